/** The action plan has a new version, an overview came, a report was approved. */

import { type CaseState, findObligation } from '#domain/case/state';
import { dateShort, deadlineWords, numberShort } from '#domain/estonian';
import { nextOverviewOf } from '#domain/plan/schedule';
import { partyWords } from '#domain/words/parties';
import { progressWords } from '#domain/words/progress';
import { rhythmWords } from '#domain/words/rhythms';
import type { Block } from '#mail/compose/blocks';
import { waysToEvaluation } from './evaluation.ts';
import {
  button,
  facts,
  foreign,
  heading,
  hint,
  howToAsk,
  type Letter,
  letter,
  list,
  paragraph,
  referralSubject,
  type WrittenNotice,
} from './letter.ts';

/** Goals and reasons may speak of the client: the provider reads them behind its link. */
export function planChanged(one: Letter): WrittenNotice {
  const { state, notice, context } = one;
  const plan = state.plans.at(-1);
  const toMunicipality = notice.to === 'municipality';
  const who = plan ? partyWords(plan.by) : 'Sotsiaalkindlustusamet';
  return letter({
    subject: referralSubject(state, 'uus tegevuskava'),
    preview: `Tegevuskava muutus${plan ? `: ülevaated ${rhythmWords(plan.rhythm)}` : ''}.`,
    heading: 'Uus tegevuskava',
    body: [
      paragraph(`Suunamise ${state.id} tegevuskava muutus. Selle uue versiooni sisestas ${who}.`),
      facts([
        ...(plan ? [['Versioon', String(plan.version)] as const] : []),
        ...(plan ? [['Ülevaated', rhythmOf(plan)] as const] : []),
        ...nextRow(state),
      ]),
      ...owedOverview(state),
      ...(toMunicipality ? [...reasonOf(plan?.reason ?? null), ...goalsOf(plan?.goals ?? [])] : []),
      ...(toMunicipality
        ? [howToAsk(one)]
        : [
            ...button('Vaata tegevuskava', context.planLink ?? null),
            hint('Lingi avamisel küsime e-posti aadressi, millele see kiri tuli.'),
          ]),
    ],
  });
}

/** In the provider's own words; who wrote it and from which address is not told. */
export function overview(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const sent = state.overviews[notice.obligation?.cause ?? ''] ?? null;
  return letter({
    subject: referralSubject(state, 'ülevaade'),
    preview: 'Teenuseosutaja saatis ülevaate.',
    heading: 'Ülevaade',
    body: [
      paragraph(`Teenuseosutaja saatis suunamise ${state.id} kohta ülevaate.`),
      facts([
        ...(sent && sent.hours !== null ? [['Tunde kokku', numberShort(sent.hours)] as const] : []),
        ...nextRow(state),
      ]),
      ...(sent?.goals?.length ? [heading('Eesmärgid')] : []),
      ...(sent?.goals ?? []).flatMap((goal, index): Block[] => {
        const stage = sent?.progress[index];
        return [
          list([`${foreign(goal)}${stage ? `: ${progressWords(stage)}` : ''}`]),
          ...quote(sent?.words?.[index] ?? null),
        ];
      }),
      ...(sent?.activities ? [heading('Mida on tehtud'), ...quote(sent.activities)] : []),
      ...(sent?.next ? [heading('Järgmised sammud'), ...quote(sent.next)] : []),
      paragraph(
        'Küsimuse korral vastake sellele kirjale: edastame selle teenuseosutajale. Tegevuskava saate muuta vastusega, milles on read „Eesmärgid:“ või „Ülevaated:“.',
      ),
      ...waysToEvaluation(one),
    ],
  });
}

export function reportApproved({ state }: Letter): WrittenNotice {
  const report = Object.values(state.reports).findLast(({ verdict }) => verdict === 'approved') ?? null;
  return letter({
    subject: referralSubject(state, 'aruanne on kinnitatud'),
    preview: 'Sotsiaalkindlustusamet kinnitas aruande.',
    heading: 'Aruanne on kinnitatud',
    body: [
      paragraph(
        `Sotsiaalkindlustusamet kinnitas juhtumi ${state.id} aruande. Te ei pea rohkem midagi tegema.`,
      ),
      facts(report ? [['Periood', `${dateShort(report.from)}–${dateShort(report.until)}`]] : []),
    ],
  });
}

/** What the new plan made of an overview that was asked for by the old one. */
function owedOverview(state: CaseState): Block[] {
  const since = state.plans.at(-1)?.since;
  const owed = findObligation(state, 'send-overview', String(state.asked['send-overview']));
  if (!owed || !since) return [];
  if (owed.status === 'closed')
    return owed.outcome === 'cancelled' && owed.arrivedAt === since
      ? [paragraph('Juba küsitud ülevaadet ei ole praegu vaja saata: küsime seda uue tegevuskava järgi.')]
      : [];
  const by = deadlineWords(owed.due);
  if (owed.plannedFrom === since) return [paragraph(`Juba küsitud ülevaate uus tähtaeg on ${by}.`)];
  return [paragraph(`Juba küsitud ülevaate tähtaeg ei muutu: ${by}.`)];
}

function rhythmOf({ rhythm, days }: CaseState['plans'][number]): string {
  return rhythm === 'dates' ? days.map(dateShort).join(', ') : rhythmWords(rhythm);
}

function nextRow(state: CaseState): (readonly [string, string])[] {
  const next = nextOverviewOf(state);
  return next ? [['Järgmine ülevaade', dateShort(next)]] : [];
}

const reasonOf = (reason: string | null): Block[] => (reason ? [paragraph('Põhjus:'), ...quote(reason)] : []);

const goalsOf = (goals: readonly string[]): Block[] =>
  goals.length === 0 ? [] : [heading('Eesmärgid'), list(goals.map((goal) => foreign(goal, 500)))];

const quote = (text: string | null): Block[] => (text ? [{ kind: 'quote', text }] : []);
