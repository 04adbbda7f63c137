/** Estonian and English of all pages: the same texts in both, and none of them bound to the language of another request. */
import { describe, expect, it } from 'vitest';
import { readSources } from '../../infra/sources.ts';
import { textsIn } from '../../support/english.ts';

const [et, en] = await Promise.all([textsIn('et'), textsIn('en')]);

/** Kind of each text by its name in full: what one language has, the other must have as it is. */
function kindsOf(value: unknown, name = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) {
    const kind = typeof value === 'number' ? String(value) : value === '' ? 'empty' : typeof value;
    return [[name, kind]];
  }
  return Object.entries(value).flatMap(([key, one]) => kindsOf(one, `${name}.${key}`));
}

describe('texts of pages', () => {
  it.each(Object.keys(et))('of %s are of the same kinds in both languages, and none is empty', (file) => {
    const [ours, theirs] = [kindsOf(et[file]), kindsOf(en[file])];
    expect(Object.fromEntries(theirs)).toEqual(Object.fromEntries(ours));
    expect(theirs.filter(([, kind]) => kind === 'empty')).toEqual([]);
  });

  it('are kept in the same files', () => {
    expect(Object.keys(en)).toEqual(Object.keys(et));
    expect(Object.keys(et).length).toBeGreaterThan(20);
  });

  it('hold no Estonian letter in English, but for the name of a law', () => {
    const left = Object.entries(en).flatMap(([file, texts]) =>
      leavesOf(texts).flatMap((text) =>
        /[õäöüšž]/i.test(text.replaceAll('TsÜS', '')) ? [`${file}: ${text}`] : [],
      ),
    );
    expect(left).toEqual([]);
  });

  it('are asked for in the language of the request: pages read no words of the domain past it', () => {
    const pages = readSources('functions/web').filter(({ path }) => !path.startsWith('functions/web/texts/'));
    const words =
      /^#domain\/(estonian|english|obligation\/words|calendar\/due-(words|english)|words\/(?!language$|read-languages$))/;
    const past = pages.flatMap(({ path, code, imports }) =>
      imports
        .filter(({ from, typeOnly }) => !typeOnly && words.test(from) && !isLanguageless(code, from))
        .map(({ from }) => `${path}: ${from}`),
    );
    expect(past).toEqual([]);
  });
});

/** Telephone numbers are written alike in both languages. */
function isLanguageless(code: string, from: string): boolean {
  const names = new RegExp(`import \\{([^}]*)\\} from '${from}'`).exec(code)?.[1] ?? '';
  const all = names.split(',').map((name) => name.trim());
  return all.filter((name) => name !== '').every((name) => name === 'phoneWords' || name === 'phoneLink');
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}
