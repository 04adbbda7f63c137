/** What the stories of invented cases are told with. */
import { type Instant, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';

/** What comes after what was led to before: a command and when. */
export type Step = readonly [Command, Instant];

/** Steps from where another story stopped; `ladder`: nobody answers what is open then, and its reminders go out. */
export interface Story {
  readonly from: string;
  readonly steps: readonly Step[];
  readonly ladder?: true;
}

export const time = (day: string): Instant => `${day}T08:00:00.000Z`;
export const page = (day: string) => ({ channel: 'page', arrivedAt: time(day) }) as const;
export const reason = 'Näidispõhjus.';
export const until = parseDay('2026-02-20');
export const open = (kind: Extract<Command, { type: 'OpenObligation' }>['kind']): Command => ({
  type: 'OpenObligation',
  kind,
  cause: '1',
});
/** A support person, with the three checks confirmed. */
export const person = {
  ...{ name: 'Näidis Tugiisik', phone: '5550 0000', email: 'tugiisik@naidis.example', languages: ['et'] },
  ...{ notRelative: true, notSameHome: true, noConviction: true },
};
export const record = { type: 'RecordFirstMeeting', cause: '1', ...page('2026-02-12') } as const;
