/** Who signed a container and when, as its XAdES files say. Nothing is checked: the certificate may be anybody's. */
import { X509Certificate } from 'node:crypto';
import { Parser } from 'htmlparser2';
import * as Instants from 'temporal-polyfill/fns/Instant';
import type { SignatureReading } from '#domain/reading';
import { MAX_CERTIFICATE, MAX_HTML_DEPTH, MAX_SIGNATURES } from '../limits.ts';

/** What an officer reads beside the names. */
export const NOT_VALIDATED =
  'Allkirju siin ei kontrollitud: nimed ja ajad on sellised, nagu konteiner ise väidab. Kehtivust näitab DigiDoc.';

/** Takes META-INF/signatures*.xml (UTF-8); gives at most MAX_SIGNATURES, `at` as an ISO instant. Never throws. */
export function signaturesIn(xml: Uint8Array): SignatureReading[] {
  const reader = new SignatureReader();
  const parser = new Parser(
    {
      onopentag: (name) => reader.open(localName(name)),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(localName(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  const text = new TextDecoder().decode(xml);
  for (let at = 0; at < text.length && reader.depth < MAX_HTML_DEPTH; at += CHUNK)
    parser.write(text.slice(at, at + CHUNK));
  parser.end();
  return reader.found.map(({ certificate, time }) => ({ name: signerOf(certificate), at: instantOf(time) }));
}

/** The XML goes to the parser in pieces, between which its depth is looked at (characters). */
const CHUNK = 16_384;

interface Signature {
  /** Base64, the first in KeyInfo: the signer's own. */
  certificate: string;
  time: string;
}

class SignatureReader {
  found: Signature[] = [];
  depth = 0;
  private current: Signature | null = null;
  private inKeyInfo = false;
  private taking: keyof Signature | null = null;

  open(name: string): void {
    this.depth += 1;
    if (name === 'Signature') this.begin();
    else if (name === 'KeyInfo') this.inKeyInfo = true;
    else if (name === 'X509Certificate' && this.inKeyInfo && this.current?.certificate === '')
      this.taking = 'certificate';
    else if (name === 'SigningTime' && this.current?.time === '') this.taking = 'time';
  }

  text(text: string): void {
    if (this.current === null || this.taking === null) return;
    const room = MAX_CERTIFICATE - this.current[this.taking].length;
    this.current[this.taking] += text.slice(0, Math.max(0, room));
  }

  close(name: string): void {
    this.depth -= 1;
    if (name === 'KeyInfo') this.inKeyInfo = false;
    if (name === 'X509Certificate' || name === 'SigningTime') this.taking = null;
  }

  private begin(): void {
    this.current = { certificate: '', time: '' };
    if (this.found.length < MAX_SIGNATURES) this.found.push(this.current);
  }
}

/** „Mari-Liis Männik" of a person, the organisation's name of a seal; null when the certificate cannot be read. */
function signerOf(certificate: string): string | null {
  try {
    const subject = new X509Certificate(Buffer.from(certificate, 'base64')).toLegacyObject().subject;
    const { GN: given, SN: family, CN: common } = subject as Record<string, unknown>;
    if (typeof given === 'string' && typeof family === 'string') return capitalised(`${given} ${family}`);
    if (typeof common !== 'string') return null;
    // Estonian certificates: MÄNNIK,MARI-LIIS,47101010033. The code is nobody's business here.
    const person = /^([^,]{1,100}),([^,]{1,100}),\d{11}$/.exec(common);
    return person ? capitalised(`${person[2]} ${person[1]}`) : common.slice(0, 200);
  } catch {
    return null;
  }
}

function capitalised(name: string): string {
  return name
    .slice(0, 200)
    .toLocaleLowerCase('et')
    .replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('et'));
}

function instantOf(time: string): string | null {
  try {
    return Instants.toString(Instants.fromString(time.trim()));
  } catch {
    return null;
  }
}

/** ds:Signature and Signature are one. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
