/** Tidies an address out of running text: „Elva linnas aadressil Jaani 4-6" becomes „Jaani 4-6, Elva linn". */

/** Street first, then the place in the nominative where that is certain; the text as written otherwise. */
export function uprightAddress(written: string): string {
  const text = written
    .replace(VERB, '')
    .replace(AT_SOMEBODYS, '')
    .replaceAll(/,(?=\p{L})/gu, ', ');
  const unit = IN_UNIT.exec(text);
  if (unit) return `${unit[3]}, ${unit[1]} ${UNITS[(unit[2] ?? '').toLowerCase()] ?? unit[2]}`;
  const town = IN_TOWN.exec(text);
  const name = town ? nominativeTown(town[1] ?? '') : null;
  return town && name !== null ? `${town[2]}, ${name}` : text;
}

const VERB = /^(?:elab|elavad|elame|elukohaga)\s{1,3}(?:praegu |hetkel )?(?:aadressil\s{1,3})?/iu;

/** „vanaema juures Elvas, Kesk 3-4", „в Нарве": the place is meant. */
const AT_SOMEBODYS = /^(?:(?:oma |tema )?\p{Ll}{2,20} juures\s{1,3}|в\s{1,3}(?=\p{Lu}))/u;

const UNITS: Record<string, string> = {
  linnas: 'linn',
  vallas: 'vald',
  alevikus: 'alevik',
  alevis: 'alev',
  külas: 'küla',
};
/** The street after the place: a capital, and a number in it. */
const STREET = '(\\p{Lu}[^,]{1,60}\\d[^,]{0,15})';
const PLACE = "(\\p{Lu}[\\p{L}'’-]{1,30}(?: \\p{Lu}[\\p{L}-]{1,30})?)";
const IN_UNIT = new RegExp(
  `^${PLACE} (linnas|vallas|alevikus|alevis|külas),?\\s{1,3}(?:aadressil\\s{1,3})?${STREET}$`,
  'u',
);
const IN_TOWN = new RegExp(`^(\\p{Lu}[\\p{L}-]{2,30}),?\\s{1,3}(?:aadressil\\s{1,3})?${STREET}$`, 'u');

/** „Elvas" is Elva, „Türil" is Türi; null for what is no town: „Lepiku" could be a street. */
function nominativeTown(inCase: string): string | null {
  if (inCase === 'Tallinnas') return 'Tallinn';
  const base = inCase.replace(/[sl]$/, '');
  return base !== inCase && TOWNS.has(base) ? base : null;
}

/** Estonia's towns whose genitive is as their nominative: all but Tallinn. */
const TOWNS = new Set(
  `Abja-Paluoja Antsla Elva Haapsalu Jõgeva Jõhvi Kallaste Karksi-Nuia Kehra Keila Kilingi-Nõmme Kiviõli Kohtla-Järve Kunda Kuressaare Kärdla Lihula Loksa Maardu Mustvee Mõisaküla Narva Narva-Jõesuu Otepää Paide Paldiski Põltsamaa Põlva Pärnu Püssi Rakvere Rapla Räpina Saue Sillamäe Sindi Suure-Jaani Tamsalu Tapa Tartu Tõrva Türi Valga Viljandi Võhma Võru`.split(
    ' ',
  ),
);
