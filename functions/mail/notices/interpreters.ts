/** Whether a meeting has the interpreter that it needs. */
import { onTimeRangeWords } from '#domain/estonian';
import type { Interpreter } from '#domain/evaluation/state';
import { interpretedWords, interpreterLanguage } from '#domain/words/interpreters';
import type { Block } from '#mail/compose/blocks';
import {
  facts,
  foreign,
  type Letter,
  letter,
  paragraph,
  referralSubject,
  type WrittenNotice,
} from './letter.ts';
import { meetingEnd } from './meeting-time.ts';

/** Who interprets stands behind the provider's link. */
export function interpreter(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const asked = Object.values(state.interpreters).findLast(({ answer }) => answer !== null);
  if (!asked) throw new RangeError('interpreter must be told of a case that has an answer');
  const found = asked.answer === 'arranged';
  const meeting = interpretedWords(asked.meeting);
  const when = onTimeRangeWords(asked.startsAt, meetingEnd(asked));
  const toMunicipality = notice.to === 'municipality';
  return letter({
    subject: referralSubject(state, found ? 'tõlk on olemas' : 'tõlki ei ole'),
    preview: `${meeting === 'vahehindamine' ? 'Vahehindamine' : 'Esmane kohtumine'} ${when}: ${found ? 'tõlk on olemas' : 'tõlki ei ole'}.`,
    heading: found ? 'Tõlk on olemas' : 'Tõlki ei õnnestunud leida',
    body: [
      paragraph(
        found
          ? `Sotsiaalkindlustusamet on tellinud tõlgi: ${meeting} ${when}.`
          : `Sotsiaalkindlustusamet ei saa tõlki tellida: ${meeting} ${when}. Leppige kokku muu lahendus või teine aeg.`,
      ),
      facts([
        ['Juhtum', state.id],
        ['Keel', interpreterLanguage(asked.language)],
        ...(toMunicipality ? personRows(asked) : []),
      ]),
      ...(toMunicipality && asked.note ? [paragraph(found ? 'Märkus:' : 'Põhjus:'), quote(asked.note)] : []),
      ...(toMunicipality || !found ? [] : [paragraph('Tõlgi andmed näete oma ülesande lehel.')]),
    ],
  });
}

const personRows = ({ name, contact }: Interpreter): (readonly [string, string])[] => [
  ...(name ? [['Tõlk', foreign(name)] as const] : []),
  ...(contact ? [['Kontakt', foreign(contact)] as const] : []),
];

const quote = (text: string): Block => ({ kind: 'quote', text });
