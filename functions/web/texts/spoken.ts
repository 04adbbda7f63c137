/** The language of the request under way, and texts that are read in it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '#domain/words/language';

/** The shape that the texts of another language must have: the same keys, numbers and functions, other words. */
export type Same<Texts> = Texts extends string
  ? string
  : Texts extends (...given: infer Given) => infer Result
    ? (...given: Given) => Same<Result>
    : Texts extends readonly (infer One)[]
      ? readonly Same<One>[]
      : { readonly [Key in keyof Texts]: Same<Texts[Key]> };

/** Of one request. */
interface Speech {
  readonly language: Language;
  /** Where the same page is in the other language, relative to its own address; null: it has a switch of its own. */
  readonly switchTo: string | null;
}

const underWay = new AsyncLocalStorage<Speech>();

/** Runs what answers one request; all texts it reads meanwhile are in that language. */
export const speaking = <Result>(speech: Speech, answer: () => Result): Result =>
  underWay.run(speech, answer);

/** @returns the language of the request under way; Estonian outside of one. */
export const languageNow = (): Language => underWay.getStore()?.language ?? 'et';

/** @returns where the page of the request under way is in the other language; null: no such link belongs on it. */
export const switchNow = (): string | null => underWay.getStore()?.switchTo ?? null;

/**
 * Joins the languages of one text object: every text that is read of it, at any depth, is in the language of the
 * request. Read texts while drawing, never when a module is loaded: then there is no request.
 */
export function spoken<const Texts extends object>(et: Texts, en: Same<Texts>): Same<Texts> {
  const joined = {};
  for (const [key, ours] of Object.entries(et)) {
    const theirs: unknown = Reflect.get(en, key);
    const group = isGroup(ours) && isGroup(theirs) ? spoken(ours, theirs) : null;
    Object.defineProperty(joined, key, {
      enumerable: true,
      get: group ? () => group : () => (languageNow() === 'en' ? theirs : ours),
    });
  }
  return joined as Same<Texts>;
}

/** The same for a function that makes a text. */
export const spokenBy =
  <Given extends readonly unknown[], Text>(et: (...given: Given) => Text, en: (...given: Given) => Text) =>
  (...given: Given): Text =>
    (languageNow() === 'en' ? en : et)(...given);

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
