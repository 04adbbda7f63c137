/**
 * A municipality's reply to the warning that the service ends soon: whether the client needs help after it. Only the first
 * sentence that says it beyond doubt counts; what asks, doubts or says both is not read, and is a question to the provider then.
 */
import type { Need } from '#domain/need/need';

/** Characters that are looked at: an answer stands at the top. */
const MAX_TEXT = 2_000;
/** Longer than this it tells more than an answer. */
const MAX_SENTENCE = 200;

const says: readonly (readonly [Need, RegExp])[] = [
  [
    'other-service',
    /\b(?:muu[dl]?|teis[et]\w*) teenus\w*|suuna(?:me|n|takse|ti) (?:ta )?(?:muule|teisele) teenusele/u,
  ],
  [
    'ends',
    /\bei vaja\b|\bvajadus (?:on )?lõppenud\b|\bvajadus(?:t)? (?:ei jätku|enam ei ole|pole)\b|\bvajadust ei ole\b|\bsaab (?:nüüd )?(?:ise|iseseisvalt) hakkama\b/u,
  ],
  [
    'continues',
    /\bvajadus jätkub\b|\bvajab (?:abi |tuge |tugiisikut )?(?:ka )?(?:edasi|edaspidi|jätkuvalt|veel)\b|\bvajab jätkuvalt\b|\b(?:abi|tugiisikut) on vaja (?:ka )?(?:edasi|edaspidi)\b/u,
  ],
];

/** @param text what the municipality newly wrote. @returns null when it says none of it clearly */
export function readNeed(text: string | null): Need | null {
  const sentences = (text ?? '')
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .split(/[.!\n;]+/)
    .map((sentence) => sentence.trim());
  const found = new Set<Need>();
  for (const sentence of sentences) {
    if (sentence.length > MAX_SENTENCE || sentence.includes('?')) continue;
    if (/\b(?:kas|kui|vist|ilmselt|võib-olla|võibolla|ei tea|ei ole kindel)\b/u.test(sentence)) continue;
    for (const [need, pattern] of says) if (pattern.test(sentence)) found.add(need);
  }
  const [need, ...others] = found;
  return need && others.length === 0 && !(text ?? '').includes('?') ? need : null;
}
