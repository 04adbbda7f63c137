import { describe, expect, it } from 'vitest';
import { languagesWords, languageWords } from '#domain/words/languages';

describe('languages in Estonian', () => {
  it.each([
    ['uk', 'ukraina'],
    ['not a code!', 'not a code!'],
    ['qqq', 'qqq'],
  ])('%j is %s', (code, words) => {
    expect(languageWords(code)).toBe(words);
  });

  it('are told in a row, and one that our list lacks by the name that the runtime knows or its code', () => {
    expect(languagesWords([])).toBe('');
    expect(languageWords('sw').length).toBeGreaterThan(1);
    expect(languagesWords(['uk', 'ru'])).toContain('ukraina');
  });
});
