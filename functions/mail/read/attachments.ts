/** What each attachment is, whether it can be read, and which one is the decision. */
import type { AttachmentReading } from '#domain/reading';
import { decodeText } from './charset.ts';
import { looksLikeDecision } from './decision.ts';
import { htmlLines } from './html.ts';
import { type Line, plainLines, textOfLines } from './lines.ts';
import type { Attachment } from './mime.ts';
import { pdfLines } from './pdf.ts';

export interface ReadAttachment {
  reading: AttachmentReading;
  /** Null when it could not be read. */
  lines: Line[] | null;
}

/** A logo in a signature is smaller, a scan pasted into the mail is larger (bytes). */
const LOGO_BYTES = 60_000;

/** Reads the attachments one after the other; logos that the HTML shows are left out. */
export async function readAttachments(attachments: Attachment[]): Promise<ReadAttachment[]> {
  const read: ReadAttachment[] = [];
  for (const attachment of attachments) {
    if (attachment.embedded && attachment.content.length < LOGO_BYTES) continue;
    read.push(await readOne(attachment));
  }
  return read;
}

/** The name of the decision: by name or opening words, else the only document; null when there is none. */
export function decisionAmong(read: ReadAttachment[]): string | null {
  const documents = read.filter(({ reading }) => isDocument(reading.name, reading.type));
  const byName = documents.find(({ reading }) => DECISION_NAME.test(reading.name));
  const byText = documents.find(
    ({ lines }) => lines !== null && looksLikeDecision(textOfLines(lines.slice(0, 60))),
  );
  const scan = read.find(({ reading }) => DECISION_NAME.test(reading.name));
  const only =
    documents.length === 1 && !OTHER_NAME.test(documents[0]?.reading.name ?? '') ? documents[0] : undefined;
  return (byName ?? byText ?? scan ?? only)?.reading.name ?? null;
}

const DECISION_NAME =
  /otsus|suunami|suunata|korraldus|haldusakt|decision|referral|решени|направлени|рішенн/iu;
const OTHER_NAME =
  /hinda|hinnang|tegevuskava|juhtumiplaan|passi?[._ -]|elamisl|elamislu|foto|nõusolek|volikiri|isikut|id-?kaart|cv[._ -]|logo/iu;

function isDocument(name: string, type: string): boolean {
  return (
    /\.(pdf|docx?|odt|rtf|asice|bdoc|ddoc|sce|asics|cdoc2?|p7m|txt|zip)$/i.test(name) ||
    type === 'application/pdf'
  );
}

async function readOne(attachment: Attachment): Promise<ReadAttachment> {
  const { name, type, content } = attachment;
  const base = { name, type, bytes: content.length };
  const unread = (reason: string) => ({ reading: { ...base, readable: false, reason }, lines: null });
  if (content.length === 0) return unread('Fail on tühi.');
  if (isPdf(attachment)) {
    const pdf = await pdfLines(content);
    return pdf.readable
      ? { reading: { ...base, readable: true, reason: null }, lines: pdf.lines }
      : unread(pdf.reason);
  }
  if (type === 'text/plain' || type === 'text/html' || /\.(txt|html?)$/i.test(name)) {
    const text = decodeText(content, null);
    const html = type === 'text/html' || /\.html?$/i.test(name);
    return {
      reading: { ...base, readable: true, reason: null },
      lines: html ? htmlLines(text) : plainLines(text),
    };
  }
  return unread(reasonFor(name.toLowerCase(), type));
}

function isPdf({ type, name, content }: Attachment): boolean {
  const head = String.fromCharCode(...content.subarray(0, 5));
  return (
    head === '%PDF-' ||
    type === 'application/pdf' ||
    (/\.pdf$/i.test(name) && type === 'application/octet-stream')
  );
}

const REASONS: [RegExp, string][] = [
  [/\.cdoc2?$/, 'Fail on krüpteeritud (CDOC) ja seda ei saa siin avada.'],
  [
    /\.(asice|bdoc|ddoc|sce|asics)$/,
    'Digiallkirjastatud konteiner: selle sisu praegu automaatselt ei loeta.',
  ],
  [/\.p7m$|\.p7s$/, 'Kiri või fail on krüpteeritud või allkirjastatud (S/MIME) ja seda ei saa siin avada.'],
  [/\.msg$/, 'Outlooki kirjafaili (.msg) ei saa siin lugeda.'],
  [/^winmail\.dat$/, 'Outlooki pakitud manust (winmail.dat) ei saa siin lugeda.'],
  [/\.(docx?|odt|rtf)$/, 'Tekstidokumendi sisu praegu automaatselt ei loeta.'],
  [/\.(xlsx?|ods|csv)$/, 'Tabelifaili sisu ei loeta.'],
  [/\.(zip|7z|rar|gz)$/, 'Pakitud faili sisu praegu automaatselt ei loeta.'],
  [/\.eml$/, 'Manusena lisatud kirja sisu praegu automaatselt ei loeta.'],
  [/\.(png|jpe?g|gif|tiff?|bmp|heic|webp|svg)$/, 'Pildi sisu ei saa automaatselt lugeda.'],
];

function reasonFor(name: string, type: string): string {
  const byName = REASONS.find(([pattern]) => pattern.test(name))?.[1];
  if (byName) return byName;
  if (type.startsWith('image/')) return 'Pildi sisu ei saa automaatselt lugeda.';
  if (type === 'message/rfc822') return 'Manusena lisatud kirja sisu praegu automaatselt ei loeta.';
  if (/pkcs7/.test(type))
    return 'Kiri või fail on krüpteeritud või allkirjastatud (S/MIME) ja seda ei saa siin avada.';
  if (type === 'application/ms-tnef') return 'Outlooki pakitud manust (winmail.dat) ei saa siin lugeda.';
  return 'Seda liiki faili ei saa automaatselt lugeda.';
}
