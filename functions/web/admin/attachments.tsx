/** What came with a mail: names, sizes, and the way to fetch each. */
import { numberShort } from '#domain/estonian';
import type { MailIn } from '#domain/mail/records';
import { Alert, Outside } from '../frame/parts.tsx';
import { caseTexts, mailTexts } from '../texts/admin-pages.ts';
import { downloadPath } from './case-path.ts';

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
            {attachments.map(({ name, bytes, reason }) => (
              <li>
                <a href={downloadPath(mail.key, name)}>
                  <Outside text={name} />
                </a>{' '}
                ({sizeWords(bytes)}){reason && <span class="hint block">{reason}</span>}
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

/** DESIGN § 5: with a virus verdict other than PASS a mail is never served. One that could not be read has no verdict. */
export const isServed = (mail: MailIn): boolean =>
  mail.triage !== 'virus' && (mail.reading?.virus ?? 'PASS') === 'PASS';

/** "12 kB", "1,4 MB"; 1 MB is a million bytes. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${numberShort(Math.max(1, Math.round(bytes / 1000)))}\u00a0kB`
    : `${numberShort(Math.round(bytes / 100_000) / 10)}\u00a0MB`;
