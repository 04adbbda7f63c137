/** EventBridge Scheduler here: the template's schedules, ticking in real time and, while there is work for them, in an advance. */
import type { LocalClock, Timer } from './clock.ts';
import { createDailySchedules, isDaily } from './daily-schedules.ts';
import type { LocalSchedule } from './template.ts';

export type ScheduleSettings = {
  schedules: LocalSchedule[];
  clock: LocalClock;
  /** Starts the target with its input. */
  start(arn: string, input: string): Promise<void>;
  /** Whether a tick would find something to do. */
  isUnfinished(): Promise<boolean>;
  /** From which moment on, in ms, a round of the day up to `limitMs` would, as things stand; null: none of them. */
  roundWantedFrom(limitMs: number): Promise<number | null>;
};

export type Schedules = {
  /** Runs every schedule once now, since ticks were missed while the system was down, and ticks from then on. */
  begin(): Promise<void>;
  stop(): void;
};

/** After so many ticks of an advance in a row that left something unfinished, the next ones come hourly. */
const PATIENT_TICKS = 12;
const HOUR_MS = 3_600_000;

/**
 * Ticks are heard in real time at the schedule's rate. In an advance a tick is a timer only while something is
 * unfinished: see docs/decisions/0004-local-sweep-timer.md. Throws for an expression other than `rate(n minutes|hours)` or a time of the weekdays.
 */
export function createSchedules({
  schedules,
  clock,
  start,
  isUnfinished,
  roundWantedFrom,
}: ScheduleSettings): Schedules {
  const rounds = schedules.filter(isDaily);
  const daily = createDailySchedules({ schedules: rounds, clock, start, wantedFrom: roundWantedFrom });
  const ticking = schedules
    .filter((schedule) => !isDaily(schedule))
    .map((schedule) => ({
      ...schedule,
      rateMs: rateOf(schedule.expression),
      ticks: 0,
      next: null as Timer | null,
    }));
  const intervals: NodeJS.Timeout[] = [];

  clock.onLook(async () => {
    const wanted = await isUnfinished();
    for (const schedule of ticking) {
      if (!wanted) {
        schedule.ticks = 0;
        schedule.next?.cancel();
        schedule.next = null;
      }
      if (!wanted || schedule.next) continue;
      const rateMs = schedule.ticks < PATIENT_TICKS ? schedule.rateMs : Math.max(schedule.rateMs, HOUR_MS);
      schedule.next = clock.at((Math.floor(clock.now() / rateMs) + 1) * rateMs, async () => {
        schedule.next = null;
        schedule.ticks += 1;
        await start(schedule.arn, schedule.input);
      });
    }
  });

  return {
    async begin() {
      daily.begin();
      for (const { arn, input, rateMs } of ticking) {
        intervals.push(setInterval(() => void clock.track(start(arn, input)), rateMs).unref());
        await clock.track(start(arn, input));
      }
    },
    stop() {
      daily.stop();
      for (const interval of intervals) clearInterval(interval);
    },
  };
}

/** The period of `rate(5 minutes)` in ms. */
function rateOf(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour)s?\)$/.exec(expression) ?? [];
  if (!count) throw new Error(`The local system does not know the schedule expression ${expression}`);
  return Number(count) * (unit === 'hour' ? HOUR_MS : 60_000);
}
