/** One outgoing mail in the shape that SES v2 SendEmail takes; the sender adds addresses, tags and configuration set. */
import type { Attachment, MessageHeader, SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { plain } from '#domain/estonian';
import type { Block } from './blocks.ts';
import { cleanLine, cut } from './clean.ts';
import { renderHtml } from './html.ts';
import { renderText } from './text.ts';

export type MailToCompose = {
  /** Holds the case's reference and no personal data; cut at 150 characters. */
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** One sentence that mail programs show beside the subject. */
  readonly preview: string;
  /** The signed address of the case, or null when nobody reads answers. */
  readonly replyTo: string | null;
  /** Message-IDs of the thread with their angle brackets, oldest first; malformed ones are left out. */
  readonly references: readonly string[];
  readonly signer?: string | null;
  readonly phone?: string | null;
  /** What `meetingCalendarFile` made, with the same method. */
  readonly calendarFile?: { readonly text: string; readonly method: 'PUBLISH' | 'CANCEL' } | null;
};

export type ComposedMessage = Required<Pick<SendEmailCommandInput, 'Content' | 'ReplyToAddresses'>>;

const LONGEST_SUBJECT = 150;

/** SES allows 996 characters for name and value together; some of its documents say 870 for the value. */
const LONGEST_HEADER_VALUE = 870;

/**
 * @returns Content.Simple and ReplyToAddresses of SendEmail.
 * @throws RangeError when the subject says nothing or Reply-To is not an address; TypeError as `tidyBlocks`.
 */
export const composeMessage = (mail: MailToCompose): ComposedMessage => {
  const title = subjectLine(mail.subject);
  const frame = {
    title,
    preview: mail.preview,
    signer: mail.signer ?? null,
    answerable: mail.replyTo !== null,
    phone: mail.phone ?? null,
  };
  return {
    Content: {
      Simple: {
        Subject: utf8(title),
        Body: { Text: utf8(renderText(mail.blocks, frame)), Html: utf8(renderHtml(mail.blocks, frame)) },
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }, ...threadHeaders(mail.references)],
        Attachments: mail.calendarFile ? [calendarAttachment(mail.calendarFile)] : [],
      },
    },
    ReplyToAddresses: mail.replyTo === null ? [] : [address(mail.replyTo)],
  };
};

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/** One line without hidden characters: a line end in a subject would start a header of the attacker's choice. */
const subjectLine = (subject: string): string => {
  const line = cut(plain(cleanLine(subject)), LONGEST_SUBJECT);
  if (line === '') throw new RangeError('a mail needs a subject');
  return line;
};

const address = (text: string): string => {
  if (/^[!-;=?-~]+@[A-Za-z0-9.-]+$/.test(text) && !text.includes(',')) return text;
  throw new RangeError('Reply-To is not one plain address');
};

/** RFC 5322 § 3.6.4. When the thread is long its first mail and its latest ones are kept. */
const threadHeaders = (references: readonly string[]): MessageHeader[] => {
  const ids = [...new Set(references.filter((id) => /^<[!-;=?-~]{1,400}>$/.test(id) && id.includes('@')))];
  const latest = ids.at(-1);
  if (latest === undefined) return [];
  const [first = latest] = ids;
  const kept: string[] = [];
  for (const id of ids.slice(1).reverse()) {
    if ([first, id, ...kept].join(' ').length > LONGEST_HEADER_VALUE) break;
    kept.unshift(id);
  }
  return [
    { Name: 'In-Reply-To', Value: latest },
    { Name: 'References', Value: [first, ...kept].join(' ') },
  ];
};

const calendarAttachment = ({
  text,
  method,
}: {
  text: string;
  method: 'PUBLISH' | 'CANCEL';
}): Attachment => ({
  FileName: 'kohtumine.ics',
  ContentType: `text/calendar; method=${method}; charset=UTF-8`,
  ContentDisposition: 'ATTACHMENT',
  // SES's default is seven bits, which would lose the letters õ, ä, ö, ü.
  ContentTransferEncoding: 'BASE64',
  RawContent: new TextEncoder().encode(text),
});
