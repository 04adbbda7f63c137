/** Reads one raw mail: what kind it is, who sent it, and what it says about a person to be referred. */
import { missingFields, type Reading } from '#domain/reading';
import { absenceIn } from './absence.ts';
import { attachedSender, decisionAmong, readAttachments } from './attachments.ts';
import { isAuthentic, virusVerdict } from './authentic.ts';
import { hasNullSender, machineKind } from './automatic.ts';
import { headerBlock, mayHoldVirus } from './before-opening.ts';
import { bodyForms } from './body.ts';
import { bouncedIds } from './bounced.ts';
import { withChildAsClient } from './child-client.ts';
import { type Draft, referralOf, SUBJECT } from './draft.ts';
import {
  caseReferenceIn,
  inReplyToOf,
  messageIdOf,
  recipientsOf,
  referencesOf,
  sentAtOf,
} from './envelope.ts';
import { personKind } from './kind.ts';
import { MAX_MAIL_BYTES } from './limits.ts';
import { textOfLines } from './lines.ts';
import { headerOf, mailboxesOf, type OpenedMail, openByParser, openMail, UnreadableMail } from './mime.ts';
import { preparePhones } from './phone.ts';
import { openPlainMail } from './plain-mail.ts';
import { readProse } from './prose.ts';
import { splitHistory } from './quoting.ts';
import type { ReadingContext } from './reading-context.ts';
import { subjectMarks } from './subject.ts';
import { readLetter, withHistory, withSender } from './understand.ts';
import { withDocuments } from './with-documents.ts';

/** What the reader must be told about the world. */
export interface Surroundings {
  /** The municipality that owns a mail domain (lower case), or null. Subdomains are tried by the reader. */
  municipalityOf(domain: string): { ehak: string; name: string } | null;
  /** Lower case, e.g. suunamine@tugirada.example. */
  referralInbox: string;
  /** Our own domain: mail from it is a loop. */
  mailDomain: string;
  /** Domains whose own authentication results are believed when SES proves that they passed the mail on. */
  trustedForwarders?: string[];
}

/** More than MAX_MAIL_BYTES: kept, never read. */
export function tooLarge(bytes: number): boolean {
  return bytes > MAX_MAIL_BYTES;
}

/** Never throws: a mail that cannot be read gives kind `unknown` with the reason in Estonian. */
export async function readMail(bytes: Uint8Array, surroundings: Surroundings): Promise<Reading> {
  try {
    if (tooLarge(bytes.length))
      return await headersOnly(bytes, surroundings, 'Kiri on suurem kui 25 MB ja seda ei loeta.');
    if (mayHoldVirus(bytes))
      return await headersOnly(bytes, surroundings, 'Viirusekontroll ei lubanud kirja lugeda.');
    return await readOpened(openPlainMail(bytes) ?? (await openByParser(bytes)), surroundings);
  } catch (error) {
    const reason = error instanceof UnreadableMail ? error.message : 'Kirja ei õnnestunud avada.';
    return headersOnly(bytes, surroundings, reason);
  }
}

async function readOpened(mail: OpenedMail, surroundings: Surroundings): Promise<Reading> {
  const frame = frameOf(mail, surroundings);
  const machine = machineKind(mail);
  if (machine) {
    const said = machine.kind === 'bounce' ? { bounced: bouncedIds(mail) } : { absence: awayIn(mail, frame) };
    return { ...frame, ...machine, ...said, mustNotAnswer: true, attachments: unreadList(mail) };
  }
  const sender = mailboxesOf(mail, 'from')[0] ?? { address: null, name: null };
  const marks = subjectMarks(frame.subject);
  const context = contextOf(sender.name, frame, surroundings);
  await preparePhones([...mail.plain, ...mail.html].map(({ text }) => text));
  const letter = readLetter(mail, context, marks.forward);
  const attachments = mail.attachments.length === 0 ? [] : await readAttachments(mail.attachments);
  const history = letter.forwarded || !knowsPerson(letter.draft);
  const isReply = frame.recipients.some((one) => isCaseAddress(one, surroundings));
  const body =
    history && !isReply && !(marks.reply && frame.caseReference)
      ? withHistory(letter, context)
      : letter.draft;
  const found = withDocuments(body, attachments, context);
  const draft = isReply ? found : withChildAsClient(found);
  if (!isReply && draft.fields['client.name'] === undefined) readSubject(draft, marks.bare, context);
  const { kind, reason } = personKind({
    toCase: isReply,
    caseReference: frame.caseReference,
    markedReply: marks.reply,
    answersOurs: [frame.inReplyTo, ...frame.references].some((id) => isOurs(id, surroundings)),
    answers: frame.inReplyTo !== null,
    subject: frame.subject ?? '',
    text: letter.text,
    draft,
    hasDecision: decisionAmong(attachments) !== null,
  });
  const reading: Reading = {
    ...frame,
    kind,
    reason,
    replyText: letter.text === '' ? null : letter.text,
    attachments: attachments.map((one) => one.reading),
    forwardedFrom: letter.forwarded ? letter.originalSender : attachedSender(attachments),
  };
  if (kind === 'reply') return answered(reading, draft);
  if (kind === 'unknown') return reading;
  const complete = withSender(draft, letter, sender);
  const referral = referralOf(complete);
  return {
    ...reading,
    referral,
    others: complete.others.map(referralOf),
    missing: missingFields(referral),
    warnings: [...complete.warnings, ...ofOthers(complete, 'warnings')],
    evidence: [...complete.evidence, ...ofOthers(complete, 'evidence')],
  };
}

/** What is found in the subject says so. */
function readSubject(draft: Draft, subject: string, context: ReadingContext): void {
  const before = draft.evidence.length;
  readProse(draft, `${subject}.`, context);
  for (const one of draft.evidence.slice(before)) if (one.source === draft.source) one.source = SUBJECT;
}

/** Only of a mail that says it is an answer: a list may speak of holidays too. */
function awayIn(mail: OpenedMail, frame: Reading): Reading['absence'] {
  if (['list-id', 'list-unsubscribe', 'list-post'].some((name) => headerOf(mail, name) !== null)) return null;
  const lines = bodyForms(mail)[0]?.() ?? [];
  const { fresh } = splitHistory(lines, false);
  return absenceIn(
    `${frame.subject ?? ''}\n${textOfLines(fresh)}`,
    frame.from.address,
    frame.sentAt?.slice(0, 10) ?? null,
  );
}

/** What is said of further clients names its field `others.0.client.name`. */
function ofOthers<K extends 'warnings' | 'evidence'>(draft: Draft, what: K): Draft[K][number][] {
  return draft.others.flatMap((other, at) =>
    other[what].map((one) => ({ ...one, field: `others.${at}.${one.field}` })),
  );
}

function answered(reading: Reading, draft: Draft): Reading {
  if (Object.keys(draft.fields).length === 0) return { ...reading, warnings: draft.warnings };
  return { ...reading, answers: referralOf(draft), warnings: draft.warnings, evidence: draft.evidence };
}

/** All that the headers tell; kind and content are still unknown. */
function frameOf(mail: OpenedMail, surroundings: Surroundings): Reading {
  const from = mailboxesOf(mail, 'from')[0] ?? { address: null, name: null };
  const domain = from.address?.split('@').at(-1) ?? '';
  const subject = headerOf(mail, 'subject');
  const own =
    domain === surroundings.mailDomain.toLowerCase() ||
    from.address === surroundings.referralInbox.toLowerCase();
  return {
    kind: 'unknown',
    reason: '',
    mustNotAnswer: own || from.address === null || hasNullSender(mail),
    messageId: messageIdOf(mail),
    from: {
      ...from,
      municipality: municipalityOf(domain, surroundings),
      authentic: isAuthentic(mail, surroundings.trustedForwarders),
    },
    subject,
    referral: null,
    missing: [],
    warnings: [],
    evidence: [],
    attachments: [],
    recipients: recipientsOf(mail),
    inReplyTo: inReplyToOf(mail),
    references: referencesOf(mail),
    caseReference: caseReferenceIn(subject),
    replyText: null,
    answers: null,
    sentAt: sentAtOf(mail),
    virus: virusVerdict(mail.headers),
    forwardedFrom: null,
    others: [],
    bounced: [],
    absence: null,
  };
}

/** What can be said of a mail whose content is not opened. */
async function headersOnly(bytes: Uint8Array, surroundings: Surroundings, reason: string): Promise<Reading> {
  const empty: OpenedMail = {
    headers: [],
    plain: [],
    html: [],
    attachments: [],
    types: [],
    reportType: null,
    asked: null,
  };
  const mail = await openMail(headerBlock(bytes)).catch(() => empty);
  const machine = machineKind(mail);
  return {
    ...frameOf(mail, surroundings),
    reason,
    mustNotAnswer: machine !== null || frameOf(mail, surroundings).mustNotAnswer,
  };
}

/** mail.elva.ee belongs to whom elva.ee belongs; elva.ee.evil.com does not. */
function municipalityOf(domain: string, surroundings: Surroundings): { ehak: string; name: string } | null {
  const whole = domain.includes('.') ? surroundings.municipalityOf(domain) : null;
  if (whole) return { ehak: whole.ehak, name: whole.name };
  const labels = domain.split('.').slice(-8);
  for (let from = 0; from <= labels.length - 2; from += 1) {
    const found = surroundings.municipalityOf(labels.slice(from).join('.'));
    if (found) return { ehak: found.ehak, name: found.name };
  }
  return null;
}

function contextOf(senderName: string | null, frame: Reading, surroundings: Surroundings): ReadingContext {
  const own = [frame.from.address, ...frame.recipients].filter((one) => one !== null);
  return {
    staffNames: senderName === null ? [] : [senderName],
    isOfficial: (email) => {
      const domain = email.split('@').at(-1) ?? '';
      return (
        own.includes(email) ||
        domain === surroundings.mailDomain ||
        municipalityOf(domain, surroundings) !== null
      );
    },
    year: Number((frame.sentAt ?? '2049').slice(0, 4)),
  };
}

/** juhtum+<case>.<tag>@our domain */
function isCaseAddress(address: string, { mailDomain }: Surroundings): boolean {
  return address.startsWith('juhtum+') && address.endsWith(`@${mailDomain.toLowerCase()}`);
}

/** Message-IDs of mail that left through SES or our domain. */
function isOurs(id: string | null, { mailDomain }: Surroundings): boolean {
  return id !== null && (id.endsWith('.amazonses.com>') || id.endsWith(`@${mailDomain.toLowerCase()}>`));
}

function knowsPerson({ fields }: Draft): boolean {
  return fields['client.name'] !== undefined || fields['client.personalCode'] !== undefined;
}

function unreadList(mail: OpenedMail): Reading['attachments'] {
  return mail.attachments.map(({ name, type, content }) => ({
    name,
    type,
    bytes: content.length,
    readable: false,
    reason: 'Masina saadetud kirja manuseid ei loeta.',
  }));
}
