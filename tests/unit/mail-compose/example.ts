/** A task mail with every kind of block, for the tests of the mail's frame. */
import { parseDay } from '#domain/calendar/calendar';
import { deadlineWords, onDeadlineWords } from '#domain/estonian';
import type { Block } from '#mail/compose/blocks';
import type { Frame } from '#mail/compose/frame';

const due = parseDay('2026-02-26');

export const exampleBlocks: readonly Block[] = [
  { kind: 'heading', text: 'Ülesanne: leppida kokku esmase kohtumise aeg' },
  { kind: 'paragraph', text: 'Tere!' },
  {
    kind: 'paragraph',
    text: `Teil on uus ülesanne: leppida kokku esmase kohtumise aeg. Tähtaeg on ${deadlineWords(due)}.`,
  },
  {
    kind: 'facts',
    rows: [
      ['Juhtum', 'TR26-4F7KQ'],
      ['Tähtaeg', deadlineWords(due)],
      ['Omavalitsus', 'Põhja-Pärnumaa vald'],
    ],
  },
  { kind: 'button', label: 'Ava ülesanne', url: 'https://tugirada.example/ulesanne/abc?x=1&y=2' },
  { kind: 'heading', text: 'Mida teha' },
  { kind: 'list', items: ['Võtke ühendust juhtumikorraldajaga.', 'Leppige kokku aeg ja koht.'] },
  { kind: 'quote', text: 'Mis kuupäeval saab teenus alata?\nPalume vastata lühidalt.' },
  { kind: 'hint', text: `Kui vastate ${onDeadlineWords(due)} või varem, meeldetuletust ei saadeta.` },
];

export const exampleFrame: Frame = {
  title: 'Ülesanne: esmane kohtumine, tähtaeg 26.02.2026 (TR26-4F7KQ)',
  preview: 'Leppige kokku esmase kohtumise aeg hiljemalt 26.02.2026.',
  signer: 'Mari Maasikas',
  answerable: true,
  phone: '+372 612 1360',
};
