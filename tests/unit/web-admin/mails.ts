/** Mails of the scene: one that came in and was read, and one of ours that came back. A test says what is otherwise. */
import type { MailIn, MailOut } from '#domain/mail/records';
import type { Reading } from '#domain/reading';
import { completeReferral, moments, municipality } from '../../support/cases.ts';

export const mailKey = 'a3'.repeat(32);

/** A mail of ours that came back; a test says what is otherwise. */
export function mailOut(changes: Partial<MailOut> = {}): MailOut {
  return {
    direction: 'out',
    key: 'c5'.repeat(32),
    caseId: 'TR26-4F7KQ',
    notice: 'accepted',
    to: 'municipality',
    obligation: null,
    storedAt: moments.reviewed,
    status: 'bounced',
    heldBy: null,
    claimedAt: moments.reviewed,
    sentAt: moments.reviewed,
    sesId: '0102018e-abc',
    subject: 'Suunamine on vastu võetud (TR26-4F7KQ)',
    address: 'kadri.tamm@pparnumaa.example',
    ...changes,
  };
}

/** A mail that was read; a test says what is otherwise. */
export function mailIn(changes: Partial<MailIn> = {}, reading: Partial<Reading> = {}): MailIn {
  return {
    direction: 'in',
    key: mailKey,
    objectKey: 'raw/1',
    contentHash: 'b4'.repeat(32),
    opened: ['TR26-4F7KQ'],
    bytes: 48_200,
    receivedAt: moments.received,
    status: 'filed',
    triage: null,
    caseId: 'TR26-4F7KQ',
    dismissal: null,
    reading: {
      kind: 'referral',
      reason: 'Kirjas on suunatava inimese andmed.',
      mustNotAnswer: false,
      messageId: '<1@pparnumaa.example>',
      from: { address: 'kadri.tamm@pparnumaa.example', name: 'Kadri Tamm', municipality, authentic: true },
      subject: 'Suunamine: Olena Kovalenko',
      referral: completeReferral(),
      missing: [],
      warnings: [],
      evidence: [{ field: 'client.name', source: 'body', text: 'Nimi: Olena Kovalenko' }],
      attachments: [
        { name: 'otsus.pdf', type: 'application/pdf', bytes: 31_000, readable: true, reason: null },
      ],
      recipients: ['suunamine@tugirada.example'],
      inReplyTo: null,
      references: [],
      caseReference: null,
      replyText: null,
      answers: null,
      sentAt: moments.received,
      virus: 'PASS',
      forwardedFrom: null,
      others: [],
      bounced: [],
      absence: null,
      ...reading,
    },
    ...changes,
  };
}

/** The same mail as one that waits for an officer. */
export const mailInTriage = (changes: Partial<MailIn> = {}, reading: Partial<Reading> = {}): MailIn =>
  mailIn({ status: 'triage', triage: 'unknown-sender', caseId: null, opened: [], ...changes }, reading);
