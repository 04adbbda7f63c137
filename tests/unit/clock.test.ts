/** The clock: order, standing time, idleness. */
import { describe, expect, it } from 'vitest';
import { ClockCannotGoBack, createClock } from '../../infra/local/clock.ts';

const START = Date.parse('2026-11-20T08:00:00.000Z');
const HOUR = 3_600_000;

function scene(offsetMs = 0) {
  const saved: number[] = [];
  const real = { now: START };
  const clock = createClock({ offsetMs, saveOffset: (ms) => void saved.push(ms), realNow: () => real.now });
  return { clock, saved, real };
}

/** A promise with its ends in the hand of the test. */
function work(): { done: () => void; promise: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, done: resolve };
}

function macrotask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('now', () => {
  it('is real time plus the offset', () => {
    const { clock, real } = scene(HOUR);
    real.now += 5;
    expect(clock.now()).toBe(START + HOUR + 5);
  });

  it('flows on from where an advance ended, and keeps the offset for the next start', async () => {
    const { clock, real, saved } = scene();
    await clock.advanceTo(START + HOUR);
    real.now += 7;
    expect(clock.now()).toBe(START + HOUR + 7);
    expect(saved.at(-1)).toBe(HOUR);
  });

  it('stands at each timer while its work is under way', async () => {
    const { clock } = scene();
    const seen: number[] = [];
    clock.at(START + 2 * HOUR, async () => {
      await macrotask();
      seen.push(clock.now());
    });
    clock.at(START + HOUR, () => void clock.track(macrotask().then(() => seen.push(clock.now()))));
    await clock.advanceTo(START + 3 * HOUR);
    expect(seen).toEqual([START + HOUR, START + 2 * HOUR]);
  });
});

describe('timers', () => {
  it('run by instant and then by registration, those of the way included', async () => {
    const { clock } = scene();
    const order: string[] = [];
    clock.at(START + 2, () => void order.push('later'));
    clock.at(START + 1, () => {
      order.push('first');
      clock.at(START + 2, () => void order.push('registered on the way'));
      clock.at(START + 9, () => void order.push('too late'));
    });
    clock.at(START + 1, () => void order.push('second'));
    await clock.advanceTo(START + 8);
    expect(order).toEqual(['first', 'second', 'later', 'registered on the way']);
    expect(clock.nextTimer()).toBe(START + 9);
  });

  it('do not run after they were cancelled', async () => {
    const { clock } = scene();
    const order: string[] = [];
    const first = clock.at(START + 1, () => {
      order.push('first');
      second.cancel();
    });
    const second = clock.at(START + 2, () => void order.push('second'));
    await clock.advanceTo(START + 5);
    first.cancel();
    expect(order).toEqual(['first']);
    expect(clock.nextTimer()).toBeNull();
  });

  it('run at once when their instant is past, and never turn time back', async () => {
    const { clock } = scene();
    const seen: number[] = [];
    clock.at(START - HOUR, () => void seen.push(clock.now()));
    await clock.advanceTo(START + 1);
    expect(seen).toEqual([START]);
  });

  it('fire by real time outside an advance, also beyond the longest setTimeout', async () => {
    const { clock, real } = scene();
    const fired = work();
    let far = 0;
    clock.at(START + 60 * 24 * HOUR, () => void far++);
    clock.at(START, fired.done);
    await fired.promise;
    expect(far).toBe(0);
    real.now = START + 60 * 24 * HOUR;
    await clock.idle();
    expect(far).toBe(1);
  });

  it('let an advance fail when their work fails', async () => {
    const { clock } = scene();
    clock.at(START + 1, () => Promise.reject(new Error('broken')));
    await expect(clock.advanceTo(START + 2)).rejects.toThrow('broken');
    await clock.advanceTo(START + 3);
    expect(clock.now()).toBe(START + 3);
  });
});

describe('advances', () => {
  it('refuse an earlier time by name', async () => {
    const { clock } = scene();
    await expect(clock.advanceTo(START - 1)).rejects.toBeInstanceOf(ClockCannotGoBack);
    await expect(clock.advanceTo(Number.NaN)).rejects.toBeInstanceOf(RangeError);
    expect(clock.now()).toBe(START);
  });

  it('wait for work under way before the first timer', async () => {
    const { clock } = scene();
    const order: string[] = [];
    const slow = work();
    void clock.track(slow.promise.then(() => order.push('work')));
    clock.at(START + 1, () => void order.push('timer'));
    const advance = clock.advanceTo(START + 1);
    await macrotask();
    expect(order).toEqual([]);
    slow.done();
    await advance;
    expect(order).toEqual(['work', 'timer']);
  });

  it('come one after the other', async () => {
    const { clock } = scene();
    const order: string[] = [];
    clock.at(START + 1, async () => {
      await macrotask();
      order.push('one');
    });
    const advances = [
      clock.advanceTo(START + 1).then(() => order.push('first advance')),
      clock.advanceTo(START + 2).then(() => order.push('second advance')),
    ];
    await Promise.all(advances);
    expect(order).toEqual(['one', 'first advance', 'second advance']);
  });

  it('to the next timer answer its instant, or null without one', async () => {
    const { clock } = scene();
    clock.at(START + HOUR, () => undefined);
    expect(await clock.advanceToNextTimer()).toBe(START + HOUR);
    expect(clock.now()).toBe(START + HOUR);
    expect(await clock.advanceToNextTimer()).toBeNull();
  });

  it('ask schedulers to register before they look for the next timer', async () => {
    const { clock } = scene();
    const fired: number[] = [];
    let next = START + HOUR;
    const schedule = (limitMs: number) => {
      if (next > limitMs) return;
      const instant = next;
      next += HOUR;
      clock.at(instant, () => void fired.push(instant));
    };
    clock.onLook(schedule);
    await clock.advanceTo(START + 2.5 * HOUR);
    expect(fired).toEqual([START + HOUR, START + 2 * HOUR]);
  });
});

describe('idle', () => {
  it('waits for work that finished work starts a turn later', async () => {
    const { clock } = scene();
    const order: string[] = [];
    const follow = async () => {
      await macrotask();
      order.push('second');
    };
    const first = macrotask().then(() => {
      order.push('first');
      void clock.track(follow());
    });
    void clock.track(first);
    await clock.idle();
    expect(order).toEqual(['first', 'second']);
  });

  it('runs timers that are due, for no time needs to pass for them', async () => {
    const { clock } = scene();
    let ran = 0;
    clock.at(START, () => void ran++);
    clock.at(START + 1, () => void ran++);
    await clock.idle();
    expect(ran).toBe(1);
  });

  it('gives tracked work back as it is, failures included', async () => {
    const { clock } = scene();
    const failing = clock.track(Promise.reject(new Error('as it is')));
    await expect(failing).rejects.toThrow('as it is');
    expect(await clock.track(Promise.resolve(7))).toBe(7);
    await clock.idle();
  });
});
