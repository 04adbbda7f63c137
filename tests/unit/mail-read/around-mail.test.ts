import { describe, expect, it } from 'vitest';
import { CASE_MANAGER, type ComposedMail, rawMail, withSes } from '../../support/mails/compose.ts';
import {
  bounceMail,
  CASE,
  CASE_ADDRESS,
  forwardMail,
  GMAIL_HISTORY,
  OUTLOOK_HISTORY,
  outOfOfficeMail,
  replyMail,
} from '../../support/mails/other-mails.ts';
import { OLENA, referralMail } from '../../support/mails/referral-mail.ts';
import { read, readText } from './surroundings.ts';

describe('replies', () => {
  it.each([
    ['Outlook', OUTLOOK_HISTORY],
    ['Gmail', GMAIL_HISTORY],
  ])('give what was newly written, not the history that %s quotes', async (_, history) => {
    const reading = await read(
      await replyMail('Tere\n\nTelefon on 5555 1021, suhtleb ukraina ja vene keeles.', { history }),
    );
    expect(reading).toMatchObject({
      kind: 'reply',
      caseReference: CASE,
      inReplyTo: '<0102018d@eu-west-1.amazonses.com>',
      references: ['<0102018d@eu-west-1.amazonses.com>'],
      referral: null,
      missing: [],
      replyText: 'Tere\n\nTelefon on 5555 1021, suhtleb ukraina ja vene keeles.',
    });
    expect(reading.recipients[0]).toBe(CASE_ADDRESS);
    expect(reading.answers?.client).toMatchObject({
      phone: '+37255551021',
      languages: ['uk', 'ru'],
      name: null,
    });
    expect(reading.answers?.caseManager).toEqual({ name: null, email: null, phone: null });
  });

  it('give labelled answers and wrong codes too', async () => {
    const reading = await read(
      await replyMail(`Isikukood: ${OLENA.personalCode}\nAbivajadus: vajab abi kohanemisel`),
    );
    expect(reading.answers).toMatchObject({
      client: { personalCode: OLENA.personalCode, birthDate: '1985-03-12' },
      need: 'vajab abi kohanemisel',
    });
    const wrong = await read(await replyMail('Isikukood: 48503120010'));
    expect(wrong.warnings.map((one) => one.field)).toEqual(['client.personalCode']);
  });

  it('have no answers when they hold no data', async () => {
    const reading = await read(await replyMail('staatus'));
    expect(reading).toMatchObject({ kind: 'reply', replyText: 'staatus', answers: null });
  });

  it('are known by the reference in a reply subject, and by the mail they answer', async () => {
    const inbox = { to: 'suunamine@tugirada.example', arrival: {} };
    const bySubject = await read(
      await replyMail('Telefon: 5555 1021', { ...inbox, inReplyTo: undefined, references: undefined }),
    );
    expect(bySubject.kind).toBe('reply');
    const byReference = await read(await replyMail('Aitäh!', { ...inbox, subject: 'Re: Suunamine' }));
    expect(byReference.kind).toBe('reply');
  });

  it('to the referral inbox in another thread that refer a person are referrals', async () => {
    const reading = await read(
      await referralMail({ subject: 'Re: Küsimus', inReplyTo: '<x@elva.ee>', references: '<x@elva.ee>' }),
    );
    expect(reading).toMatchObject({ kind: 'referral', missing: [] });
  });

  it('that forward a mail with a reference are not replies by it', async () => {
    const reading = await read(
      await forwardMail('Nimi: Olena Kovalenko\nKeel: vene\nTelefon: 55551021', {
        subject: `Fwd: [${CASE}] x`,
      }),
    );
    expect(reading).toMatchObject({ kind: 'referral', caseReference: CASE });
  });
});

describe('mail of machines', () => {
  it('is a bounce when it is a delivery report', async () => {
    expect(await read(bounceMail())).toMatchObject({ kind: 'bounce', mustNotAnswer: true, referral: null });
  });

  it.each([
    ['Auto-Submitted', () => outOfOfficeMail()],
    ['the subject alone', () => outOfOfficeMail({ headers: {} })],
    ['an English subject', () => outOfOfficeMail({ headers: {}, subject: 'Automatic reply: Suunamine' })],
    ['a Russian subject', () => outOfOfficeMail({ headers: {}, subject: 'Автоответ: Suunamine' })],
    ['Precedence', () => rawMail({ subject: 'Uudiskiri', text: 'x', headers: { Precedence: 'bulk' } })],
    [
      'a list',
      () => rawMail({ subject: 'Uudiskiri', text: 'x', headers: { 'List-Id': '<uudised.elva.ee>' } }),
    ],
    ['X-Autoreply', () => rawMail({ subject: 'Suunamine', text: 'x', headers: { 'X-Autoreply': 'yes' } })],
  ])('is automatic by %s', async (_, mail) => {
    expect(await read(await mail())).toMatchObject({ kind: 'automatic', mustNotAnswer: true, answers: null });
  });

  it('is not what Exchange only marks with X-Auto-Response-Suppress or Auto-Submitted: no', async () => {
    const headers = { 'X-Auto-Response-Suppress': 'All', 'Auto-Submitted': 'no' };
    expect(await read(await referralMail({ headers }))).toMatchObject({
      kind: 'referral',
      mustNotAnswer: false,
    });
  });

  it('with a null sender must not be answered', async () => {
    const raw = await referralMail({ arrival: false });
    const reading = await read(Buffer.concat([Buffer.from('Return-Path: <>\r\n'), raw]));
    expect(reading).toMatchObject({ kind: 'automatic', mustNotAnswer: true });
  });

  it('that comes from our own address must not be answered', async () => {
    const reading = await read(await referralMail({ from: 'Tugirada <suunamine@tugirada.example>' }));
    expect(reading.mustNotAnswer).toBe(true);
  });
});

describe('the sender', () => {
  const from = async (arrival: ComposedMail['arrival'], address = CASE_MANAGER) =>
    (await read(await referralMail({ from: address, arrival }))).from;

  it('is proved by DMARC, or without a policy by aligned SPF or DKIM', async () => {
    expect((await from({})).authentic).toBe(true);
    expect((await from({ dmarc: 'none', dkim: 'fail' })).authentic).toBe(true);
    expect((await from({ dmarc: 'none', spf: 'fail' })).authentic).toBe(true);
  });

  it('is not proved when DMARC fails, when nothing passes, when another domain passes, or when SES says nothing', async () => {
    expect((await from({ dmarc: 'fail' })).authentic).toBe(false);
    expect((await from({ dmarc: 'none', spf: 'none', dkim: 'none' })).authentic).toBe(false);
    expect((await from({ dmarc: 'none', domain: 'evil.example' })).authentic).toBe(false);
    expect((await from(false)).authentic).toBe(false);
  });

  it('is not proved by results that the sender wrote', async () => {
    const forged = await referralMail({ arrival: false });
    const lines = [
      'Received: from evil.example by mx.evil.example; Fri, 13 Feb 2026 08:00:00 +0000',
      'Authentication-Results: amazonses.com; dmarc=pass header.from=elva.ee',
    ];
    const below = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), forged]);
    expect((await read(below)).from.authentic).toBe(false);
    expect(
      (await read(withSes(below, CASE_MANAGER, { dmarc: 'fail', spf: 'fail', dkim: 'fail' }))).from.authentic,
    ).toBe(false);
    const comment = Buffer.concat([
      Buffer.from(
        'Authentication-Results: amazonses.com; spf=fail (dmarc=pass; dmarc=pass header.from=elva.ee)\r\n',
      ),
      forged,
    ]);
    expect((await read(comment)).from.authentic).toBe(false);
    const otherServer = Buffer.concat([
      Buffer.from('Authentication-Results: mx.evil.example; dmarc=pass header.from=elva.ee\r\n'),
      forged,
    ]);
    expect((await read(otherServer)).from.authentic).toBe(false);
  });

  it('is not proved when there are two of them', async () => {
    const two = (await referralMail())
      .toString('latin1')
      .replace(/^From: /m, 'From: Keegi <keegi@elva.ee>\r\nFrom: ');
    expect((await read(Buffer.from(two, 'latin1'))).from.authentic).toBe(false);
  });

  it('changes nothing about the kind', async () => {
    const reading = await read(await referralMail({ arrival: { dmarc: 'fail' } }));
    expect(reading).toMatchObject({ kind: 'referral', missing: [] });
  });

  it('is believed through a trusted forwarder only', async () => {
    const inner = Buffer.concat([
      Buffer.from('Authentication-Results: mx.forwarder.example; dmarc=pass header.from=elva.ee\r\n'),
      await referralMail({ arrival: false }),
    ]);
    const raw = withSes(inner, CASE_MANAGER, { domain: 'forwarder.example', dmarc: 'fail' });
    expect((await read(raw)).from.authentic).toBe(false);
    expect((await read(raw, { trustedForwarders: ['forwarder.example'] })).from.authentic).toBe(true);
    expect((await read(raw, { trustedForwarders: ['other.example'] })).from.authentic).toBe(false);
  });

  it.each([
    ['mari@mail.elva.ee', 'Elva vald'],
    ['mari@ELVA.EE', 'Elva vald'],
    ['mari@toila.ee', 'Jõhvi vald'],
    ['mari@elva.ee.evil.com', undefined],
    ['mari@xelva.ee', undefined],
    ['mari@gmail.com', undefined],
  ])('%s belongs to %s', async (address, name) => {
    expect((await from({}, `Mari <${address}>`)).municipality?.name).toBe(name);
  });
});

describe('the envelope', () => {
  it("gives SES's own recipient first, then Delivered-To, To and Cc", async () => {
    const raw = await rawMail({
      subject: 'x',
      text: 'x',
      to: 'A@x.example',
      cc: 'B@x.example, A@x.example',
      headers: { 'Delivered-To': 'c@x.example' },
      arrival: { recipient: CASE_ADDRESS },
    });
    expect((await read(raw)).recipients).toEqual([CASE_ADDRESS, 'c@x.example', 'a@x.example', 'b@x.example']);
  });

  it("does not believe a recipient in another server's Received", async () => {
    const raw = await rawMail({ subject: 'x', text: 'x', arrival: false });
    const line = `Received: from a by mx.evil.example for <${CASE_ADDRESS}>; Fri, 13 Feb 2026 08:00:00 +0000\r\n`;
    expect((await read(Buffer.concat([Buffer.from(line), raw]))).recipients).toEqual([
      'suunamine@tugirada.example',
    ]);
  });

  it('decodes subjects and names', async () => {
    const raw = await rawMail({
      from: '"Õie Žukova" <oie@elva.ee>',
      subject: 'Suunamine: töö ja elukoht – küsimus',
      text: 'x',
    });
    expect(await read(raw)).toMatchObject({
      subject: 'Suunamine: töö ja elukoht – küsimus',
      from: { name: 'Õie Žukova' },
    });
  });
});

describe('mail that is not opened', () => {
  it('with a virus is kept unread', async () => {
    const reading = await read(await referralMail({ arrival: { virus: 'FAIL' } }));
    expect(reading).toMatchObject({
      kind: 'unknown',
      virus: 'FAIL',
      referral: null,
      replyText: null,
      attachments: [],
    });
    expect(reading.reason).toContain('Viirus');
    expect(reading.from.address).toBe('mari.maasikas@elva.ee');
  });

  it('larger than 25 MB is kept unread, with its sender', async () => {
    const raw = Buffer.concat([await referralMail({ decision: false }), Buffer.alloc(26 * 1024 * 1024, 'x')]);
    const reading = await read(raw);
    expect(reading).toMatchObject({
      kind: 'unknown',
      referral: null,
      from: { address: 'mari.maasikas@elva.ee', authentic: true },
    });
    expect(reading.reason).toContain('25 MB');
  });

  it('without anything to refer is unknown', async () => {
    expect(await readText('Tere, kas homme on koosolek?')).toMatchObject({
      kind: 'unknown',
      mustNotAnswer: false,
    });
  });
});
