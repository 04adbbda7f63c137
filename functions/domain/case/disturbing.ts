/** Whether a case changed under a person's hands: what machines note beside it leaves what the person saw as it was. */
import type { CaseEvent } from '#domain/case/events';

/** Facts that change nothing an officer decides on. */
const quiet: readonly CaseEvent['type'][] = [
  'ObligationOpened',
  'ObligationNudged',
  'TaskOpened',
  'LinkReissued',
  'NoticeResent',
  'MailFiled',
  'StatusAsked',
  'EndWarned',
];

/**
 * @param entries of the log, in order
 * @param seen the version that the person's page was drawn from
 * @returns true when somebody changed the case since then in a way that the person must see first
 */
export const isDisturbed = (
  entries: readonly { version: number; events: readonly CaseEvent[] }[],
  seen: number,
): boolean =>
  entries.some(({ version, events }) => version > seen && events.some(({ type }) => !quiet.includes(type)));
