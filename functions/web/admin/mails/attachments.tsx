/** What came with a mail: names, sizes, and the way to fetch each. */
import { instantSchema } from '#domain/calendar/calendar';
import type { MailIn } from '#domain/mail/records';
import type { AttachmentReading } from '#domain/reading';
import { Alert, estonianHere, Outside } from '#web/frame/parts.tsx';
import { caseTexts, mailTexts } from '#web/texts/admin-pages.ts';
import { dateTimeShort, numberShort } from '#web/texts/dates.ts';
import { downloadPath } from '../paths.ts';

/** @param heading one level below the heading that the mail stands under */
export const Attachments = ({ mail, heading: Heading }: { mail: MailIn; heading: 'h3' | 'h4' }) => {
  const attachments = mail.reading?.attachments ?? [];
  if (!isServed(mail))
    return (
      <Alert tone="warn">
        <p>{mailTexts.virus}</p>
      </Alert>
    );
  return (
    <>
      {attachments.length > 0 && (
        <>
          <Heading>{caseTexts.attachments}</Heading>
          <ul>
            {attachments.map((one, index) => (
              <li>
                <a href={downloadPath(mail.key, index + 1)}>
                  <Outside text={one.name} />
                </a>{' '}
                ({sizeWords(one.bytes)})<Known attachment={one} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={downloadPath(mail.key, null)}>
          {caseTexts.download} ({sizeWords(mail.bytes)})
        </a>
      </p>
    </>
  );
};

/** What the reader of mails said, as it was kept. */
const ReaderSays = ({ words }: { words: string }) => (
  <span class="hint block" lang={estonianHere()}>
    {words}
  </span>
);

/** Why it could not be read, what to mind, what is inside a container, and who it says signed it. */
const Known = ({ attachment }: { attachment: AttachmentReading }) => {
  const { reason, note, inside = [], signatures = [] } = attachment;
  return (
    <>
      {reason && <ReaderSays words={reason} />}
      {note && <ReaderSays words={note} />}
      {inside.length > 0 && (
        <div class="small">
          {caseTexts.inside}
          <ul>
            {inside.map((one) => (
              <li>
                <Outside text={one.name} /> ({sizeWords(one.bytes)})
                {one.reason && <ReaderSays words={one.reason} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      {signatures.length > 0 && (
        <div class="small">
          {caseTexts.signatures}
          <ul>
            {signatures.map(({ name, at }) => (
              <li>
                {name ? <Outside text={name} /> : caseTexts.unsignedName}
                {at && `, ${caseTexts.signedAt} ${signedWords(at)}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};

/** A container may say anything: what is no moment is not shown as one. */
const signedWords = (at: string): string => {
  const read = instantSchema.safeParse(at);
  return read.success ? dateTimeShort(read.data) : '–';
};

/** DESIGN § 5: with a virus verdict other than PASS a mail is never served. One that could not be read has no verdict. */
export const isServed = (mail: MailIn): boolean =>
  mail.triage !== 'virus' && (mail.reading?.virus ?? 'PASS') === 'PASS';

/** "12 kB", "1,4 MB"; 1 MB is a million bytes. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${numberShort(Math.max(1, Math.round(bytes / 1000)))}\u00a0kB`
    : `${numberShort(Math.round(bytes / 100_000) / 10)}\u00a0MB`;
