/** Turns the bytes of a text part into text, also when the charset label is missing or wrong. */

/** Sample of a text from which the alphabet is guessed (bytes). */
const SAMPLE = 65_536;

/** Over this share of high bytes among letters, a single-byte text is Cyrillic: Estonian has about 5 %. */
const CYRILLIC_SHARE = 0.4;

/** Decodes `bytes` by `label` (as the mail names it, or null), unless the bytes prove the label wrong. */
export function decodeText(bytes: Uint8Array, label: string | null): string {
  const declared = decoderFor(label);
  if (declared !== null && !SINGLE_BYTE.test(declared.encoding) && declared.encoding !== 'utf-8') {
    return declared.decode(bytes);
  }
  const high = hasHighByte(bytes);
  if (!high) return ASCII.decode(bytes);
  const asUtf8 = decodeStrictly(bytes);
  if (asUtf8 !== null) return asUtf8;
  const guessed = guess(bytes);
  const cyrillic = CYRILLIC.test(guessed);
  const trusted =
    declared !== null && declared.encoding !== 'utf-8' && CYRILLIC.test(declared.encoding) === cyrillic;
  return trusted ? declared.decode(bytes) : new TextDecoder(guessed).decode(bytes);
}

const SINGLE_BYTE = /^(windows-|iso-8859-|koi8|ibm866|macintosh|x-mac)/;
const CYRILLIC = /^(windows-1251|koi8|iso-8859-5|ibm866|x-mac-cyrillic)/;
const ASCII = new TextDecoder('utf-8');
const STRICT = new TextDecoder('utf-8', { fatal: true });

function decoderFor(label: string | null): InstanceType<typeof TextDecoder> | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label.trim().toLowerCase().replace(/^cp-?/, 'windows-').replace(/^x-/, ''));
  } catch {
    return null; // a label that nobody knows: guess
  }
}

function hasHighByte(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return true;
  return false;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

/** Mail in Estonia that says nothing: Baltic, Western (š and ž sit elsewhere) or one of two Cyrillic tables. */
function guess(bytes: Uint8Array): string {
  let high = 0;
  let latin = 0;
  let western = 0;
  let upperHalf = 0;
  for (const byte of bytes.subarray(0, SAMPLE)) {
    if (byte >= 0xc0) high += 1;
    if (byte >= 0xe0) upperHalf += 1;
    if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) latin += 1;
    if (byte === 0x8a || byte === 0x8e || byte === 0x9a || byte === 0x9e) western += 1;
  }
  if (high / (high + latin + 1) > CYRILLIC_SHARE) {
    // Small letters are the upper half in windows-1251 and the lower half in KOI8-R.
    return upperHalf * 2 >= high ? 'windows-1251' : 'koi8-r';
  }
  return western > 0 ? 'windows-1252' : 'windows-1257';
}
