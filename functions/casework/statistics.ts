/**
 * Facts for statistics: written with every change of a case that can change them. Cases of before that are given them some at
 * a time by the sweep; a run that breaks off is followed by the next.
 */
import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import type { CaseEvent } from '#domain/case/events';
import { casesAfter, fillPlace, hasFacts, keepFacts, keepFillPlace } from '#store/statistics';

/** Cases a run, each a read of its log: 100,000 are done in a week of sweeps. */
const casesARun = 50;

/** What happens often and counts nowhere. */
const uncounted: readonly CaseEvent['type'][] = [
  'ObligationNudged',
  'TaskOpened',
  'LinkReissued',
  'AnswerDrafted',
  'AbsenceNoted',
  'StatusAsked',
  'MailFiled',
  'NoticeResent',
  'ContactCorrected',
  'MachinesRedriven',
];

/** True when the facts must be written again. */
export const isCounted = (events: readonly CaseEvent[]): boolean =>
  events.some(({ type }) => !uncounted.includes(type));

/** @returns how many cases were given their facts; 0: all looked at in this run had them */
export async function fillFacts(
  { table, report }: Pick<World, 'table' | 'report'>,
  limit = casesARun,
): Promise<number> {
  let place = await fillPlace(table);
  if (place === null) return 0;
  let filled = 0;
  for (let looked = 0; looked < limit && place !== null; ) {
    const page = await casesAfter(table, place, limit - looked);
    for (const caseId of page.caseIds) {
      try {
        filled += (await fill(table, caseId)) ? 1 : 0;
      } catch (error) {
        report('The facts of a case could not be kept for statistics', error, { case: caseId });
      }
    }
    looked += page.caseIds.length;
    place = page.place;
    await keepFillPlace(table, place);
  }
  return filled;
}

async function fill(table: World['table'], caseId: string): Promise<boolean> {
  if (await hasFacts(table, caseId)) return false;
  const { state } = await readCase(table, caseId);
  if (state) await keepFacts(table, state);
  return state !== null;
}
