/**
 * Schedules of a time of day: `cron(0 8 ? * MON-FRI *)` in Estonian time. In real time they start at that time; an advance
 * that passes it runs them on the way, but they are no timer to advance to (docs/decisions/0004-local-sweep-timer.md).
 */
import { addDays, at, dayOf, type Instant, isWeekend } from '#domain/calendar/calendar';
import type { LocalClock, Timer } from './clock.ts';
import type { LocalSchedule } from './template.ts';

export type DailySettings = {
  schedules: readonly LocalSchedule[];
  clock: LocalClock;
  /** Starts the target with its input. */
  start(arn: string, input: string): Promise<void>;
  /**
   * From which moment on, in ms, a round up to `limitMs` would find something to do if nothing else happens; null: in none of
   * them. Eight years of advance have 2,000 mornings.
   */
  wantedFrom(limitMs: number): Promise<number | null>;
};

/** How often real time is looked at, in ms. */
const LOOK_EVERY_MS = 15_000;

/** True of an expression that is a schedule of this kind. */
export const isDaily = ({ expression }: LocalSchedule): boolean => expression.startsWith('cron(');

/** Throws for a cron expression other than a time of the weekdays in Estonia. @returns how to begin and to stop */
export function createDailySchedules({ schedules, clock, start, wantedFrom }: DailySettings) {
  const daily = schedules.map((schedule) => ({
    schedule,
    time: timeOf(schedule),
    /** The latest moment of which it is known what became of it, in ms. */
    seen: clock.now(),
    /** When the clock last looked, the next round was not wanted: what time passed since then is seen. */
    later: false,
    timer: null as Timer | null,
  }));
  type Daily = (typeof daily)[number];
  let looking: NodeJS.Timeout | undefined;

  const next = ({ seen, time }: Daily): number => nextAfter(seen, time);
  const run = async (one: Daily): Promise<void> => {
    one.seen = Math.max(next(one), clock.now());
    const now = clock.now();
    if (((await wantedFrom(now)) ?? Number.POSITIVE_INFINITY) <= now)
      await start(one.schedule.arn, one.schedule.input);
  };

  clock.onLook(async (limitMs) => {
    if (!Number.isFinite(limitMs)) return;
    for (const one of daily) {
      if (one.later) one.seen = Math.max(one.seen, clock.now());
      if ((one.timer && !one.later) || next(one) > limitMs) continue;
      one.timer?.cancel();
      one.timer = null;
      const from = await wantedFrom(limitMs);
      const first =
        from === null ? Number.POSITIVE_INFINITY : nextAfter(Math.max(one.seen, from - 1), one.time);
      one.later = first > next(one);
      if (first > limitMs) continue;
      one.timer = clock.at(first, async () => {
        one.timer = null;
        one.seen = Math.max(one.seen, first - 1);
        await run(one);
      });
    }
  });

  const look = (): void => {
    for (const one of daily) if (!one.timer && next(one) <= clock.now()) void clock.track(run(one));
  };

  return {
    begin(): void {
      looking = setInterval(look, LOOK_EVERY_MS).unref();
    },
    stop(): void {
      clearInterval(looking);
    },
  };
}

/** The next weekday's moment at that time, after this one; both in ms. */
function nextAfter(nowMs: number, time: string): number {
  const now = new Date(nowMs).toISOString() as Instant;
  for (let day = dayOf(now); ; day = addDays(day, 1)) {
    const instant = at(day, time);
    if (!isWeekend(day) && instant > now) return Date.parse(instant);
  }
}

function timeOf({ expression, timeZone }: LocalSchedule): string {
  const [, minute = '', hour = ''] = /^cron\((\d{1,2}) (\d{1,2}) \? \* MON-FRI \*\)$/.exec(expression) ?? [];
  if (!minute || timeZone !== 'Europe/Tallinn')
    throw new Error(`The local system does not know the schedule expression ${expression} (${timeZone})`);
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
