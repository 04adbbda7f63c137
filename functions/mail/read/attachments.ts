/** What each attachment is, what can be read in it, and which one is the decision. */
import type { AttachmentReading } from '#domain/reading';
import { looksLikeDecision } from './decision.ts';
import { kindByName } from './documents/file-kinds.ts';
import { type FoundDocument, newBudget } from './documents/found.ts';
import { isLogo } from './documents/logo.ts';
import { readFile } from './documents/read-file.ts';
import { textOfLines } from './lines.ts';
import type { Attachment, Mailbox } from './mime.ts';
import { preparePhones } from './phone.ts';

export interface ReadAttachment {
  reading: AttachmentReading;
  /** The attachment itself, or what was found inside it; empty when nothing could be read. */
  documents: FoundDocument[];
}

/** Reads the attachments one after the other; logos that the HTML shows are left out. Never throws. */
export async function readAttachments(attachments: Attachment[]): Promise<ReadAttachment[]> {
  const budget = newBudget();
  const read: ReadAttachment[] = [];
  for (const attachment of attachments.filter((one) => !isLogo(one))) {
    const { name, type, content } = attachment;
    const place = { source: name, containers: 0, inMail: false, budget };
    const { documents, ...rest } = await readFile(attachment, place);
    read.push({ reading: { name, type, bytes: content.length, ...rest }, documents });
  }
  for (const { documents } of read) await preparePhones(documents.map(({ lines }) => textOfLines(lines)));
  return read;
}

/** Whom the first attached mail says it is from: the sender of a mail that was passed on as an attachment. A claim. */
export function attachedSender(read: ReadAttachment[]): Mailbox | null {
  const mail = read.flatMap(({ documents }) => documents).find(({ form }) => form === 'mail');
  return mail?.sender ?? null;
}

/** The name of the attachment that is or holds the decision: by name or opening words, else the only document; or null. */
export function decisionAmong(read: ReadAttachment[]): string | null {
  const documents = read.filter(({ reading }) => namesIn(reading).some(isDocument));
  const byName = documents.find(({ reading }) => namesIn(reading).some((name) => DECISION_NAME.test(name)));
  const byText = documents.find((one) => one.documents.some(opensLikeDecision));
  const scan = read.find(({ reading }) => namesIn(reading).some((name) => DECISION_NAME.test(name)));
  const alone = documents.length === 1 && documents[0] && !isOther(documents[0]) ? documents[0] : undefined;
  return (byName ?? byText ?? scan ?? alone)?.reading.name ?? null;
}

const DECISION_NAME =
  /otsus|suunami|suunata|korraldus|haldusakt|decision|referral|решени|направлени|рішенн/iu;
const OTHER_NAME =
  /hinda|hinnang|tegevuskava|juhtumiplaan|passi?[._ -]|elamisl|elamislu|foto|nõusolek|volikiri|isikut|id-?kaart|cv[._ -]|logo/iu;
const DOCUMENT_NAME = /\.(pdf|docx?|odt|rtf|asice|bdoc|ddoc|sce|asics|cdoc2?|p7m|txt|zip)$/i;

/** Its own name and those of what lies inside. An attached mail is named by its subject and is no document itself. */
function namesIn({ name, type, inside }: AttachmentReading): string[] {
  if (kindByName(name) === 'mail' || type === 'message/rfc822') return (inside ?? []).map((one) => one.name);
  const own = type === 'application/pdf' && !/\.pdf$/i.test(name) ? `${name}.pdf` : name;
  return [own, ...(inside ?? []).map((one) => one.name)];
}

function isDocument(name: string): boolean {
  return DOCUMENT_NAME.test(name);
}

function opensLikeDecision({ form, lines }: FoundDocument): boolean {
  return form === 'document' && looksLikeDecision(textOfLines(lines.slice(0, 60)));
}

/** A container is another document only when all in it are. */
function isOther({ reading }: ReadAttachment): boolean {
  const inside = (reading.inside ?? []).map(({ name }) => name).filter(isDocument);
  const others = inside.length > 0 && inside.every((name) => OTHER_NAME.test(name));
  return others || OTHER_NAME.test(reading.name);
}
