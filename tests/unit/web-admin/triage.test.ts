import { describe, expect, it } from 'vitest';
import { triageReasons } from '#domain/mail/records';
import { caseInReview, moments } from '../../support/cases.ts';
import { mailIn, mailInTriage, mailKey } from './mails.ts';
import { scene } from './scene.ts';

const path = `/admin/triage/${mailKey}`;
const triaging = (...of: Parameters<typeof mailInTriage>) =>
  scene(caseInReview(), { mail: mailInTriage(...of) });

const typed = {
  action: 'open-case',
  municipality: '0638',
  senderAddress: 'Kadri.Tamm@pparnumaa.example',
  senderName: 'Kadri Tamm',
  clientName: 'Olena Kovalenko',
  personalCode: '',
  birthDate: '14.05.1990',
  phone: '+372 5123 4567',
  email: '',
  languages: ['uk', 'vene, eesti'],
  protection: 'temporary',
  interpreter: 'yes',
  need: 'Vajab abi perearstiga.',
  goals: '',
  decisionNumber: '7-1/26-15',
  decisionDate: '2026-01-30',
};

describe('a mail in triage', () => {
  it.each(triageReasons)('says in words why it is there: %s', async (triage) => {
    const { text } = await triaging({ triage }).officer().get(path);
    const reason = /Miks kiri siin on<\/h2><p>([^<]+)<\/p>/.exec(text)?.[1] ?? '';
    expect(reason).toMatch(/^[A-ZÕÄÖÜ].+\.$/);
  });

  it('shows whose it is and what it says in the second step only, and notes who looked', async () => {
    const { officer, world } = triaging({}, { caseReference: 'TR26-4F7KQ' });
    const first = await officer().get(path);
    expect(first.text).not.toMatch(/Olena|kadri\.tamm@|Saadan suunamise/);
    expect(first.text).toContain('pparnumaa.example');
    expect(first.text).toContain('value="TR26-4F7KQ"');
    expect(world.accesses).toEqual([]);
    const second = await officer().get(`${path}?personal=1`);
    expect(second.text).toContain('Suunamine: Olena Kovalenko');
    expect(second.text).toContain('Saadan suunamise.');
    expect(second.text).toContain('value="Olena Kovalenko"');
    expect(world.accesses).toEqual([
      { caseId: `mail:${mailKey}`, officer: 'mari', what: 'triage', at: moments.reviewed },
    ]);
  });

  it('that could not be read at all is shown too', async () => {
    const { officer } = triaging({ reading: null, triage: 'reading-failed' });
    for (const address of ['/admin/triage', path, `${path}?personal=1`])
      expect((await officer().get(address)).status).toBe(200);
  });

  it('becomes a case with what the officer typed', async () => {
    const { officer, world } = triaging();
    const sent = await officer().post(path, typed);
    expect(sent.location).toBe('/admin/cases/TR26-4F7KQ?done=opened');
    expect(world.triage).toMatchObject([
      {
        what: 'open-case',
        with: {
          key: mailKey,
          officer: 'mari',
          typed: {
            municipality: { ehak: '0638', name: 'Põhja-Pärnumaa vald' },
            sender: { address: 'kadri.tamm@pparnumaa.example', name: 'Kadri Tamm' },
            referral: {
              client: {
                name: 'Olena Kovalenko',
                personalCode: null,
                birthDate: '1990-05-14',
                email: null,
                languages: ['uk', 'ru', 'et'],
                protection: 'temporary',
                interpreter: true,
                otherServices: 'Eesti keele kursus',
              },
              starNumber: 'STAR-2026-118',
              goals: null,
              decision: { number: '7-1/26-15', date: '2026-01-30', attachment: 'otsus.pdf' },
            },
          },
        },
      },
    ]);
  });

  it('becomes a case from an unreadable mail with the least there is: whose, and who answers for it', async () => {
    const { officer, world } = triaging({ reading: null, triage: 'unreadable' });
    const least = { action: 'open-case', municipality: '0130', senderAddress: 'kov@alutaguse.example' };
    expect((await officer().post(path, least)).status).toBe(303);
    expect(world.triage).toHaveLength(1);
  });

  it.each([
    ['municipality', '9999'],
    ['senderAddress', 'ei ole'],
    ['personalCode', '12345678901'],
    ['birthDate', '2030-01-01'],
    ['languages', 'klingoni'],
    ['phone', '12'],
    ['decisionDate', '31.12.2026'],
    ['protection', 'muu'],
  ])('is not opened with a wrong %s, and what was typed stays', async (field, value) => {
    const { officer, world } = triaging();
    const sent = await officer().post(path, { ...typed, [field]: value });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`href="#open-case-${field}"`);
    expect(sent.text).toContain(`id="open-case-${field}-error"`);
    expect(sent.text).toContain('Vajab abi perearstiga.');
    expect(world.triage).toEqual([]);
  });

  it('is attached to a case, whose number may be in small letters', async () => {
    const { officer, world } = triaging();
    const sent = await officer().post(path, { action: 'attach', caseId: ' tr26-4f7kq ' });
    expect(sent.location).toBe('/admin/cases/TR26-4F7KQ?done=attached');
    expect(world.triage).toMatchObject([{ what: 'attach', with: { caseId: 'TR26-4F7KQ' } }]);
  });

  it.each(['TR26-00000', 'midagi', ''])('is not attached to %j', async (caseId) => {
    const { officer, world } = triaging();
    const sent = await officer().post(path, { action: 'attach', caseId });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('id="attach-caseId-error"');
    expect(world.triage).toEqual([]);
  });

  it('makes its address trusted for a municipality that exists', async () => {
    const { officer, world } = triaging();
    expect((await officer().post(path, { action: 'trust', municipality: '' })).status).toBe(422);
    const sent = await officer().post(path, { action: 'trust', municipality: '0638' });
    expect(sent.location).toBe('/admin/triage?done=trusted');
    expect(world.triage).toMatchObject([{ what: 'trust', with: { ehak: '0638', officer: 'mari' } }]);
  });

  it('is dismissed with a reason', async () => {
    const { officer, world } = triaging();
    expect((await officer().post(path, { action: 'dismiss', reason: '' })).status).toBe(422);
    expect((await officer().post(path, { action: 'dismiss', reason: 'a'.repeat(4001) })).status).toBe(422);
    const sent = await officer().post(path, { action: 'dismiss', reason: 'Reklaam.' });
    expect(sent.location).toBe('/admin/triage?done=dismissed');
    expect(world.triage).toMatchObject([{ what: 'dismiss', with: { reason: 'Reklaam.' } }]);
  });

  it('that somebody decided about already stays as it is, and the page says what became of it', async () => {
    const { officer, world } = scene(caseInReview(), { mail: mailIn() });
    const sent = await officer().post(path, { action: 'dismiss', reason: 'Reklaam.' });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('href="/admin/cases/TR26-4F7KQ"');
    expect(sent.text).not.toContain('value="dismiss"');
    expect(world.triage).toEqual([]);
  });
});

describe('the original mail', () => {
  const page = `/admin/mails/${mailKey}`;

  it('is shown as text, and who looked is noted', async () => {
    const { officer, world } = scene(caseInReview());
    const { text } = await officer().get(page);
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
    expect(world.accesses).toMatchObject([{ caseId: 'TR26-4F7KQ', what: 'mail' }]);
  });

  it('and its attachments are fetched by a short-lived link', async () => {
    const { officer, world } = scene(caseInReview());
    const { text } = await officer().get(page);
    expect(text).toContain(`${page}/download?number=1`);
    expect((await officer().get(`${page}/download?number=1`)).location).toBe('https://files.example/1');
    expect((await officer().get(`${page}/download`)).location).toBe('https://files.example/raw');
    expect(world.accesses.map(({ what }) => what)).toEqual(['mail', 'download', 'download']);
  });

  it.each(['../secret', '0', '99', ''])('has no attachment %j', async (number) => {
    const { officer, world } = scene(caseInReview());
    const sent = await officer().get(`${page}/download?${new URLSearchParams({ number })}`);
    expect(sent.status).toBe(404);
    expect(world.accesses).toEqual([]);
  });

  it.each([
    mailIn({}, { virus: 'FAIL' }),
    mailIn({}, { virus: 'PROCESSING_FAILED' }),
    mailInTriage({ triage: 'virus', reading: null }),
  ])('with a virus is never served', async (mail) => {
    const { officer } = scene(caseInReview(), { mail });
    const sent = await officer().get(`${page}/download`);
    expect([sent.status, sent.location]).toEqual([403, null]);
    expect((await officer().get(page)).text).not.toContain('/download');
  });
});
