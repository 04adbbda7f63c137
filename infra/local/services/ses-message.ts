/** What SES v2 SendEmail takes, what it refuses, and the mail that it makes of it. */
import PostalMime, { decodeWords } from 'postal-mime';
import * as z from 'zod';

/** A mail as it left: the contract of `GET /_local/mail`. */
export interface SentMail {
  /** What SendEmail answered as MessageId. */
  id: string;
  /** Addresses alone, without names. */
  to: string[];
  from: string;
  replyTo: string | null;
  subject: string;
  text: string | null;
  html: string | null;
  /** Name → value, decoded. */
  headers: Record<string, string>;
  /** ISO instant by the local clock. */
  sentAt: string;
  attachments: { name: string; type: string; contentBase64: string }[];
}

/** An answer that is an error: `code` is what the SDK shows as the error's name. */
export class SesError extends Error {
  override name = 'SesError';
  readonly code: string;
  readonly status: number;
  constructor(message: string, code = 'BadRequestException', status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const content = z.object({ Data: z.string() });
const addresses = z.array(z.string()).nullish();
const simple = z.object({
  Subject: content,
  Body: z.object({ Text: content.nullish(), Html: content.nullish() }),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).nullish(),
  Attachments: z
    .array(
      z.object({
        FileName: z.string().min(1),
        RawContent: z.base64(),
        ContentType: z.string().nullish(),
        ContentTransferEncoding: z.enum(['BASE64', 'QUOTED_PRINTABLE', 'SEVEN_BIT']).nullish(),
      }),
    )
    .nullish(),
});
const sendEmail = z.object({
  FromEmailAddress: z.string().nullish(),
  ReplyToAddresses: addresses,
  Destination: z
    .object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses })
    .nullish(),
  Content: z.object({ Simple: simple.nullish(), Raw: z.object({ Data: z.base64() }).nullish() }),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).nullish(),
  ConfigurationSetName: z.string().nullish(),
});
type Simple = z.infer<typeof simple>;

/** SES: at most 50 recipients in To, Cc and Bcc together. */
const MOST_RECIPIENTS = 50;
/** SES v2: at most 40 MB, attachments counted as base64. */
const LARGEST_MAIL_BYTES = 40 * 1024 * 1024;
const MOST_HEADERS = 15;
/** "Amazon SES header fields": what SES sets itself cannot be set in Headers. */
const OWN_HEADERS = new Set(
  'bcc cc content-disposition content-type date from message-id mime-version reply-to return-path subject to'.split(
    ' ',
  ),
);

/** Which ids and names SES gives the mail. */
export interface Stamp {
  id: string;
  messageId: string;
  /** ms since 1970 */
  sentAt: number;
}

/**
 * Makes the mail of a SendEmail request.
 * @returns the mail, the addresses of all its recipients in lower case, and its tags as SES's events tell them
 * @throws SesError as SES would refuse it
 */
export const composeMail = async (
  body: unknown,
  stamp: Stamp,
): Promise<{ mail: SentMail; recipients: string[]; tags: Record<string, string[]> }> => {
  const parsed = sendEmail.safeParse(body);
  if (!parsed.success) {
    throw new SesError(z.prettifyError(parsed.error));
  }
  const { ConfigurationSetName, Content, Destination, EmailTags, ReplyToAddresses } = parsed.data;
  for (const { Name, Value } of EmailTags ?? []) {
    if (!/^[\w-]{1,256}$/.test(Name) || !/^[\w-]{1,256}$/.test(Value)) {
      throw new SesError(`Invalid tag: ${Name}=${Value}`);
    }
  }
  const raw = Content.Raw ? await readRaw(Buffer.from(Content.Raw.Data, 'base64')) : null;
  const from = parsed.data.FromEmailAddress ?? raw?.from ?? '';
  const to = Destination?.ToAddresses ?? raw?.to ?? [];
  const cc = Destination?.CcAddresses ?? [];
  const recipients = [...to, ...cc, ...(Destination?.BccAddresses ?? [])].map(addressOf);
  if (recipients.length === 0) {
    throw new SesError('Missing required field: Destination');
  }
  if (recipients.length > MOST_RECIPIENTS) {
    throw new SesError(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  }
  const sender = addressOf(from);
  if (Content.Simple) {
    refuseContent(Content.Simple);
  } else if (!raw) {
    throw new SesError('Content must be Simple or Raw here.');
  }
  const replyTo = ReplyToAddresses?.length ? ReplyToAddresses : (raw?.replyTo ?? []);
  const made = Content.Simple ? readSimple(Content.Simple) : raw;
  const mail: SentMail = {
    id: stamp.id,
    to: to.map(addressOf),
    from: sender,
    replyTo: replyTo.length ? replyTo.map(addressOf).join(', ') : null,
    subject: made?.subject ?? '',
    text: made?.text ?? null,
    html: made?.html ?? null,
    headers: {
      From: decodeWords(from),
      ...(replyTo.length ? { 'Reply-To': replyTo.join(', ') } : {}),
      To: to.map(decodeWords).join(', '),
      ...(cc.length ? { Cc: cc.map(decodeWords).join(', ') } : {}),
      Subject: made?.subject ?? '',
      'MIME-Version': '1.0',
      ...made?.headers,
      'Message-ID': stamp.messageId,
      Date: new Date(stamp.sentAt).toUTCString().replace('GMT', '+0000'),
    },
    sentAt: new Date(stamp.sentAt).toISOString(),
    attachments: made?.attachments ?? [],
  };
  const tags = Object.fromEntries((EmailTags ?? []).map(({ Name, Value }) => [Name, [Value]]));
  if (ConfigurationSetName) tags['ses:configuration-set'] = [ConfigurationSetName];
  return { mail, recipients: [...new Set(recipients.map((one) => one.toLowerCase()))], tags };
};

interface Made extends Pick<SentMail, 'subject' | 'text' | 'html' | 'headers' | 'attachments'> {
  from: string;
  to: string[];
  replyTo: string[];
}

const readSimple = (message: Simple): Made => ({
  subject: message.Subject.Data,
  text: message.Body.Text?.Data ?? null,
  html: message.Body.Html?.Data ?? null,
  headers: Object.fromEntries((message.Headers ?? []).map(({ Name, Value }) => [Name, Value])),
  from: '',
  to: [],
  replyTo: [],
  attachments: (message.Attachments ?? []).map(({ FileName, ContentType, RawContent }) => ({
    name: FileName,
    type: ContentType ?? 'application/octet-stream',
    contentBase64: RawContent,
  })),
});

/** SES sends a raw message as it is, but for Message-ID and Date. */
const readRaw = async (bytes: Buffer): Promise<Made> => {
  const email = await PostalMime.parse(bytes, { attachmentEncoding: 'base64' });
  const named = email.headers.filter(({ key }) => key !== 'message-id' && key !== 'date' && key !== 'bcc');
  const flat = [...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])].flatMap(
    (one) => one.group ?? [one],
  );
  return {
    subject: email.subject ?? '',
    text: email.text ?? null,
    html: email.html ?? null,
    headers: Object.fromEntries(named.map(({ originalKey, value }) => [originalKey, decodeWords(value)])),
    from: email.from?.address ?? '',
    to: flat.map((one) => one.address ?? ''),
    replyTo: (email.replyTo ?? []).map((one) => one.address ?? ''),
    attachments: email.attachments.map(({ filename, mimeType, content: base64 }) => ({
      name: filename ?? '',
      type: mimeType,
      contentBase64: String(base64),
    })),
  };
};

/** Local part at most 64 characters (RFC 5321); SES has no SMTPUTF8, so all is ASCII, the name as encoded words. */
const ADDRESS = /^[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

const addressOf = (text: string): string => {
  const address = /^[ -~]*<([^<>]*)>$/.exec(text)?.[1] ?? text;
  if (!ADDRESS.test(address) || /[\r\n]/.test(text)) {
    throw new SesError(`Illegal address: ${JSON.stringify(text)}`);
  }
  return address;
};

const refuseContent = ({ Subject, Body, Headers, Attachments }: Simple): void => {
  if (/[\r\n]/.test(Subject.Data)) {
    throw new SesError('Subject contains a line break.');
  }
  if (!Body.Text && !Body.Html) {
    throw new SesError('Body must contain Text or Html.');
  }
  if ((Headers ?? []).length > MOST_HEADERS) {
    throw new SesError(`More than ${MOST_HEADERS} headers.`);
  }
  const seen = new Set(OWN_HEADERS);
  for (const { Name, Value } of Headers ?? []) {
    const name = Name.toLowerCase();
    if (
      !/^[!-9;-~]{1,126}$/.test(Name) ||
      !/^[ -~]{1,995}$/.test(Value) ||
      Name.length + Value.length > 996
    ) {
      throw new SesError(`Header ${JSON.stringify(Name)} is not printable ASCII, or is too long.`);
    }
    if (seen.has(name)) {
      throw new SesError(`Header ${Name} is set by SES itself, or is given twice.`);
    }
    seen.add(name);
  }
  for (const { FileName, RawContent, ContentTransferEncoding } of Attachments ?? []) {
    const sevenBit = (ContentTransferEncoding ?? 'SEVEN_BIT') === 'SEVEN_BIT';
    if (sevenBit && Buffer.from(RawContent, 'base64').some((byte) => byte > 127)) {
      throw new SesError(`Attachment ${FileName} does not fit the default transfer encoding of seven bits.`);
    }
  }
  const parts = [Body.Text?.Data, Body.Html?.Data, ...(Attachments ?? []).map((one) => one.RawContent)];
  const size = parts.reduce((sum, part) => sum + Buffer.byteLength(part ?? ''), 0);
  if (size > LARGEST_MAIL_BYTES) {
    throw new SesError(`Message length is more than ${LARGEST_MAIL_BYTES} bytes long: '${size}'.`);
  }
};
