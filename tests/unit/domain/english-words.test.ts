/** The domain's words in English: each there, and none of them Estonian. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { phases } from '#domain/case/state';
import { corrections } from '#domain/correction/table';
import { goalOutcomes, refusalKinds, serviceEndings } from '#domain/ending/facts';
import * as english from '#domain/english';
import { interpretedMeetings } from '#domain/evaluation/facts';
import { needs } from '#domain/need/need';
import { obligationKinds } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import { progressStages } from '#domain/plan/facts';
import { overviewRhythms } from '#domain/plan/rhythm';
import { correctedWords, valueText, valueWords } from '#domain/words/corrections';
import { directionWords } from '#domain/words/directions';
import { endingWords, outcomeWords, refusalWords } from '#domain/words/endings';
import { fieldWords, requiredFieldWords } from '#domain/words/fields';
import { interpretedWords, interpreterLanguage } from '#domain/words/interpreters';
import type { Language } from '#domain/words/language';
import { knownLanguages, languagesWords, languageWords } from '#domain/words/languages';
import { needWords } from '#domain/words/needs';
import { phaseWords } from '#domain/words/phases';
import { progressWords } from '#domain/words/progress';
import { rhythmWords } from '#domain/words/rhythms';

const facts = ['referral', 'contact', ...Object.keys(corrections)] as Parameters<typeof correctedWords>[0][];
const fields = ['client.name', 'client.personalCode', 'client.phone', 'client.languages', 'need', 'goals'];

const words: Readonly<Record<string, (language: Language) => string[]>> = {
  'phases of a case': (language) => phases.map((one) => phaseWords(one, language)),
  'names of obligations': (language) => obligationKinds.map((one) => obligationWords(one, language).title),
  'what an obligation asks': (language) => obligationKinds.map((one) => obligationWords(one, language).verb),
  'directions of a change': (language) =>
    (['worse', 'better', 'other'] as const).map((one) => directionWords(one, language)),
  'reasons of an end': (language) =>
    [...serviceEndings, 'declined' as const, 'cancelled' as const].map((one) => endingWords(one, language)),
  'outcomes of goals': (language) => goalOutcomes.map((one) => outcomeWords(one, language)),
  'refusals of a client': (language) => refusalKinds.map((one) => refusalWords(one, language)),
  needs: (language) => needs.map((one) => needWords(one, language)),
  'stages of a goal': (language) => progressStages.map((one) => progressWords(one, language)),
  rhythms: (language) => overviewRhythms.map((one) => rhythmWords(one, language)),
  'meetings with an interpreter': (language) =>
    interpretedMeetings.map((one) => interpretedWords(one, language)),
  'fields of a referral': (language) => fields.map((one) => fieldWords(one, language)),
  'fields that are missing': (language) => fields.map((one) => requiredFieldWords(one, language)),
  languages: (language) => knownLanguages().map((one) => languageWords(one, language)),
  'facts that were corrected': (language) => facts.map((one) => correctedWords(one, '2', language)),
};

describe('words in English', () => {
  it.each(Object.entries(words))('name %s, each otherwise than in Estonian', (_, all) => {
    const [et, en] = [all('et'), all('en')];
    expect(en.filter((text, at) => text === '' || text === et[at])).toEqual([]);
    expect(new Set(en).size).toBe(new Set(et).size);
    expect(en.filter((text) => /[äöüõšž]/i.test(text))).toEqual([]);
  });

  it('say values as people read them, and give back what is no code of ours', () => {
    const values: [string, Parameters<typeof valueText>[1]][] = [
      ['urgent', true],
      ['hours', 12345.5],
      ['lastDay', '2026-02-26'],
      ['startsAt', '2026-02-26T12:30:00.000Z'],
      ['languages', ['uk', 'ru']],
      ['client.protection', 'temporary'],
      ['direction', 'worse'],
      ['outcomes', ['partly', 'reached', 'moon']],
      ['need', 'ends'],
      ['what', 'refused'],
      ['ending', 'moon'],
      ['place', null],
    ];
    expect(values.map(([name, value]) => valueText(name, value, 'en'))).toEqual([
      'yes',
      '12,345.5',
      '26.02.2026',
      '26.02.2026 14:30',
      'Ukrainian, Russian',
      'temporary protection',
      'the situation has become worse',
      'partly reached\nreached\nmoon',
      'the client can manage without help',
      'The client refused the service',
      'moon',
      '',
    ]);
    expect(valueWords('refusal', 'text', 'en')).toBe('Explanation');
    expect(valueWords('referral', 'client.name', 'en')).toBe("Client's name");
    expect(valueWords('query', 'moon', 'en')).toBe('moon');
  });

  it('name languages alone and in lists', () => {
    expect(languagesWords(['uk', 'ru', 'en'], 'en')).toBe('Ukrainian, Russian and English');
    expect(languagesWords([], 'en')).toBe('');
    expect(interpreterLanguage('prs', 'en')).toBe('Dari');
    expect(languageWords('no code', 'en')).toBe('no code');
    expect(knownLanguages('en').slice(0, 3)).toEqual(['am', 'ar', 'hy']);
  });

  it('say days and times in a sentence and alone', () => {
    const day = parseDay('2026-05-31');
    expect(english.untilDateWords(day)).toBe('until 31 May 2026');
    expect(english.fromDateWords(day)).toBe('from 31 May 2026');
    expect(english.deadlineShort(day)).toBe('31.05.2026 24:00');
    const [ten, noon, nextDay] = [
      '2026-05-31T07:00:00.000Z',
      '2026-05-31T09:00:00.000Z',
      '2026-06-01T07:00:00.000Z',
    ];
    expect(english.timeRangeWords(ten, noon)).toBe('Sunday, 31 May 2026, 10:00–12:00');
    expect(english.timeRangeWords(ten, nextDay)).toBe(
      'Sunday, 31 May 2026, 10:00 until Monday, 1 June 2026, 10:00',
    );
    expect(english.listWords(['a', 'b', 'c'])).toBe('a, b and c');
    expect([english.listWords(['a']), english.listWords([])]).toEqual(['a', '']);
    expect([english.numberShort(1234.5), english.numberShort(-12345)]).toEqual(['1234.5', '−12,345']);
  });
});
