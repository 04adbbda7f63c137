import { describe, expect, it } from 'vitest';
import { createClock } from '../../../infra/local/clock.ts';
import { createSchedules } from '../../../infra/local/schedules.ts';

const minute = 60_000;
const begin = Date.parse('2026-02-20T10:02:00.000Z');

function scene(unfinishedUntil: number) {
  const realNow = begin;
  const clock = createClock({ offsetMs: 0, saveOffset: () => undefined, realNow: () => realNow });
  const ticks: string[] = [];
  const schedules = createSchedules({
    schedules: [{ name: 'sweep', expression: 'rate(5 minutes)', arn: 'arn:sweep', input: '{}' }],
    clock,
    start: async () => void ticks.push(new Date(clock.now()).toISOString().slice(0, 16)),
    isUnfinished: async () => clock.now() < unfinishedUntil,
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
    const schedule = { name: 'round', expression: 'cron(0 9 * * ? *)', arn: 'arn:round', input: '{}' };
    const create = () =>
      createSchedules({
        schedules: [schedule],
        clock,
        start: async () => undefined,
        isUnfinished: async () => false,
      });
    expect(create).toThrow('cron(0 9 * * ? *)');
  });
});
