/** What a person's mail says: the newly written letter, its signature, its history. */
import { bodyForms } from './body.ts';
import { type Draft, joined, put, SENDER } from './draft.ts';
import { emailsIn } from './email.ts';
import { type Line, textOfLines } from './lines.ts';
import type { Mailbox, OpenedMail } from './mime.ts';
import { namesIn } from './names.ts';
import { phonesIn } from './phone.ts';
import { splitHistory } from './quoting.ts';
import type { ReadingContext } from './reading-context.ts';
import { splitSignature } from './signature.ts';
import { readBody } from './text-fields.ts';

export interface Letter {
  draft: Draft;
  /** What was newly written, without history and signature. */
  text: string;
  signature: Line[];
  history: Line[];
  forwarded: boolean;
  originalSender: Mailbox | null;
}

/** Reads the body; the second form of the body is looked at only when the first gave no person. */
export function readLetter(mail: OpenedMail, context: ReadingContext, markedForward: boolean): Letter {
  const forms = bodyForms(mail);
  let best: Letter | null = null;
  for (const form of forms) {
    const letter = letterIn(form(), context, markedForward);
    best = best === null || weight(letter.draft) > weight(best.draft) ? letter : best;
    if (best.draft.fields['client.name'] !== undefined) break;
  }
  return best ?? letterIn([], context, markedForward);
}

/** The letter's own fields, filled from what was passed on beneath it (three mails deep). */
export function withHistory(letter: Letter, context: ReadingContext): Draft {
  let draft = letter.draft;
  let lines = letter.history;
  for (let depth = 0; depth < 3 && lines.length > 0; depth += 1) {
    const split = splitHistory(
      lines.map((line) => ({ ...line, quoted: false })),
      false,
    );
    const own = splitSignature(split.fresh, letter.originalSender?.name ?? null);
    draft = joined(draft, readBody(own.letter, context));
    lines = split.history;
  }
  return draft;
}

/** The case manager of this client and of the others, as far as no label says: the signature, then the sender. */
export function withSender(draft: Draft, letter: Letter, sender: Mailbox): Draft {
  const signature = textOfLines(letter.signature);
  const others = draft.others.map((one) => withSender(one, letter, sender));
  const filled: Draft = { ...draft, fields: { ...draft.fields }, evidence: [...draft.evidence], others };
  const named = draft.fields['caseManager.name'] !== undefined;
  if (!named) putSenderName(filled, signature, sender.name);
  put(filled, 'caseManager.email', sender.address, sender.address ?? '', SENDER);
  if (draft.fields['caseManager.phone'] !== undefined) return filled;
  // Another person's number is not the named case manager's.
  const theirs = named && emailsIn(signature).some((one) => one !== filled.fields['caseManager.email']);
  const phone = preferredPhone(signature);
  if (!theirs) put(filled, 'caseManager.phone', phone, lineWith(letter.signature, phone));
  return filled;
}

/** The sender's name when it is a person's, else the one that the letter is signed with. */
function putSenderName(draft: Draft, signature: string, name: string | null): void {
  const isPerson = name !== null && !OFFICE.test(name) && /\p{L} \p{L}|, \p{L}/u.test(name);
  const signed = isPerson ? null : signedName(signature);
  if (signed !== null) put(draft, 'caseManager.name', signed, signed);
  else if (name !== null) put(draft, 'caseManager.name', isPerson ? upright(name) : name, name, SENDER);
}

const OFFICE =
  /(?<!\p{L})(vald|valla\p{L}*|linn|linna\p{L}*|valitsus|sotsiaal\p{L}*|osakond|info|kantselei|postkast)(?!\p{L})/iu;

function letterIn(lines: Line[], context: ReadingContext, markedForward: boolean): Letter {
  const split = splitHistory(lines, markedForward);
  const { letter, signature } = splitSignature(split.fresh, context.staffNames[0] ?? null);
  return {
    draft: readBody(letter, context),
    text: withoutGaps(textOfLines(letter)).trim(),
    signature,
    history: split.history,
    forwarded: split.forwarded || (letter.every((line) => line.text === '') && split.history.length > 0),
    originalSender: split.originalSender,
  };
}

function withoutGaps(text: string): string {
  return text.includes('\n\n\n') ? text.replaceAll(/\n{3,}/g, '\n\n') : text;
}

function weight(draft: Draft): number {
  return Object.keys(draft.fields).length;
}

/** „Maasikas, Mari" as Exchange writes it. */
function upright(name: string): string {
  const match = /^([^,]{1,60}), ([^,]{1,60})$/.exec(name);
  return match ? `${match[2]} ${match[1]}` : name;
}

/** The first name in the first lines of a signature. */
function signedName(signature: string): string | null {
  return namesIn(signature.split('\n').slice(0, 6).join(' \n '))[0]?.name ?? null;
}

/** A mobile number before a switchboard's. */
function preferredPhone(signature: string): string | null {
  const phones = phonesIn(signature);
  const mobile = phones.find(({ phone }) => /^\+3725\d{6,7}$/.test(phone));
  return (mobile ?? phones[0])?.phone ?? null;
}

function lineWith(lines: Line[], phone: string | null): string {
  if (phone === null) return '';
  const digits = phone.slice(-7);
  return lines.find((line) => line.text.replaceAll(/\D/g, '').includes(digits))?.text ?? phone;
}
