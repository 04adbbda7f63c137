/** What is stored of a running execution: enough to go on from after the process died at any instant. */
import type { Json } from './expression.ts';

/** Where the threads of an execution stand. Thread 0 is the outermost; Map and Parallel start others. */
export type Snapshot = {
  threads: Thread[];
  nextThread: number;
  nextCall: number;
  lastEvent: number;
  /** The execution's own TimeoutSeconds as an instant in ms since the epoch. */
  timeoutAt: number | null;
};

export type Thread = {
  id: number;
  /** The thread whose Map or Parallel started this one, and the place of its result there. */
  parent: number | null;
  index: number;
  /** The flow its states belong to (`flowsOf`). */
  flow: string;
  state: string;
  input: Json;
  variables: Record<string, Json>;
  mapItem: { Index: number; Value: Json } | null;
  /** When the state was entered (ISO); null until then. It stays the same through retries. */
  enteredAt: string | null;
  enteredEvent: number;
  /** How often each retrier of the state was used. */
  retries: number[];
  phase: Phase;
};

export type Phase =
  | { kind: 'ready' }
  | { kind: 'waiting'; until: number }
  | { kind: 'retrying'; until: number }
  | Call
  | Branching;

/** A Task under way. Until `submitted` it is carried out again when the process starts. */
export type Call = {
  kind: 'calling';
  /** Unique in the execution: an answer to an earlier attempt finds no call. */
  call: number;
  service: 'lambda' | 'states';
  mode: 'request' | 'token' | 'sync';
  arguments: { [key: string]: Json };
  token: string | null;
  timeoutAt: number | null;
  heartbeatAt: number | null;
  heartbeatMs: number | null;
  submitted: boolean;
  /** The execution that a `sync` call waits for. */
  child: string | null;
};

export type Branching = {
  kind: 'branching';
  inputs: Json[];
  results: ({ output: Json } | null)[];
  started: number;
  /** How many run at once; 0 is all. */
  concurrency: number;
};

/** The next instant (ms since the epoch) at which time alone moves the execution, or null. */
export function nextDeadline({ threads, timeoutAt }: Snapshot): number | null {
  const instants = threads.map(deadlineOf).filter((instant) => instant !== null);
  if (timeoutAt !== null) instants.push(timeoutAt);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** The instant at which the thread's phase ends by itself, or null. */
export function deadlineOf({ phase }: Thread): number | null {
  if (phase.kind === 'waiting' || phase.kind === 'retrying') return phase.until;
  if (phase.kind !== 'calling') return null;
  const instants = [phase.timeoutAt, phase.heartbeatAt].filter((instant) => instant !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** The calls of all threads. */
export function callsOf({ threads }: Snapshot): Call[] {
  return threads.map(({ phase }) => phase).filter((phase) => phase.kind === 'calling');
}
