import { describe, expect, it } from 'vitest';
import { correctableFacts, type Values } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';
import { dateShort, plain } from '#domain/estonian';
import { correctedWords, valueText, valueWords } from '#domain/words/corrections';
import { activeCase, caseInReview } from '../../support/cases.ts';

/** Facts of which a case has several. */
const several = ['query', 'change', 'overview', 'interpreter', 'report'] as const;
const anything: Readonly<Record<(typeof several)[number], Values>> = {
  query: { text: 'x', answer: null },
  change: { direction: 'worse', since: null, urgent: false, what: 'x', done: null },
  overview: { progress: [], hours: null, words: null, activities: 'x', next: 'x' },
  interpreter: { name: 'x', contact: 'x', note: null },
  report: { text: 'x' },
};

describe('a fact that the case does not have', () => {
  it.each(several)('%s cannot be read, and is not put into it', (fact) => {
    const state = activeCase();
    expect(corrections[fact].read(state, '7')).toBeNull();
    expect(corrections[fact].put(state, anything[fact], '7', '2026-03-02T10:00:00.000Z')).toBe(state);
  });

  it.each(correctableFacts)('%s of a case in review is known or null, never an error', (fact) => {
    const known = corrections[fact].read(caseInReview(), '1');
    expect(known === null || typeof known === 'object').toBe(true);
    expect(Array.isArray(corrections[fact].told(caseInReview(), '1'))).toBe(true);
  });
});

describe('the words of a correction', () => {
  it('name the fact, and which of several', () => {
    expect(correctedWords('support-person', null)).toBe('tugiisiku andmed');
    expect(correctedWords('query', '2')).toBe('infopäring 2');
  });

  it.each([
    ['hours', 12.5, '12,5'],
    ['urgent', true, 'jah'],
    ['urgent', false, 'ei'],
    ['note', null, ''],
    ['direction', 'worse', 'halvene'],
    ['direction', 'sideways', 'sideways'],
    ['need', 'never heard of', 'never heard of'],
    ['outcomes', 'met', 'saavutatud'],
    ['outcomes', 'reached', 'saavutatud'],
    ['progress', 'who knows', 'who knows'],
    ['what', 'something', 'something'],
    ['ending', 'something', 'something'],
    ['client.protection', 'temporary', 'ajutine kaitse'],
    ['client.protection', 'international', 'rahvusvaheline kaitse'],
    ['languages', ['uk', 'ru'], 'ukraina, vene'],
  ] as const)('say %s %j as %s', (name, value, words) => {
    expect(plain(valueText(name, value as Values[string])).toLowerCase()).toContain(words);
  });

  it('say days and what is empty as people write them', () => {
    expect(valueText('lastDay', '2026-06-04')).toBe(dateShort('2026-06-04' as never));
    expect(valueText('lastDay', '')).toBe('');
    expect(valueText('words', ['a', 'b'])).toBe('a\nb');
  });

  it('label a value by its fact, else by its name, else as it is kept', () => {
    expect(valueWords('support-person', 'phone')).toBe('Telefon');
    expect(valueWords('referral', 'client.name').length).toBeGreaterThan(2);
    expect(valueWords('query', 'neverHeardOf')).toBe('neverHeardOf');
  });
});
