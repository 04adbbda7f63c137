/** Around the end of a service: the final report, a case that was reopened, a client who refused or did not come. */
import { currentOf } from '#domain/case/path';
import type { CaseState } from '#domain/case/state';
import { dateShort, numberShort, onDateWords, untilDateWords } from '#domain/estonian';
import { kindRules } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import { endingWords, outcomeWords, refusalWords } from '#domain/words/endings';
import { toPartyWords } from '#domain/words/parties';
import type { Block } from '#mail/compose/blocks';
import {
  caseButton,
  facts,
  heading,
  howToAsk,
  type Letter,
  letter,
  list,
  paragraph,
  referralSubject,
  type WrittenNotice,
  workingDaysOf,
} from './letter.ts';

/** To the municipality in the provider's own words; the agency reads it at the case. */
export function finalReport(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const report = state.finalReport;
  const end = state.serviceEnded;
  return letter({
    subject: referralSubject(state, 'lõpparuanne'),
    preview: 'Teenuseosutaja esitas lõpparuande. Juhtum on lõpetatud.',
    heading: 'Lõpparuanne',
    body: [
      paragraph(
        `Teenuseosutaja esitas suunamise ${state.id} teenuse lõpparuande. Sellega on juhtum lõpetatud.`,
      ),
      facts([
        ...(end ? [['Teenuse viimane päev', dateShort(end.lastDay)] as const] : []),
        ...(end ? [['Lõppemise põhjus', endingWords(end.ending)] as const] : []),
        ...(report?.hours != null ? [['Tugiisiku tööd tundides', numberShort(report.hours)] as const] : []),
      ]),
      ...(notice.to === 'municipality'
        ? [...reported(state), ...unanswered(state), howToAsk(one)]
        : caseButton(one)),
    ],
  });
}

function reported({ finalReport: report }: CaseState): Block[] {
  if (!report) return [];
  return [
    heading('Eesmärgid'),
    list(
      report.outcomes.map(({ goal, outcome }) => `${goal ?? 'Teenuse eesmärgid'}: ${outcomeWords(outcome)}`),
    ),
    ...quoted('Kokkuvõte', report.summary),
    ...quoted('Soovitus edaspidiseks', report.recommendation),
  ];
}

/** A question that the end of the case made void. */
const unanswered = (state: CaseState): Block[] =>
  Object.values(state.obligations).some(
    (one) =>
      one.kind === 'answer-query' &&
      one.status === 'closed' &&
      one.outcome === 'cancelled' &&
      one.arrivedAt === state.endedAt,
  )
    ? [paragraph('Teie infopäring jäi vastuseta, sest juhtum on lõppenud.')]
    : [];

export function reopened(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const { reason } = state;
  return letter({
    subject: referralSubject(state, 'juhtum on taasavatud'),
    preview: 'Sotsiaalkindlustusamet avas juhtumi uuesti.',
    heading: 'Juhtum on taasavatud',
    body: [
      paragraph(
        `Sotsiaalkindlustusamet avas juhtumi ${state.id} uuesti, sest see oli lõpetatud ekslikult. ${goesOn(one)}`,
      ),
      ...(notice.to === 'municipality' ? quoted('Ametniku põhjendus', reason) : []),
      ...(notice.to === 'agency' ? caseButton(one) : []),
    ],
  });
}

/** Where the case goes on, and by when. */
function goesOn(one: Letter): string {
  const { state } = one;
  const current = currentOf(state);
  if (current) {
    const { name } = obligationWords(current.kind);
    const to = toPartyWords(kindRules[current.kind].assignee);
    return `Järgmine ülesanne on ${name}: ${to} saadame selle kohta kirja. Tähtaega arvestame uuesti algusest, see on ${workingDaysOf(one, current.kind)}.`;
  }
  if (state.phase === 'active' && state.serviceEnd)
    return `Teenus jätkub ja kestab ${untilDateWords(state.serviceEnd)}.`;
  return 'Teenuseosutaja esitab lõpparuande; tema tähtaega arvestame uuesti algusest.';
}

export function refusal(one: Letter): WrittenNotice {
  const { state } = one;
  const last = state.refusals.at(-1);
  const what = refusalWords(last?.what ?? 'refused');
  return letter({
    subject: referralSubject(state, last?.what === 'no-show' ? 'klient ei tulnud kohale' : 'klient keeldus'),
    preview: `${what}.`,
    heading: what,
    body: [
      paragraph(`${what}${last ? ` ${onDateWords(last.on)}` : ''} (suunamine ${state.id}).`),
      ...quoted('Selgitus', last?.text ?? null),
      facts([
        ['Keeldumisi kokku', String(countOf(state, 'refused'))],
        ['Kohale tulemata jätmisi kokku', String(countOf(state, 'no-show'))],
      ]),
      paragraph(
        'Juhtum ja teenus jätkuvad: see teade ei lõpeta midagi. Palume kliendiga ühendust võtta ja vajaduse korral arutada, kuidas edasi minna.',
      ),
      howToAsk(one),
    ],
  });
}

const countOf = ({ refusals }: CaseState, what: 'refused' | 'no-show'): number =>
  refusals.filter((one) => one.what === what).length;

const quoted = (label: string, text: string | null): Block[] =>
  text?.trim() ? [paragraph(`${label}:`), { kind: 'quote', text }] : [];
