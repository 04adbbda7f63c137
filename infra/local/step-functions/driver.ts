/** Drives executions: one transition at a time for each, stored before it acts; calls and timers follow from what is stored. */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { LocalClock, Timer } from '../clock.ts';
import { EngineStopped } from './errors.ts';
import type { Machines } from './machines.ts';
import type { Facts, Machine, Run } from './run.ts';
import { type Call, callsOf, nextDeadline, type Snapshot } from './snapshot.ts';
import { type Stimulus, step } from './step.ts';
import type { ExecutionRow, Store } from './store.ts';
import { newToken } from './token.ts';

/** A running execution in memory. */
export type Live = {
  row: ExecutionRow;
  snapshot: Snapshot;
  readonly machine: Machine;
  /** Stimuli are taken one after the other. */
  queue: Promise<unknown>;
  /** The calls being carried out or waited for, by number. */
  calls: Map<number, Call>;
  timer: Timer | null;
  timerAt: number | null;
};

export type Driver = {
  /** The running execution, or null if it is closed or unknown. */
  live(arn: string): Live | null;
  /** Takes up an execution that is stored as running, and moves it on. */
  take(row: ExecutionRow): Live;
  /** Restarts a closed execution where it failed; `row` is the execution as it is to run. */
  redrive(row: ExecutionRow): Promise<void>;
  /** Applies a stimulus when its turn comes; resolves when it is stored. `check` may refuse it by throwing. */
  post(live: Live, stimulus: Stimulus, check?: () => void): Promise<void>;
  stop(): Promise<void>;
  /** After `stop` nothing is stored any more; work that still comes to an end is dropped. */
  isStopped(): boolean;
};

export type DriverSettings = {
  clock: LocalClock;
  store: Store;
  machines: Machines;
  roleArn: string;
  /** Carries out a call, or waits on for one that was submitted. */
  carryOut(live: Live, call: Call): void;
  /** Nobody waits for the call any more. */
  abandon(live: Live, call: Call): void;
  onClosed(row: ExecutionRow): void;
  onError(error: unknown): void;
};

export function createDriver(settings: DriverSettings): Driver {
  const { clock, store, machines } = settings;
  const lives = new Map<string, Live>();
  let stopped = false;

  function take(row: ExecutionRow): Live {
    const live = newLive(row, JSON.parse(row.snapshot) as Snapshot, machines.of(row));
    lives.set(row.arn, live);
    inTurn(live, async () => {
      await passTime(live);
      follow(live);
      await proceed(live);
    }).catch(report);
    return live;
  }

  /** Takes a closed execution up again; `row` says that it runs. */
  async function redrive(row: ExecutionRow): Promise<void> {
    const snapshot = JSON.parse(row.snapshot) as Snapshot;
    const live = newLive(row, snapshot, machines.of(row));
    lives.set(row.arn, live);
    // Not by post: the deadlines in the snapshot are those of the closed run.
    await inTurn(live, () => transition(live, { kind: 'redrive' }));
    inTurn(live, () => proceed(live)).catch(report);
  }

  async function post(live: Live, stimulus: Stimulus, check: () => void = () => undefined): Promise<void> {
    await inTurn(live, async () => {
      await passTime(live);
      check();
      await transition(live, stimulus);
    });
    inTurn(live, () => proceed(live)).catch(report);
  }

  function inTurn<T>(live: Live, job: () => Promise<T>): Promise<T> {
    const result = live.queue.then(job);
    live.queue = result.catch(() => undefined);
    return clock.track(result);
  }

  /** Moves on until only time or somebody outside can. */
  async function proceed(live: Live): Promise<void> {
    do {
      await passTime(live);
      while (isRunning(live) && live.snapshot.threads.some(({ phase }) => phase.kind === 'ready')) {
        await transition(live, { kind: 'go' });
        // Transitions without calls are all microtasks: others get their turn in between.
        if (live.snapshot.lastEvent % 100 === 0) await setImmediate();
      }
    } while (isDue(live));
  }

  async function passTime(live: Live): Promise<void> {
    while (isDue(live)) await transition(live, { kind: 'time' });
  }

  function isDue(live: Live): boolean {
    return isRunning(live) && (nextDeadline(live.snapshot) ?? Number.POSITIVE_INFINITY) <= clock.now();
  }

  async function transition(live: Live, stimulus: Stimulus): Promise<void> {
    if (!isRunning(live)) return;
    const nowMs = clock.now();
    const run: Run = {
      machine: live.machine,
      facts: factsOf(live.row, settings.roleArn),
      world: {
        nowMs,
        newToken: (call) => newToken(live.row.arn, call),
        newId: randomUUID,
        random: Math.random,
      },
      snapshot: structuredClone(live.snapshot),
      history: [],
      closing: null,
    };
    await step(run, stimulus);
    if (stopped) throw new EngineStopped();
    const row = rowAfter(live.row, run);
    store.update(row, run.history);
    live.row = row;
    live.snapshot = run.snapshot;
    follow(live);
    if (row.status !== 'RUNNING') settings.onClosed(row);
  }

  /** Brings calls and the timer in line with what is stored: the only way in which anything starts or ends. */
  function follow(live: Live): void {
    const running = isRunning(live);
    const wanted = new Map(running ? callsOf(live.snapshot).map((call) => [call.call, call]) : []);
    const before = live.calls;
    live.calls = wanted;
    for (const [number, call] of before) if (!wanted.has(number)) settings.abandon(live, call);
    for (const [number, call] of wanted) if (!before.has(number)) settings.carryOut(live, call);
    const due = running ? nextDeadline(live.snapshot) : null;
    if (due !== live.timerAt) {
      live.timer?.cancel();
      live.timerAt = due;
      live.timer = due === null ? null : clock.at(due, () => onTimer(live));
    }
    if (!running) lives.delete(live.row.arn);
  }

  async function onTimer(live: Live): Promise<void> {
    live.timerAt = null;
    await inTurn(live, () => proceed(live)).catch(report);
  }

  function report(error: unknown): void {
    if (!(error instanceof EngineStopped)) settings.onError(error);
  }

  return {
    live: (arn) => lives.get(arn) ?? null,
    take,
    redrive,
    post,
    isStopped: () => stopped,
    async stop() {
      stopped = true;
      for (const { timer } of lives.values()) timer?.cancel();
      await Promise.all([...lives.values()].map(({ queue }) => queue));
      lives.clear();
    },
  };
}

function newLive(row: ExecutionRow, snapshot: Snapshot, machine: Machine): Live {
  return { row, snapshot, machine, queue: Promise.resolve(), calls: new Map(), timer: null, timerAt: null };
}

function isRunning({ row }: Live): boolean {
  return row.status === 'RUNNING';
}

function factsOf(row: ExecutionRow, roleArn: string): Facts {
  return {
    arn: row.arn,
    name: row.name,
    input: JSON.parse(row.input),
    startedAt: new Date(row.startedAt).toISOString(),
    roleArn,
    redriveCount: row.redriveCount,
    redrivenAt: row.redrivenAt === null ? null : new Date(row.redrivenAt).toISOString(),
  };
}

function rowAfter(row: ExecutionRow, { snapshot, closing, world }: Run): ExecutionRow {
  const moved = {
    ...row,
    state: snapshot.threads[0]?.state ?? row.state,
    snapshot: JSON.stringify(snapshot),
  };
  if (!closing) return moved;
  return {
    ...moved,
    // Only what did not succeed can be redriven and needs to know where it stood.
    snapshot: closing.status === 'SUCCEEDED' ? '' : moved.snapshot,
    status: closing.status,
    stoppedAt: world.nowMs,
    output: closing.output === undefined ? null : JSON.stringify(closing.output),
    error: closing.error ?? null,
    cause: closing.cause ?? null,
  };
}
