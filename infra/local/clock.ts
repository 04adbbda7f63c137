/** The clock of the local system: real time plus an offset, timers in order, and time that can be moved on. */

export type Timer = { cancel(): void };

export type LocalClock = {
  /** Milliseconds since the epoch. During an advance it stands at each timer's instant. */
  now(): number;
  /** Runs `run` at the instant (ms since the epoch), or at once if it is past; equal instants in order of registration. */
  at(instantMs: number, run: () => void | Promise<void>): Timer;
  /** Registers work under way, so that `idle` and an advance wait for it; gives the same promise back. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when no tracked work is under way and no timer is due. Not to be awaited inside tracked work. */
  idle(): Promise<void>;
  /** The instant of the earliest timer in ms since the epoch; call `look` before it if schedulers register on demand. */
  nextTimer(): number | null;
  /** Asks the `onLook` listeners to register the timers they want up to the instant `limitMs`. */
  look(limitMs: number): Promise<void>;
  /** Adds a listener that is asked, before the next timer is looked up, to register its timers up to `limitMs`. */
  onLook(listener: (limitMs: number) => void | Promise<void>): void;
  /** Moves time to the instant, running every timer due on the way; throws ClockCannotGoBack. Advances queue up. Not to be awaited inside tracked work. */
  advanceTo(instantMs: number): Promise<void>;
  /** Moves time to the earliest timer and runs what is due then; answers that instant, or null without a timer. */
  advanceToNextTimer(): Promise<number | null>;
};

export type ClockSettings = {
  /** How far the clock is ahead of real time at the start, in ms. */
  offsetMs: number;
  /** Stores the offset durably; called whenever an advance has moved the clock. */
  saveOffset: (offsetMs: number) => void | Promise<void>;
  /** Real time in ms since the epoch; tests put a fixed one here. */
  realNow?: () => number;
};

export class ClockCannotGoBack extends RangeError {
  override readonly name = 'ClockCannotGoBack';
  constructor(now: number, wanted: number) {
    super(
      `The clock stands at ${new Date(now).toISOString()} and cannot go back to ${new Date(wanted).toISOString()}`,
    );
  }
}

type Entry = { instant: number; order: number; run: () => void | Promise<void> };

/** setTimeout takes at most 2^31-1 ms (24.8 days) and fires at once when given more. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export function createClock({ offsetMs, saveOffset, realNow = Date.now }: ClockSettings): LocalClock {
  let offset = offsetMs;
  let standing: number | null = null;
  let registered = 0;
  let entries: Entry[] = [];
  let wake: NodeJS.Timeout | undefined;
  let underWay = 0;
  let started = 0;
  const whenNothing: (() => void)[] = [];
  let lastAdvance: Promise<unknown> = Promise.resolve();
  const listeners: ((limitMs: number) => void | Promise<void>)[] = [];

  const now = () => standing ?? realNow() + offset;

  function at(instantMs: number, run: () => void | Promise<void>): Timer {
    const entry = { instant: instantMs, order: registered++, run };
    const behind = entries.findLastIndex((other) => other.instant <= instantMs);
    entries.splice(behind + 1, 0, entry);
    if (behind === -1) arm();
    return {
      cancel() {
        const index = entries.indexOf(entry);
        if (index === -1) return;
        entries.splice(index, 1);
        if (index === 0) arm();
      },
    };
  }

  /** Sets the one real timer for the earliest entry; during an advance none is set. */
  function arm(): void {
    clearTimeout(wake);
    const first = entries[0];
    if (!first || standing !== null) return;
    wake = setTimeout(runDue, Math.min(Math.max(first.instant - now(), 0), LONGEST_TIMEOUT_MS));
    wake.unref();
  }

  function runDue(): void {
    const due = entries.filter((entry) => entry.instant <= now());
    entries = entries.slice(due.length);
    for (const entry of due) void track(runEntry(entry));
    arm();
  }

  async function runEntry(entry: Entry): Promise<void> {
    await entry.run();
  }

  function track<T>(work: Promise<T>): Promise<T> {
    underWay++;
    started++;
    const done = () => {
      underWay--;
      if (underWay > 0) return;
      for (const resolve of whenNothing.splice(0)) resolve();
    };
    work.then(done, done);
    return work;
  }

  /** Resolves when a whole macrotask turn passed with no tracked work: finished work often starts new work. */
  async function settled(): Promise<void> {
    for (;;) {
      if (underWay > 0) await new Promise<void>((resolve) => whenNothing.push(resolve));
      const before = started;
      await macrotask();
      if (underWay === 0 && started === before) return;
    }
  }

  async function idle(): Promise<void> {
    for (;;) {
      await settled();
      if (standing !== null) await lastAdvance.catch(() => undefined);
      else if (entries[0] && entries[0].instant <= now()) runDue();
      else return;
    }
  }

  async function look(limitMs: number): Promise<void> {
    for (const listener of listeners) await listener(limitMs);
  }

  function queued<T>(advance: () => Promise<T>): Promise<T> {
    const result = lastAdvance.then(advance, advance);
    lastAdvance = result.catch(() => undefined);
    return result;
  }

  /** Lets time stand while `move` runs and flow on from where it then stands. */
  async function withTimeStanding<T>(move: () => Promise<T>): Promise<T> {
    standing = now();
    arm();
    try {
      return await move();
    } finally {
      standing = null;
      arm();
    }
  }

  async function standAt(instantMs: number): Promise<void> {
    standing = Math.max(now(), instantMs);
    offset = standing - realNow();
    await saveOffset(offset);
  }

  async function runUntil(targetMs: number): Promise<void> {
    for (;;) {
      await settled();
      await look(targetMs);
      const next = entries[0];
      if (!next || next.instant > targetMs) break;
      entries.shift();
      await standAt(next.instant);
      await track(runEntry(next));
    }
    await standAt(targetMs);
  }

  return {
    now,
    at,
    track,
    idle,
    nextTimer: () => entries[0]?.instant ?? null,
    look,
    onLook: (listener) => void listeners.push(listener),
    advanceTo: (instantMs) =>
      queued(async () => {
        if (!(instantMs >= now())) throw new ClockCannotGoBack(now(), instantMs);
        await withTimeStanding(() => runUntil(instantMs));
      }),
    advanceToNextTimer: () =>
      queued(() =>
        withTimeStanding(async () => {
          await settled();
          await look(Number.POSITIVE_INFINITY);
          const next = entries[0];
          if (!next) return null;
          const target = Math.max(next.instant, now());
          await runUntil(target);
          return target;
        }),
      ),
  };
}

function macrotask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
