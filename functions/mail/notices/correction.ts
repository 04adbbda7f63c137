/** Something that a mail of ours told was wrong and has been put right. */
import type { Correction } from '#domain/correction/state';
import { corrections } from '#domain/correction/table';
import { dateShort, deadlineWords } from '#domain/estonian';
import { correctedWords, valueText, valueWords } from '#domain/words/corrections';
import type { Block } from '#mail/compose/blocks';
import {
  button,
  dueOf,
  facts,
  foreign,
  hint,
  howToAsk,
  type Letter,
  letter,
  paragraph,
  referralSubject,
  type WrittenNotice,
} from './letter.ts';
import { calendarFileOf, meetingAhead } from './meeting-time.ts';

/** Shorter values stand in a row beside their label. */
const longestRow = 80;

/**
 * To the municipality with the new values, but for a change in the client's situation, which stands behind its own link; to
 * the provider with days and reasons alone.
 */
export function correction(one: Letter): WrittenNotice {
  const { state, notice, context } = one;
  const latest = correctionOf(one);
  const what = latest ? correctedWords(latest.fact, latest.cause) : 'juhtumi andmed';
  const toMunicipality = notice.to === 'municipality';
  const meeting = latest?.fact === 'first-meeting' && toMunicipality && meetingAhead(one) !== null;
  return letter({
    subject: referralSubject(state, `parandus: ${what}`),
    preview: `Parandasime juhtumis: ${what}.`,
    heading: 'Parandus',
    body: [
      paragraph(
        `Sotsiaalkindlustusamet parandas suunamise ${state.id} juures vea: ${what}. Varem saadetud andmed enam ei kehti.`,
      ),
      ...(latest ? said(one, latest) : []),
      ...(meeting && context.meetingLink !== null
        ? [paragraph('Kirjale on lisatud uus kalendrifail: see asendab Teie kalendris eelmise.')]
        : []),
      ...(latest?.fact === 'query' && !toMunicipality ? stillOwed(one) : []),
      toMunicipality ? howToAsk(one) : paragraph('Kui teil on küsimusi, vastake sellele kirjale.'),
    ],
    calendarFile: meeting ? calendarFileOf(one, 'PUBLISH') : null,
  });
}

/** The question stands behind the link; its days go on. */
function stillOwed(one: Letter): Block[] {
  const { due } = dueOf(one, 'answer-query', one.notice.obligation?.cause);
  return [
    paragraph(`Vastamise tähtaeg jääb samaks: ${deadlineWords(due)}.`),
    ...button('Ava infopäring', one.context.taskLink),
    hint('Lingi avamisel küsime e-posti aadressi, millele see kiri tuli.'),
  ];
}

/** Of several corrections the one that owes this mail. */
function correctionOf({ state, context }: Letter): Correction | null {
  const { corrections: all } = state;
  return all.findLast(({ at }) => at === context.owedAt) ?? all.at(-1) ?? null;
}

function said({ state, notice }: Letter, { fact, cause, changed }: Correction): Block[] {
  if (fact === 'referral' || fact === 'contact') return [];
  const rules = corrections[fact];
  const values = rules.read(state, cause ?? '') ?? {};
  const shown = changed.filter((name) => {
    if (name === 'ehak' || (fact === 'change' && rules.personal.includes(name))) return false;
    return notice.to === 'municipality' || !rules.personal.includes(name);
  });
  const rows = shown.map((name) => [valueWords(fact, name), valueText(name, values[name] ?? null)] as const);
  const isLong = ([, text]: readonly [string, string]) => text.length > longestRow || text.includes('\n');
  const end = fact === 'referral-date' ? state.serviceEnd : null;
  const short = [
    ...rows.filter((row) => !isLong(row)).map(([label, text]) => [label, foreign(text) || 'puudub'] as const),
    ...(end ? [['Teenuse lõpp', dateShort(end)] as const] : []),
  ];
  return [
    ...(short.length > 0 ? [facts(short)] : []),
    ...rows
      .filter(isLong)
      .flatMap(([label, text]): Block[] => [paragraph(`${label}:`), { kind: 'quote', text }]),
  ];
}
