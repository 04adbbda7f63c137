/** Which sentences of running text are the need, and which only ask for somebody. */
import { describe, expect, it } from 'vitest';
import { newDraft } from '#mail/read/draft';
import { readNeed } from '#mail/read/needs';

function read(...paragraphs: string[]) {
  const draft = newDraft('body');
  readNeed(draft, paragraphs);
  return draft.fields;
}

describe('the need in running text', () => {
  it.each([
    'Palun võtke temaga ühendust, vajab tugiisikut.',
    'Anna vajab ukrainakeelset tugiisikut.',
    'Tugiisik on vajalik.',
    'Нуждается в услуге опорного лица.',
    'Kui on probleeme, helistage.',
    'Meil on lingiga probleem.',
  ])('is not told by „%s"', (sentence) => {
    expect(read(sentence).need).toBeUndefined();
  });

  it.each([
    'Ta vajab tugiisikut, sest ei oska eesti keelt.',
    'Anna vajab tugiisikut arsti juures käimiseks.',
    'Vajab tugiisikut ja abi kooliga.',
    'Ta ei tule toime arvete maksmisega.',
  ])('is told by „%s"', (sentence) => {
    expect(read(sentence).need).toBe(sentence);
  });

  it('is told by troubles only when nothing says the need', () => {
    const said = read('Tal on raskusi rahaga. Ta vajab abi eluasemega.');
    expect(said.need).toBe('Ta vajab abi eluasemega.');
  });

  it('leaves the goals without the words that announce them', () => {
    expect(read('Teenuse eesmärk on, et ta leiaks töö.').goals).toBe('ta leiaks töö.');
    expect(read('Eesmärk on iseseisev toimetulek.').goals).toBe('Eesmärk on iseseisev toimetulek.');
  });
});
