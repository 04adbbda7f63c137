import { describe, expect, it } from 'vitest';
import { routeMail } from '#domain/mail/routing';
import type { Reading } from '#domain/reading';
import { completeReferral, municipality } from '../../support/cases.ts';

const reading: Reading = {
  kind: 'referral',
  reason: 'x',
  mustNotAnswer: false,
  messageId: '<a@b.example>',
  from: { address: 'kadri@pparnumaa.example', name: null, municipality, authentic: true },
  subject: 'Suunamine',
  referral: completeReferral(),
  missing: [],
  warnings: [],
  evidence: [],
  attachments: [],
  recipients: [],
  inReplyTo: null,
  references: [],
  caseReference: 'TR26-4F7KQ',
  replyText: null,
  answers: null,
  sentAt: null,
  virus: 'PASS',
  forwardedFrom: null,
  others: [],
  bounced: [],
  absence: null,
};
const nobody = { toCase: false, inThread: false, trustedAddress: false };
const stranger = { ...reading.from, municipality: null };
const triage = (reason: string) => ({ route: 'triage', reason });

const route = (changes: Partial<Reading>, known: Partial<typeof nobody> = {}) =>
  routeMail({ ...reading, ...changes }, { ...nobody, ...known });

describe('where a mail goes', () => {
  it('opens a case for an authentic referral of a municipality', () => {
    expect(route({})).toEqual({ route: 'open-case' });
    expect(route({ virus: null })).toEqual({ route: 'open-case' });
  });

  it('opens a case for a referral from an address that an officer trusts; unproven only of a municipality’s domain', () => {
    expect(route({ from: stranger }, { trustedAddress: true })).toEqual({ route: 'open-case' });
    const unproven = { ...reading.from, authentic: false };
    expect(route({ from: unproven }, { trustedAddress: true })).toEqual({ route: 'open-case' });
    const foreign = { ...stranger, authentic: false };
    expect(route({ from: foreign }, { trustedAddress: true })).toEqual(triage('not-authentic'));
  });

  it('asks the agency about a referral from a stranger', () => {
    expect(route({ from: stranger })).toEqual(triage('unknown-sender'));
  });

  it('asks the agency about a referral that is not authentic, or that must not be answered', () => {
    const forged = { ...reading.from, authentic: false };
    expect(route({ from: forged })).toEqual(triage('not-authentic'));
    expect(route({ mustNotAnswer: true })).toEqual(triage('not-authentic'));
  });

  it('never acts on a mail in which a virus was found, or that was not scanned', () => {
    for (const virus of ['FAIL', 'GRAY', 'PROCESSING_FAILED'])
      for (const kind of ['referral', 'reply', 'bounce', 'automatic', 'unknown'] as const)
        expect(route({ virus, kind }, { toCase: true })).toEqual(triage('virus'));
  });

  it('files bounces and automatic mail, to a case or not', () => {
    for (const kind of ['bounce', 'automatic'] as const)
      for (const toCase of [true, false]) expect(route({ kind }, { toCase })).toEqual({ route: 'file' });
  });

  it('files whatever names one of our cases; a reference in the subject alone is no name', () => {
    for (const kind of ['reply', 'referral', 'unknown'] as const)
      expect(route({ kind }, { toCase: true })).toEqual({ route: 'file' });
    expect(route({ kind: 'reply' }, { inThread: true })).toEqual({ route: 'file' });
    expect(route({ kind: 'reply' })).toEqual(triage('unknown-case'));
  });

  it('opens a case for a referral that stands in the thread of another case', () => {
    expect(route({ kind: 'referral' }, { inThread: true })).toEqual({ route: 'open-case' });
  });

  it('asks the agency about a mail that is no referral, and about one that could not be read', () => {
    expect(route({ kind: 'unknown' })).toEqual(triage('no-referral'));
    const unreadable = { kind: 'unknown', messageId: null, from: { ...stranger, address: null } } as const;
    expect(route(unreadable)).toEqual(triage('unreadable'));
  });
});
