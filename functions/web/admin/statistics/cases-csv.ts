/** Cases as rows of a file: days and counts of each, and for the lead the persons of it. */
import type { CaseState } from '#domain/case/state';
import type { CaseFacts, PromiseFact } from '#domain/statistics/facts';
import { daysBetween } from '#domain/statistics/numbers';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { endingWords, languageWords, phaseWords } from '../../texts/words.ts';
import type { Cell } from './csv.ts';
import { protectionName } from './words.ts';

/** @param states the cases themselves by their ids, for a file with personal data; null: without */
export function caseRows(
  cases: readonly CaseFacts[],
  states: ReadonlyMap<string, CaseState> | null,
): Cell[][] {
  const head = states ? [...texts.csv.cases, ...texts.csv.personal] : [...texts.csv.cases];
  const rows = cases.map((one) => {
    const state = states?.get(one.caseId);
    return states ? [...factCells(one), ...personalCells(state ?? null)] : factCells(one);
  });
  return [head, ...rows];
}

function factCells(one: CaseFacts): Cell[] {
  const { receivedOn, supportPersonOn, serviceStart, over } = one;
  const promises = (end: PromiseFact['end'], kind?: PromiseFact['kind']) =>
    one.promises.filter((made) => made.end === end && (!kind || made.kind === kind)).length;
  return [
    one.caseId,
    phaseWords(one.phase),
    one.municipality.ehak,
    one.municipality.name,
    one.providers.at(-1)?.name ?? null,
    one.languages.map(languageWords).join(', '),
    protectionName({ key: one.protection ?? '' }),
    receivedOn,
    one.registeredOn,
    one.referralDate,
    supportPersonOn,
    supportPersonOn && daysBetween(receivedOn, supportPersonOn),
    serviceStart,
    serviceStart && daysBetween(receivedOn, serviceStart),
    one.serviceEnd,
    over?.on ?? null,
    over && endingWords(over.ending),
    one.endedOn,
    one.noShows,
    one.refusals,
    promises('kept'),
    promises('excused'),
    promises('broken'),
    promises('kept', 'send-overview'),
    promises('excused', 'send-overview') + promises('broken', 'send-overview'),
  ];
}

/** What was erased is empty. */
function personalCells(state: CaseState | null): Cell[] {
  const client = state?.referral?.client;
  return [
    client?.name ?? null,
    client?.personalCode ?? null,
    client?.birthDate ?? null,
    state?.referral?.starNumber ?? null,
    state?.referral?.caseManager.name ?? state?.sender?.name ?? null,
    state?.sender?.address ?? null,
    state?.supportPerson?.name ?? null,
  ];
}
