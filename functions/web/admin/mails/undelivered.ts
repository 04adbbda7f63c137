/** Mails of ours that did not arrive and were not sent again: the agency must put the address right. */
import type { MailIn, MailOut, MailRecord } from '#domain/mail/records';
import type { LogEntry } from '#web/ports.ts';

/** @param log of the case: it tells at once what was sent again, the list of mails a moment later */
export function undeliveredOf(mails: readonly MailRecord[], log: readonly LogEntry[]): MailOut[] {
  const sent = mails.filter((mail) => mail.direction === 'out');
  return sent.filter(
    (mail) =>
      (mail.status === 'bounced' || mail.status === 'undeliverable') &&
      !wasResent(mail, log) &&
      !sent.some((other) => isSame(mail, other) && other.storedAt > mail.storedAt),
  );
}

/** @returns the mail of ours that this bounce gives back; null when it is not among them */
export function bouncedBy({ reading }: MailIn, mails: readonly MailRecord[]): MailOut | null {
  if (!reading) return null;
  const ids = [reading.inReplyTo, ...reading.references, ...reading.bounced];
  const sent = mails.filter((mail) => mail.direction === 'out');
  return sent.find(({ sesId }) => sesId && ids.some((id) => id?.startsWith(`<${sesId}@`))) ?? null;
}

const wasResent = (mail: MailOut, log: readonly LogEntry[]): boolean =>
  log.some(
    ({ at, events }) =>
      at > mail.storedAt && events.some((event) => event.type === 'NoticeResent' && isSame(mail, event)),
  );

type Told = { readonly notice: string } & Pick<MailOut, 'to' | 'obligation'>;

const isSame = (left: Told, right: Told): boolean =>
  left.notice === right.notice &&
  left.to === right.to &&
  left.obligation?.kind === right.obligation?.kind &&
  left.obligation?.cause === right.obligation?.cause;
