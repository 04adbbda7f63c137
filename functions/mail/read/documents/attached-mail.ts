/** A mail that is attached to a mail: its text is read as a letter, its attachments are given on. */
import { bodyForms } from '../body.ts';
import { joined } from '../draft.ts';
import type { Line } from '../lines.ts';
import { type Attachment, headerOf, mailboxesOf, openMail, UnreadableMail } from '../mime.ts';
import { splitHistory } from '../quoting.ts';
import type { ReadingContext } from '../reading-context.ts';
import { splitSignature } from '../signature.ts';
import { readBody } from '../text-fields.ts';
import type { FoundDocument } from './found.ts';

export type AttachedMail = { body: FoundDocument; attachments: Attachment[] } | { reason: string };

/** `source` names the mail in evidence. Never throws; one that is not read gives the reason in Estonian. */
export async function attachedMail(content: Uint8Array, source: string): Promise<AttachedMail> {
  try {
    const mail = await openMail(content);
    // Our own receipts and tasks, sent back: what they mask must not come back as data.
    const auto = headerOf(mail, 'auto-submitted');
    if (auto !== null && !/^no\b/i.test(auto))
      return { reason: 'Manusena lisatud kirja saatis masin; seda ei loeta.' };
    const sender = mailboxesOf(mail, 'from')[0] ?? null;
    const [first] = bodyForms(mail);
    const lines = first?.() ?? [];
    const body: FoundDocument = {
      source,
      form: 'mail',
      sender,
      lines,
      draft: (context: ReadingContext) => letterDraft(lines, source, sender?.name ?? null, context),
    };
    return { body, attachments: mail.attachments };
  } catch (error) {
    return {
      reason: error instanceof UnreadableMail ? error.message : 'Manusena lisatud kirja ei õnnestunud avada.',
    };
  }
}

/** The letter without its signature; what stands beneath it fills up, as in a forwarded mail. */
function letterDraft(lines: Line[], source: string, sender: string | null, context: ReadingContext) {
  const around = sender === null ? context : { ...context, staffNames: [...context.staffNames, sender] };
  const { fresh, history } = splitHistory(lines, false);
  const own = readBody(splitSignature(fresh, sender).letter, around);
  const draft =
    own.fields['client.name'] === undefined && history.length > 0
      ? joined(own, readBody(splitSignature(history, null).letter, around))
      : own;
  return { ...draft, source, evidence: draft.evidence.map((one) => ({ ...one, source })) };
}
