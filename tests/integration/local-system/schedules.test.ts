import { describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../infra/local/clock.ts';
import { createSchedules } from '../../../infra/local/schedules.ts';

const minute = 60_000;
const begin = Date.parse('2026-02-20T10:02:00.000Z');

function scene(unfinishedUntil: number) {
  const realNow = begin;
  const clock = createClock({ offsetMs: 0, saveOffset: () => undefined, realNow: () => realNow });
  const ticks: string[] = [];
  const schedules = createSchedules({
    schedules: [
      { name: 'sweep', expression: 'rate(5 minutes)', timeZone: 'UTC', arn: 'arn:sweep', input: '{}' },
    ],
    clock,
    start: async () => void ticks.push(new Date(clock.now()).toISOString().slice(0, 16)),
    isUnfinished: async () => clock.now() < unfinishedUntil,
    roundWantedFrom: async () => null,
  });
  return { clock, ticks, schedules };
}

describe('the schedules of the local system', () => {
  it('run once at the start', async () => {
    const { schedules, ticks } = scene(0);
    await schedules.begin();
    schedules.stop();
    expect(ticks).toEqual(['2026-02-20T10:02']);
  });

  it('are no timer while nothing is unfinished, so that a year costs nothing', async () => {
    const { clock, ticks } = scene(0);
    await clock.look(Number.POSITIVE_INFINITY);
    expect(clock.nextTimer()).toBeNull();
    await clock.advanceTo(begin + 365 * 24 * 60 * minute);
    expect(ticks).toEqual([]);
  });

  it('tick at each fifth minute of an advance until all is mended', async () => {
    const { clock, ticks } = scene(begin + 8 * minute);
    await clock.advanceTo(begin + 24 * 60 * minute);
    expect(ticks).toEqual(['2026-02-20T10:05', '2026-02-20T10:10']);
  });

  it('tick hourly when an hour of ticks mended nothing', async () => {
    const { clock, ticks } = scene(Number.POSITIVE_INFINITY);
    await clock.advanceTo(begin + 4 * 60 * minute);
    expect(ticks.slice(11)).toEqual([
      '2026-02-20T11:00',
      '2026-02-20T12:00',
      '2026-02-20T13:00',
      '2026-02-20T14:00',
    ]);
  });

  it('refuse an expression that they do not know', () => {
    const { clock } = scene(0);
    const schedule = {
      name: 'round',
      expression: 'cron(0 9 * * ? *)',
      timeZone: 'Europe/Tallinn',
      arn: 'arn:round',
      input: '{}',
    };
    const create = () =>
      createSchedules({
        schedules: [schedule],
        clock,
        start: async () => undefined,
        isUnfinished: async () => false,
        roundWantedFrom: async () => null,
      });
    expect(create).toThrow('cron(0 9 * * ? *)');
  });
});

describe('a round of the day', () => {
  /** Friday 20 February 2026, 12:02 in Estonia. */
  const round = (wantedFrom: (limitMs: number) => number | null) => {
    let realNow = begin;
    const clock = createClock({ offsetMs: 0, saveOffset: () => undefined, realNow: () => realNow });
    const ticks: string[] = [];
    const schedules = createSchedules({
      schedules: [
        {
          name: 'morning',
          expression: 'cron(0 8 ? * MON-FRI *)',
          timeZone: 'Europe/Tallinn',
          arn: 'arn:maintenance',
          input: '{"round":"morning"}',
        },
      ],
      clock,
      start: async (_, input) => void ticks.push(`${new Date(clock.now()).toISOString()} ${input}`),
      isUnfinished: async () => false,
      roundWantedFrom: async (limitMs) => wantedFrom(limitMs),
    });
    return { clock, ticks, schedules, sleep: (ms: number) => (realNow += ms) };
  };

  it('runs at 8:00 of each weekday that an advance passes, in summer time and winter time', async () => {
    const { clock, ticks } = round((limit) => Math.min(begin, limit));
    await clock.advanceTo(Date.parse('2026-02-24T10:00:00.000Z'));
    await clock.advanceTo(Date.parse('2026-03-27T22:00:00.000Z'));
    await clock.advanceTo(Date.parse('2026-03-30T10:00:00.000Z'));
    expect(ticks.slice(0, 2)).toEqual([
      '2026-02-23T06:00:00.000Z {"round":"morning"}',
      '2026-02-24T06:00:00.000Z {"round":"morning"}',
    ]);
    expect(ticks.at(-2)).toMatch(/^2026-03-27T06:00/);
    expect(ticks.at(-1)).toMatch(/^2026-03-30T05:00/);
  });

  it('does not run when it would find nothing, and is nothing to advance to', async () => {
    const { clock, ticks } = round(() => null);
    await clock.look(Number.POSITIVE_INFINITY);
    expect(clock.nextTimer()).toBeNull();
    await clock.advanceTo(begin + 30 * 24 * 60 * minute);
    expect(ticks).toEqual([]);
  });

  it('passes the mornings before the first that is wanted in one step, and looks anew when something happened', async () => {
    const first = Date.parse('2034-12-17T22:00:00.000Z');
    const asked: number[] = [];
    let from = first;
    const { clock, ticks } = round((limit) => {
      asked.push(limit);
      return from <= limit ? from : null;
    });
    clock.at(Date.parse('2030-05-01T12:00:00.000Z'), () => {
      from = clock.now();
    });
    await clock.advanceTo(Date.parse('2030-04-30T12:00:00.000Z'));
    expect(ticks).toEqual([]);
    expect(asked.length).toBeLessThan(5);
    await clock.advanceTo(Date.parse('2030-05-02T12:00:00.000Z'));
    expect(ticks).toEqual(['2030-05-02T05:00:00.000Z {"round":"morning"}']);
    from = first;
    await clock.advanceTo(Date.parse('2034-12-18T12:00:00.000Z'));
    expect(ticks.slice(1)).toEqual(['2034-12-18T06:00:00.000Z {"round":"morning"}']);
  });

  it('runs in real time, once', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { clock, ticks, schedules, sleep } = round((limit) => Math.min(begin, limit));
      await schedules.begin();
      sleep(Date.parse('2026-02-23T06:00:10.000Z') - begin);
      vi.advanceTimersByTime(15_000);
      await clock.idle();
      sleep(15_000);
      vi.advanceTimersByTime(15_000);
      await clock.idle();
      schedules.stop();
      expect(ticks).toEqual(['2026-02-23T06:00:10.000Z {"round":"morning"}']);
    } finally {
      vi.useRealTimers();
    }
  });
});
