/** How an execution begins: its first snapshot and first event. */
import type { Definition } from './definition.ts';
import type { Json } from './expression.ts';
import type { HistoryEvent } from './run.ts';
import type { Snapshot } from './snapshot.ts';

export function firstSnapshot({ StartAt, TimeoutSeconds }: Definition, input: Json, nowMs: number): Snapshot {
  return {
    threads: [
      {
        id: 0,
        parent: null,
        index: 0,
        flow: '',
        state: StartAt,
        input,
        variables: {},
        mapItem: null,
        enteredAt: null,
        enteredEvent: 0,
        retries: [],
        phase: { kind: 'ready' },
      },
    ],
    nextThread: 1,
    nextCall: 1,
    lastEvent: 1,
    timeoutAt: TimeoutSeconds === undefined ? null : nowMs + TimeoutSeconds * 1000,
  };
}

export function firstEvent(input: string, roleArn: string, nowMs: number): HistoryEvent {
  const details = { input, inputDetails: { truncated: false }, roleArn };
  return {
    id: 1,
    previousEventId: 0,
    timestamp: nowMs,
    type: 'ExecutionStarted',
    details: ['executionStartedEventDetails', details],
  };
}
