/** Turns the bytes of a text part into text, also when the charset label is missing or wrong. */
import { isAscii, isUtf8 as isWellFormed } from 'node:buffer';

/** Sample of a text from which the alphabet is guessed (bytes). */
const SAMPLE = 65_536;

/** Over this share of high bytes among the letters of words that have any, a text is Cyrillic: Estonian has about 25 %. */
const CYRILLIC_SHARE = 0.6;

/** Decodes `bytes` by `label` (as the mail names it, or null), unless the bytes prove the label wrong. */
export function decodeText(bytes: Uint8Array, label: string | null): string {
  const declared = label === null ? null : decoderFor(label);
  if (declared !== null && !declared.isEightBit) return declared.decoder.decode(bytes);
  if (!hasHighByte(bytes)) return bufferOf(bytes).toString('latin1');
  const asUtf8 = decodeStrictly(bytes);
  if (asUtf8 !== null) return decodedOnce(asUtf8);
  const guessed = guess(bytes);
  const cyrillic = CYRILLIC.test(guessed);
  const trusted =
    declared !== null && declared.encoding !== 'utf-8' && CYRILLIC.test(declared.encoding) === cyrillic;
  if (!trusted) return decoderOf(guessed).decode(bytes);
  const text = declared.decoder.decode(bytes);
  if (!looksWrong(text, cyrillic)) return text;
  const other = decoderOf(guessed).decode(bytes);
  return looksWrong(other, cyrillic) ? text : other;
}

/** Is there a byte that plain ASCII does not have? */
export function hasHighByte(bytes: Uint8Array): boolean {
  return !isAscii(bytes);
}

/** Are the bytes well-formed UTF-8? */
export function isUtf8(bytes: Uint8Array): boolean {
  return isWellFormed(bytes);
}

const SINGLE_BYTE = /^(windows-|iso-8859-|koi8|ibm866|macintosh|x-mac)/;
const CYRILLIC = /^(windows-1251|koi8|iso-8859-5|ibm866|x-mac-cyrillic)/;

type Decoder = InstanceType<typeof TextDecoder>;

interface Declared {
  decoder: Decoder;
  encoding: string;
  /** UTF-8 or a single-byte table: the bytes may prove it wrong. */
  isEightBit: boolean;
}

const DECLARED = new Map<string, Declared | null>();

/** By the label as mails write it; null for one that nobody knows: guess. */
function decoderFor(label: string): Declared | null {
  const known = DECLARED.get(label);
  if (known !== undefined) return known;
  const declared = declaredBy(label);
  if (DECLARED.size < 50) DECLARED.set(label, declared);
  return declared;
}

function declaredBy(label: string): Declared | null {
  try {
    const decoder = decoderOf(label.trim().toLowerCase().replace(/^cp-?/, 'windows-').replace(/^x-/, ''));
    const { encoding } = decoder;
    return { decoder, encoding, isEightBit: encoding === 'utf-8' || SINGLE_BYTE.test(encoding) };
  } catch {
    return null;
  }
}

const DECODERS = new Map<string, Decoder>();

/** Making a decoder costs more than decoding a short text with it. Throws when nobody knows the label. */
function decoderOf(label: string): Decoder {
  const decoder = DECODERS.get(label) ?? new TextDecoder(label);
  if (DECODERS.size < 50) DECODERS.set(label, decoder);
  return decoder;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  if (!isWellFormed(bytes)) return null;
  const text = bufferOf(bytes).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The same bytes as a Buffer: it makes strings of short texts faster than a TextDecoder. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Mail in Estonia that says nothing: Baltic, Western (š and ž sit elsewhere) or one of two Cyrillic tables. */
function guess(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const { high, latin, upperHalf } = lettersOf(sample);
  if (high / (high + latin + 1) > CYRILLIC_SHARE) {
    // Small letters are the upper half in windows-1251 and the lower half in KOI8-R.
    return upperHalf * 2 >= high ? 'windows-1251' : 'koi8-r';
  }
  const fitting = CARONS.map(([name, carons]) => ({ name, carons: countInWords(sample, carons) }));
  return fitting.reduce((best, one) => (one.carons > best.carons ? one : best)).name;
}

/** High and ASCII letters, of words that hold a high one: in a header the most is ASCII in any language. */
function lettersOf(bytes: Uint8Array): { high: number; latin: number; upperHalf: number } {
  const sum = { high: 0, latin: 0, upperHalf: 0 };
  let [high, latin, upperHalf] = [0, 0, 0];
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const isLatin = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (byte >= 0xc0) high += 1;
    if (byte >= 0xe0) upperHalf += 1;
    if (isLatin) latin += 1;
    if (isLatin || byte > 0x7f) continue;
    if (high > 0) {
      sum.high += high;
      sum.latin += latin;
      sum.upperHalf += upperHalf;
    }
    [high, latin, upperHalf] = [0, 0, 0];
  }
  return sum;
}

/** Where Š, š, Ž, ž sit; õ, ä, ö, ü sit at the same places in all of these. The commonest first: it wins a tie. */
const CARONS: [string, number[]][] = [
  ['windows-1257', [0xd0, 0xf0, 0xde, 0xfe]],
  ['windows-1252', [0x8a, 0x9a, 0x8e, 0x9e]],
  ['iso-8859-15', [0xa6, 0xa8, 0xb4, 0xb8]],
  ['iso-8859-4', [0xa9, 0xb9, 0xae, 0xbe]],
];

/** How often one of the bytes touches a letter: ¦ and ´ as signs stand alone. */
function countInWords(bytes: Uint8Array, wanted: number[]): number {
  const isLetter = (byte: number | undefined) =>
    byte !== undefined && (((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) || byte >= 0xc0);
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 127 && wanted.includes(byte) && isLetter(bytes[at + 1])) count += 1;
  }
  return count;
}

/** Letters that no mail here holds, signs inside words, or Cyrillic with its capitals in the middle of words. */
function looksWrong(text: string, cyrillic: boolean): boolean {
  const sample = text.slice(0, SAMPLE);
  if (!cyrillic) return /[ÐðÞþ\u0080-\u009f]|[¦¨´¸©¹®¾](?=\p{Ll})/u.test(sample);
  const inverted = sample.match(/(?<!\p{L})\p{Ll}\p{Lu}{2,}/gu)?.length ?? 0;
  return inverted > (sample.match(/(?<!\p{L})\p{Lu}?\p{Ll}{2,}/gu)?.length ?? 0);
}

/** „TÃ¶Ã¶" is „Töö" that was encoded twice: some gateways take UTF-8 for windows-1252. */
function decodedOnce(text: string): string {
  if (!/[ÃÅÄÐÑ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]/.test(text.slice(0, SAMPLE)))
    return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = WINDOWS_1252.get(text.charAt(at));
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  return decodeStrictly(bytes) ?? text;
}

const WINDOWS_1252 = new Map(
  Array.from({ length: 256 }, (_, byte): [string, number] => [
    new TextDecoder('windows-1252').decode(new Uint8Array([byte])),
    byte,
  ]),
);
