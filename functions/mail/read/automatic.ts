/** Mail that a machine wrote: bounces, out-of-office, receipts, lists. It never opens or completes anything. */
import { isOnlyDelayed } from './bounced.ts';
import { headerOf, mailboxesOf, type OpenedMail, rawHeaderOf } from './mime.ts';
import { subjectMarks } from './subject.ts';

export type MachineKind = { kind: 'bounce' | 'automatic'; reason: string };

/** What a machine wrote, with the reason in Estonian; null when a person seems to have written it. */
export function machineKind(mail: OpenedMail): MachineKind | null {
  const bounce = bounceReason(mail);
  if (bounce !== null && isOnlyDelayed(mail))
    return { kind: 'automatic', reason: 'Kiri on teade, et saadetud kirja kohaletoimetamine viibib.' };
  if (bounce !== null) return { kind: 'bounce', reason: bounce };
  const automatic = automaticReason(mail);
  return automatic === null ? null : { kind: 'automatic', reason: automatic };
}

/** The Return-Path is `<>`: nobody waits for an answer. */
export function hasNullSender(mail: OpenedMail): boolean {
  const path = rawHeaderOf(mail, 'return-path');
  return path !== undefined && !path.includes('@') && /^\s*<\s*>\s*$/.test(path);
}

function bounceReason(mail: OpenedMail): string | null {
  if (mail.types.includes('message/delivery-status') || mail.reportType === 'delivery-status') {
    return 'Kiri on teade, et saadetud kiri ei jõudnud kohale.';
  }
  if (headerOf(mail, 'x-failed-recipients') !== null)
    return 'Kiri on teade, et saadetud kiri ei jõudnud kohale.';
  const from = mailboxesOf(mail, 'from')[0]?.address ?? '';
  if (/^mailer-daemon(@|$)/.test(from)) return 'Kirja saatis postiserver (mailer-daemon).';
  const subject = headerOf(mail, 'subject') ?? '';
  const postmaster = /^(postmaster|postmeister|microsoftexchange[0-9a-f]{0,64})@/.test(from);
  if ((postmaster || hasNullSender(mail)) && FAILURE_SUBJECT.test(subject)) {
    return 'Kiri on teade, et saadetud kiri ei jõudnud kohale.';
  }
  return null;
}

const FAILURE_SUBJECT =
  /undeliver|delivery (status|failure|has failed)|returned mail|mail delivery|failure notice|kohaletoimetamatu|kohaletoimetamine nurjus|ei jõudnud kohale|tagastatud kiri|не доставлено/i;

function automaticReason(mail: OpenedMail): string | null {
  const auto = headerOf(mail, 'auto-submitted');
  if (auto !== null && !/^no\b/i.test(auto)) return 'Kiri on saadetud automaatselt (Auto-Submitted).';
  if (
    mail.reportType === 'disposition-notification' ||
    mail.types.includes('message/disposition-notification')
  ) {
    return 'Kiri on lugemiskinnitus.';
  }
  // X-Auto-Response-Suppress is not here: Exchange puts it on people's own mail too.
  for (const name of ['x-autoreply', 'x-autorespond', 'x-auto-reply']) {
    const value = headerOf(mail, name);
    if (value !== null && !/^(no|false|0)?$/i.test(value)) return 'Kiri on automaatvastus.';
  }
  if (/^(bulk|list|junk|auto_reply)\b/i.test(headerOf(mail, 'precedence') ?? '')) {
    return 'Kiri on saadetud masspostitusena (Precedence).';
  }
  for (const name of ['list-id', 'list-unsubscribe', 'list-post']) {
    if (headerOf(mail, name) !== null) return 'Kiri tuli postiloendist.';
  }
  const subject = headerOf(mail, 'subject') ?? '';
  if (OUT_OF_OFFICE.test(subject) || AWAY.test(subjectMarks(subject).bare)) {
    return 'Kiri on automaatvastus (teema järgi).';
  }
  if (hasNullSender(mail)) return 'Kirjal ei ole saatja ümbrikuaadressi, selle saatis masin.';
  return null;
}

const OUT_OF_OFFICE =
  /^\s*(automaatvastus|automaatne vastus|automaatteade|auto(matic)?[- ]?(reply|response)|out of (the )?office|ooo:|autosvar|automaattinen vastaus|automatische antwort|автоответ|автоматический ответ|автоматическая отписка|автовідповідь|автоматична відповідь|lugemiskinnitus|loetud:|read:|read receipt|не в офисе)/i;

/** After Re: too. A referral's subject does not begin like this. */
const AWAY = /^(olen )?(puhkusel|kontorist väljas|kontorist eemal|eemal kuni|haiguslehel)(?![\p{L}])/iu;
