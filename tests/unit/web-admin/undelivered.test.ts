import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { after, caseAssigning, moments } from '../../support/cases.ts';
import { mailIn, mailInTriage, mailKey, mailOut } from './mails.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const personal = `${path}?personal=1`;
const triagePath = `/admin/triage/${mailKey}`;
const noteKey = 'd6'.repeat(32);

describe('a mail of ours that did not arrive', () => {
  const refused = mailOut({ key: 'f8'.repeat(32), to: 'provider', status: 'undeliverable', notice: 'task' });
  const fix = { action: 'fix-contact', mailKey: mailOut().key, address: ' Kadri.Tamm@UUS.example ' };

  it('is told with its party and kind, with its address in the second step only', async () => {
    const { officer } = scene(caseAssigning(), { mails: [mailOut(), refused] });
    const { text } = await officer().get(path);
    expect(text).toContain('Kätte toimetamata kirjad');
    expect(text).toContain('Teade: suunamine vastu võetud');
    expect(text.match(/value="fix-contact"/g)).toHaveLength(2);
    expect(text).toContain('pparnumaa.example');
    expect(text).not.toContain('kadri.tamm@');
    expect((await officer().get(personal)).text).toContain('kadri.tamm@pparnumaa.example');
  });

  it('goes to the right address, in small letters', async () => {
    const { officer, world } = scene(caseAssigning(), { mails: [mailOut(), refused] });
    const sent = await officer().post(path, fix);
    expect(sent.location).toBe(`${path}?done=contact-fixed`);
    expect(world.triage).toEqual([
      {
        what: 'fix-contact',
        with: { key: mailOut().key, address: 'kadri.tamm@uus.example', officer: 'mari' },
      },
    ]);
  });

  it('with a wrong address opens the form of that mail again, and no other', async () => {
    const { officer, world } = scene(caseAssigning(), { mails: [mailOut(), refused] });
    const sent = await officer().post(path, { ...fix, mailKey: refused.key, address: 'ei ole' });
    expect(sent.status).toBe(422);
    expect(sent.text.match(/id="fix-contact-address"/g)).toHaveLength(1);
    expect(sent.text.match(/value="ei ole"/g)).toHaveLength(1);
    expect(world.triage).toEqual([]);
  });

  it('is no task any more once it was sent again, as the log or a later mail says', async () => {
    const resent = after(caseAssigning(), [
      { type: 'ResendNotice', notice: 'accepted', to: 'municipality', obligation: null },
      moments.ensured,
    ]);
    const byLog = scene(resent, { mails: [mailOut()] });
    byLog.world.log = [
      ...byLog.world.log,
      {
        version: 9,
        at: moments.ensured,
        by: { who: 'officer', officer: 'lea' },
        events: [{ type: 'NoticeResent', notice: 'accepted', to: 'municipality', obligation: null }],
      },
    ];
    const later = mailOut({ key: 'a9'.repeat(32), status: 'sent', storedAt: moments.ensured });
    const byMail = scene(caseAssigning(), { mails: [mailOut(), later] });
    for (const { officer, world } of [byLog, byMail]) {
      expect((await officer().get(path)).text).not.toContain('Kätte toimetamata kirjad');
      expect((await officer().post(path, fix)).status).toBe(409);
      expect(world.triage).toEqual([]);
    }
  });

  it('to the agency itself, or of an ended case, has no form', async () => {
    const own = mailOut({ to: 'agency', notice: 'review-task' });
    const { text } = await scene(caseAssigning(), { mails: [own] })
      .officer()
      .get(path);
    expect(text).toContain('SKA enda aadress');
    expect(text).not.toContain('value="fix-contact"');
    const ended = after(caseAssigning(), [{ type: 'CancelCase', reason: 'Eksitus.' }, moments.ensured]);
    expect(
      (
        await scene(ended, { mails: [mailOut()] })
          .officer()
          .get(path)
      ).text,
    ).not.toContain('value="fix-contact"');
  });

  it('of another case is refused', async () => {
    const { officer, world } = scene(caseAssigning(), { mails: [mailOut()] });
    expect((await officer().post(path, { ...fix, mailKey: 'b1'.repeat(32) })).status).toBe(422);
    expect(world.triage).toEqual([]);
  });
});

describe('a bounce in triage', () => {
  const bounced = ['<0102018e-abc@eu-north-1.amazonses.com>'];
  const bounce = mailInTriage(
    { triage: 'bounce', caseId: 'TR26-4F7KQ' },
    { kind: 'bounce', referral: null, bounced },
  );

  it('shows which mail came back from whom, and takes the right address', async () => {
    const { officer, world } = scene(caseAssigning(), { mail: bounce, mails: [mailOut()] });
    const { text } = await officer().get(triagePath);
    expect(text).toContain('Teade: suunamine vastu võetud');
    expect(text).not.toContain('kadri.tamm@');
    expect(text).not.toContain('value="open-case"');
    const wrong = await officer().post(triagePath, { action: 'fix-bounced', address: '' });
    expect(wrong.text).toContain('id="fix-bounced-address-error"');
    const sent = await officer().post(triagePath, { action: 'fix-bounced', address: 'kadri@uus.example' });
    expect(sent.location).toBe(`${path}?done=contact-fixed`);
    expect(world.triage).toEqual([
      { what: 'fix-bounced', with: { key: mailKey, address: 'kadri@uus.example', officer: 'mari' } },
    ]);
  });

  it('says so when the mail was sent again already, or is unknown', async () => {
    const later = mailOut({ key: 'a9'.repeat(32), status: 'sent', storedAt: moments.ensured, sesId: 'x' });
    const again = scene(caseAssigning(), { mail: bounce, mails: [mailOut(), later] });
    const { text } = await again.officer().get(triagePath);
    expect(text).toContain('juba parandatud');
    expect(text).not.toContain('value="fix-bounced"');
    const unknown = scene(caseAssigning(), { mail: bounce, mails: [later] });
    expect((await unknown.officer().get(triagePath)).text).toContain('ei ole juhtumi kirjade hulgas');
  });
});

describe('answers that a cap holds back', () => {
  const held = (['address', 'case', 'total'] as const).map((heldBy, at) =>
    mailOut({ key: `${at}`.repeat(64), heldBy, status: 'stored', notice: 'status' }),
  );

  it('are listed with the cap that holds them, and go out when an officer says so', async () => {
    const { officer, world } = scene(caseAssigning(), { held });
    const { text } = await officer().get('/admin/failures');
    expect(text).toContain('Ootel kirjad');
    expect(text).toContain('sama aadressi päevapiir (10 kirja)');
    expect(text).toContain('sama juhtumi päevapiir (20 kirja)');
    expect(text).toContain('kõigi automaatvastuste päevapiir');
    expect(text).toContain('after=held%2B1');
    const send = { action: 'send-held', mailKey: held[1]?.key ?? '' };
    expect((await officer().post('/admin/failures', send)).location).toBe('/admin/failures?done=held-sent');
    expect(world.held).toHaveLength(2);
    const again = await officer().post('/admin/failures', send);
    expect(again.status).toBe(409);
    expect(again.text).toContain('See kiri ei oota enam');
  });

  it('are told as held on the page of their case', async () => {
    const { officer } = scene(caseAssigning(), { mails: held });
    expect((await officer().get(path)).text).toContain('Ootab saatmist: sama aadressi päevapiir');
  });
});

describe('mails that did not arrive', () => {
  const undelivered = [mailOut({ key: 'TR26-4F7KQ-3-0', status: 'bounced' })];

  it('are listed beside the failures, lead to their case, and are taken off by an officer', async () => {
    const { officer, world } = scene(caseAssigning(), { undelivered });
    const { text } = await officer().get('/admin/failures');
    expect(text).toContain('Kätte toimetamata kirjad');
    expect(text).toContain('Tuli tagasi');
    expect(text).toMatch(/href="\/admin\/cases\/[^"]+#katmata"/);
    const aside = { action: 'set-aside', mailKey: 'TR26-4F7KQ-3-0' };
    expect((await officer().post('/admin/failures', aside)).location).toBe('/admin/failures?done=set-aside');
    expect(world.setAside).toEqual(['TR26-4F7KQ-3-0']);
  });

  it('are told to be none when all arrived', async () => {
    const { officer } = scene(caseAssigning(), {});
    expect((await officer().get('/admin/failures')).text).toContain('Kõik kirjad on pärale jõudnud.');
  });
});

describe('a contact who is away', () => {
  const away = (until: string | null) => {
    const command = {
      type: 'NoteAbsence',
      party: 'provider',
      mailKey: noteKey,
      until: until === null ? null : parseDay(until),
      deputy: 'asendaja@teenus.example',
    } as const;
    return after(caseAssigning(), [command, moments.ensured]);
  };

  it('is told with the day of return, and the deputy in the second step only', async () => {
    const { officer } = scene(away('2026-02-10'));
    const { text } = await officer().get(path, moments.arranged);
    expect(text).toContain('Teenuseosutaja: kuni 10.02.2026');
    expect(text).not.toContain('asendaja@');
    expect((await officer().get(personal, moments.arranged)).text).toContain(
      'Asendaja automaatvastuse järgi (kontrollimata): <bdi>asendaja@teenus.example</bdi>',
    );
  });

  it('is told no more after that day, and always when no day was said', async () => {
    const later = '2026-02-10T22:00:00.000Z';
    expect((await scene(away('2026-02-10')).officer().get(path, later)).text).not.toContain('Kontakt on ära');
    expect((await scene(away(null)).officer().get(path, later)).text).toContain(
      'tagasituleku aega ei öeldud',
    );
  });
});

describe('an auditor', () => {
  const withNote = after(caseAssigning(), [
    { type: 'FileMail', mailKey: noteKey, as: 'note' },
    moments.ensured,
  ]);

  it.each([
    [path, { action: 'correct', reason: 'x', need: 'y' }],
    [path, { action: 'reread' }],
    [path, { action: 'split', part: '2' }],
    [path, { action: 'withdraw-query', cause: '1', reason: 'x' }],
    [path, { action: 'fix-contact', mailKey: mailOut().key, address: 'a@b.example' }],
    ['/admin/failures', { action: 'send-held', mailKey: mailOut().key }],
    ['/admin/failures', { action: 'set-aside', mailKey: mailOut().key }],
  ])('does nothing at %s by %j, and sees no form for it', async (page, fields) => {
    const note = mailIn({ key: noteKey }, { kind: 'reply', referral: null, replyText: 'Kas käib?' });
    const options = { mails: [mailOut(), note], held: [mailOut({ heldBy: 'case', status: 'stored' })] };
    const { officer, world } = scene(withNote, options);
    expect((await officer('auditor').post(page, fields)).status).toBe(403);
    const { text } = await officer('auditor').get(`${page}?personal=1`);
    expect(text.match(/<form[^>]*>/g)).toEqual(['<form method="post" action="/admin/sign-out">']);
    expect([world.commands, world.triage, world.held.length]).toEqual([[], [], 1]);
  });
});
