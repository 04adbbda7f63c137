/** The one pass over a text that decides which long patterns are tried: it may say too much, never too little. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outOfAccusative } from '#mail/read/cyrillic-names';
import { familyInProse } from '#mail/read/family';
import { namesIn } from '#mail/read/names';
import { nearLabelOf } from '#mail/read/near-labels';
import { sentencesOf } from '#mail/read/sentences';
import { TOPIC, topicsOf } from '#mail/read/topics';

describe('the topics of a text', () => {
  it.each<[keyof typeof TOPIC, string]>([
    ['kinship', 'Tal on POEG Ivan'],
    ['kinship', 'Її донька Софія'],
    ['kinship', 'kolm last (Ali)'],
    ['staff', 'Minu telefon on'],
    ['staff', 'sotsiaaltöötaja Mari'],
    ['language', 'Räägib'],
    ['language', 'Володіє українською'],
    ['protection', 'rahvusvahelise kaitse'],
    ['protection', 'беженец'],
    ['interpreter', 'vajab tõlki'],
    ['interpreter', 'перекладач'],
    ['decision', 'suunamisotsus nr'],
    ['decision', 'Рішення №'],
    ['need', 'on vaja'],
    ['need', 'Нуждается в помощи'],
    ['need', 'Goal'],
    ['birth', '(s. 1985'],
    ['birth', 'д.р. 1985'],
    ['star', 'STAR nr'],
    ['address', 'Живёт в Нарве'],
    ['digit', 'ruum 1'],
    ['at', 'a@b'],
  ])('hold %s of „%s"', (topic, text) => {
    expect(topicsOf(text) & TOPIC[topic]).not.toBe(0);
  });

  it('are none of a greeting', () => {
    expect(topicsOf('Tere, kolleegid!')).toBe(0);
  });

  it('hold a name wherever a name is found, and kinship wherever a relative is', () => {
    const word = fc.constantFrom(
      'Anna', 'Õie', 'Šimon', 'Łukasz', 'al', 'von', 'Олена', 'їжак', "O'Neil", 'Kask-Mets', 'Mr', 'on', ',', '-',
      ' ', '\n', '4', 'poeg', 'tütrega', 'муж', '(', 'Ž.',
    ); // biome-ignore format: a list of words
    const text = fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 14 });
    fc.assert(
      fc.property(text, fc.constantFrom(' ', ''), (words, between) => {
        const whole = words.join(between);
        const topics = topicsOf(whole);
        if (namesIn(whole).length > 0) expect(topics & TOPIC.name, whole).not.toBe(0);
        if (familyInProse(whole).members.length > 0) expect(topics & TOPIC.kinship, whole).not.toBe(0);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['Tel. 5123 4567 on tema. Elab Elvas.', ['Tel. 5123 4567 on tema.', 'Elab Elvas.']],
    ['Lapsed (2012). Vajab abi!', ['Lapsed (2012).', 'Vajab abi!']],
    ['J. Kask tuleb', ['J. Kask tuleb']],
    ['  ', []],
  ])('of „%s"', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

describe('a label with a slip', () => {
  it.each([
    ['Isikukod', 'personalCode'],
    ['isikukoood', 'personalCode'],
    ['Telfon', 'phone'],
    ['Suhtlus keel', 'languages'],
    ['Abivajdaus', 'need'],
  ])('%s is %s', (written, base) => {
    expect(nearLabelOf(written)?.bases).toEqual([base]);
  });

  it.each(['Isik', 'Telegramm', 'Isikukaitse', 'Telefonid ja', 'Aadam'])('%s is none', (written) => {
    expect(nearLabelOf(written)).toBeNull();
  });
});

describe('a Russian name that is the object of a referral', () => {
  it.each<[string, 'female' | 'male' | null, string]>([
    ['Олену Коваленко', 'female', 'Олена Коваленко'],
    ['Марию Ивановну Петрову', null, 'Мария Ивановна Петрова'],
    ['Ивана Петрова', 'male', 'Иван Петров'],
    ['Сергея Ковальчука', null, 'Сергей Ковальчук'],
    ['Никиту Шевченко', 'male', 'Никита Шевченко'],
    ['Аиду Бек', null, 'Аиду Бек'],
  ])('%s (%s) is %s', (written, sex, upright) => {
    expect(outOfAccusative(written, 'Прошу направить на услугу опорного лица ', sex)).toBe(upright);
  });

  it('stays as it is behind a colon, and where nobody is referred', () => {
    expect(outOfAccusative('Олену Коваленко', 'Направляем клиента: ', 'female')).toBe('Олену Коваленко');
    expect(outOfAccusative('Олена Коваленко', 'Это ', 'female')).toBe('Олена Коваленко');
  });
});
