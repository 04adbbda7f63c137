/** Draws pages of the tests once more in English, and finds what of them is still in Estonian. */
import { readdirSync } from 'node:fs';
import { LANGUAGE_COOKIE } from '#web/frame/language.ts';
import { speaking } from '#web/texts/spoken.ts';
import { surveys } from '#web/texts/surveys.ts';

const folder = new URL('../../functions/web/texts/', import.meta.url);

/** What a page of the tests is drawn by, as Hono takes it. */
export type Draw = (cookie: string) => Response | Promise<Response>;

type Texts = Readonly<Record<string, unknown>>;

/** @returns the modules of one language by the name of their file. */
export async function textsIn(language: 'et' | 'en'): Promise<Readonly<Record<string, Texts>>> {
  const files = readdirSync(new URL(`${language}/`, folder)).filter((file) => file.endsWith('.ts'));
  const modules = files.map(async (file) => [
    file,
    await import(new URL(`${language}/${file}`, folder).href),
  ]);
  return Object.fromEntries(await Promise.all(modules));
}

/** What was drawn in Estonian and has been looked at in English, by the tests of this process. */
const seen = new Set<string>();
let estonian: Promise<readonly string[]> | null = null;

/**
 * Draws a page in English if its Estonian says something that no page before it said. What the drawing notes down in
 * `world` is taken back, so that a test finds there what its own request did.
 * @throws Error with the Estonian that is left
 */
export async function alsoInEnglish(page: string, draw: Draw, world: object): Promise<void> {
  const news = piecesOf(page).filter((piece) => /\p{L}/u.test(piece) && !seen.has(piece));
  if (news.length === 0) return;
  for (const piece of news) seen.add(piece);
  const restore = memoryOf(world);
  const response = await speaking({ language: 'en', switchTo: null }, () => draw(`${LANGUAGE_COOKIE}=en`));
  const html = await response.text();
  restore();
  const left = await estonianIn(html);
  if (left.length > 0) throw new Error(`Estonian on an English page: ${left.join(' | ')}`);
}

/** @returns the texts of ours in Estonian that a page holds; what people wrote is left out. */
export async function estonianIn(html: string): Promise<string[]> {
  estonian ??= estonianOnly();
  const pieces = piecesOf(html);
  const whole = pieces.join('\n');
  const known = await estonian;
  return known.filter((text) => (text.length < 12 ? pieces.includes(text) : whole.includes(text)));
}

/** Texts and the labels that are read aloud, without what came from outside and what is marked as Estonian. */
function piecesOf(html: string): string[] {
  const ours = html
    .replace(/<(bdi|textarea)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(?!html)(\w+)[^>]* (?:class="outside"|lang="et")[^>]*>[\s\S]*?<\/\1>/g, '');
  const labels = [...ours.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(
    ([, label]) => label,
  );
  return [...ours.split(/<[^>]*>/), ...labels].map((text) => plain(text ?? '')).filter((text) => text !== '');
}

const plain = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .trim();

/** Every Estonian text that is no English one: whole, or the fixed parts of one that is made of words given. */
async function estonianOnly(): Promise<string[]> {
  const [et, en] = await Promise.all([textsIn('et'), textsIn('en')]);
  const english = new Set(leavesOf([en, surveys.en]));
  return [...new Set(leavesOf([et, surveys.et]))].filter((text) => !english.has(text));
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [plain(value)];
  if (typeof value === 'function') return fixedParts(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}

/** Of a function that puts words into a text. One that needs more than words has parts that are not found so. */
function fixedParts(make: object): string[] {
  try {
    const made: unknown = Reflect.apply(make as () => unknown, undefined, ['\u0001', '\u0001', '\u0001']);
    if (typeof made !== 'string') return [];
    const parts = made.split('\u0001').map((part) => plain(part).replace(/[^\p{L}]+$/u, ''));
    return parts.filter((part) => part.length >= 12);
  } catch {
    return [];
  }
}

/** @returns a function that brings lists, maps and values of the world back to what they are now. */
function memoryOf(world: object): () => void {
  const backs = Object.entries(world).map(([key, value]): (() => void) => {
    if (Array.isArray(value)) {
      const items = [...value];
      return () => {
        value.splice(0, value.length, ...items);
        Reflect.set(world, key, value);
      };
    }
    if (value instanceof Map) {
      const entries = new Map(value);
      return () => {
        value.clear();
        for (const [name, one] of entries) value.set(name, one);
      };
    }
    return () => void Reflect.set(world, key, value);
  });
  return () => {
    for (const back of backs) back();
  };
}
