/** Whether a case changed under a person's hands: what machines note beside it leaves what the person saw as it was. */
import type { Actor, CaseEvent } from '#domain/case/events';

/** Facts that change nothing an officer decides on, unless another officer made them. */
const quiet: readonly CaseEvent['type'][] = [
  'ObligationOpened',
  'ObligationNudged',
  'TaskOpened',
  'LinkSlept',
  'MailFiled',
  'StatusAsked',
  'EndWarned',
  'PauseRanOver',
  'CasePauseRanOver',
  'ObligationAsked',
  'OverviewCovered',
  'ReportAsked',
  'ReportPeriodNoted',
  'RulesNoted',
];

/**
 * @param entries of the log, in order
 * @param seen the version that the person's page was drawn from
 * @returns true when another officer did anything since then, or somebody changed the case in a way that must be seen first
 */
export const isDisturbed = (
  entries: readonly { version: number; by: Actor; events: readonly CaseEvent[] }[],
  seen: number,
): boolean =>
  entries.some(
    ({ version, by, events }) =>
      version > seen && (by.who === 'officer' || events.some(({ type }) => !quiet.includes(type))),
  );
