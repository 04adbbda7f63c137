/** Mails that are broken, forged, oversized, repeated or sent by machines: kept, shown with the reason, and the next goes through. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { BROKEN_MAILS, bounceOf, endlessPdf, INBOX, largeMail } from '../support/mails/bad-mails.ts';
import { outOfOfficeMail } from '../support/mails/other-mails.ts';
import { type ReferralMail, referralMail } from '../support/mails/referral-mail.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';
import { intoTriage, keptBytes, referAnew, waiting } from '../support/triage.ts';

let system: TestSystem;
let officer: Browser;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  officer = await system.signIn('mari');
});
afterEach(async () => {
  expect(await referAnew(system), 'the next mail goes through').toMatch(/^TR26-/);
  const failed = (await system.executions()).filter(
    (one) => one.status !== 'SUCCEEDED' && one.status !== 'RUNNING',
  );
  expect(failed, 'no machine failed').toEqual([]);
});
afterAll(() => system.stop());

/** Sends raw bytes as a stranger's mail server would. */
const sendRaw = (raw: Buffer | string, from = 'saatja@kuskil.example'): Promise<void> =>
  system.send(Buffer.from(raw), { from, to: [INBOX] });

const toTriage = (act: () => Promise<unknown>) => intoTriage(system, officer, act);
const refer = async (mail: ReferralMail) => system.send(await referralMail(mail));
const receipts = async (to: string) => (await system.mailbox(to)).map((mail) => mail.subject);

it.each(BROKEN_MAILS)('keeps a mail of %s and shows it to the agency', async (_, raw) => {
  const page = await toTriage(() => sendRaw(raw));
  expect(page.status).toBe(200);
  expect(page.text).toContain('Miks kiri siin on');
  expect(page.text, 'it was read, not stopped').not.toContain('liiga kaua');
  expect(Buffer.isBuffer(await keptBytes(officer, page))).toBe(true);
});

it('asks the agency about a referral of an unknown sender, and tells the stranger nothing', async () => {
  const from = 'keegi@tundmatu.example';
  const page = await toTriage(() => refer({ from, messageId: '<tundmatu@tundmatu.example>' }));
  expect(page.text).toContain('Saatja aadress ei kuulu ühelegi meile teadaolevale omavalitsusele.');
  expect(page.html).toContain('value="Olena Kovalenko"');
  expect(await receipts(from)).toEqual([]);
});

it('opens no case for a forged sender, though the mail brings verdicts of its own', async () => {
  const from = 'mari.maasikas@elva.ee';
  const headers = { 'X-Local-Verdict': 'fail' };
  // `referralMail` writes SES's headers with "pass" below those that the inbox adds.
  const page = await toTriage(() => refer({ from, headers, messageId: '<voltsitud@elva.ee>' }));
  expect(page.text).toContain('Ei saa kinnitada, et kirja saatis tõesti see');
  expect(page.text).toContain('ei: aadress võib olla võltsitud');
  expect(await receipts(from)).toEqual([]);
});

it.each([
  ['elva.ee.ohtlik.example', 'Mari Maasikas <mari@elva.ee.ohtlik.example>'],
  ['e1va.ee', 'Mari Maasikas <mari.maasikas@e1va.ee>'],
  ['minuelva.ee', 'mari@minuelva.ee'],
  ['a name that is an address', '"mari.maasikas@elva.ee" <mari@ohtlik.example>'],
  ['Cyrillic letters', 'mari@xn--elv-5cd.ee'],
])('does not take a lookalike for the municipality: %s', async (label, from) => {
  const page = await toTriage(() =>
    refer({ from, messageId: `<${Buffer.from(label).toString('hex')}@x.example>` }),
  );
  expect(page.text).toContain('Saatja aadress ei kuulu');
});

it('does not believe a mail with two senders, one of them known', async () => {
  const from = ['mari.maasikas@elva.ee', 'keegi@ohtlik.example'];
  const raw = (await referralMail({ messageId: '<kaks@elva.ee>' })).toString('latin1');
  const two = raw.replace(/^From: .*$/m, `From: ${from.join(', ')}`);
  const page = await toTriage(() => sendRaw(Buffer.from(two, 'latin1')));
  expect(page.text).toMatch(/Ei saa kinnitada|Saatja aadress ei kuulu/);
});

it.each([26, 39])('keeps a mail of %i MB whole, unread', async (megabytes) => {
  const mail = largeMail(megabytes);
  const page = await toTriage(() => sendRaw(mail, 'mari.maasikas@elva.ee'));
  expect(page.text).toContain('Kiri on suurem kui 25 MB: see on alles, kuid seda ei loetud läbi.');
  expect(page.text).toContain('Kirja teksti ei saa näidata. Laadige kiri alla.');
  const kept = await keptBytes(officer, page);
  expect(Buffer.isBuffer(kept) && kept.subarray(-mail.length).equals(mail)).toBe(true);
});

it('refuses a mail over 40 MB at the door', async () => {
  const before = await waiting(officer);
  await expect(sendRaw(largeMail(41))).rejects.toThrow(/552|size/i);
  await system.idle();
  expect(await waiting(officer)).toEqual(before);
});

it('refuses a mail to somebody else at the door', async () => {
  const mail = await referralMail({ messageId: '<vale-saaja@elva.ee>' });
  await expect(system.send(mail, { from: 'mari@elva.ee', to: ['info@tugirada.example'] })).rejects.toThrow(
    /550/,
  );
});

it('stops reading a mail that takes forever; others are read meanwhile', async () => {
  const before = await waiting(officer);
  const page = await toTriage(async () => {
    await sendRaw(endlessPdf(), 'mari.maasikas@elva.ee');
    const from = 'kiire@elva.ee';
    await refer({ from, messageId: '<kiire@elva.ee>' });
    while ((await receipts(from)).length === 0) await system.clock();
    expect(await waiting(officer), 'the endless one is still being read').toEqual(before);
  });
  expect(page.text).toContain('Kirja lugemine võttis liiga kaua. Kiri on muutmata kujul alles.');
});

it('neither shows nor serves a mail with a virus', async () => {
  const headers = { 'X-Local-Verdict': 'virus' };
  const page = await toTriage(() => refer({ headers, messageId: '<viirus@elva.ee>' }));
  expect(page.text).toContain('Viirusekontroll ei lugenud kirja ohutuks');
  expect(page.html).not.toContain('Kovalenko');
  expect(page.text).not.toContain('Töötukassas');
  expect(await keptBytes(officer, page)).toBe(403);
});

it('shows what a mail brings as text, never as part of the page', async () => {
  const text =
    'Nimi: <script>alert(1)</script>\nTelefon: 51234021"><img src=x onerror=alert(1)>\nKeeled: ukraina';
  const page = await toTriage(() =>
    system.send({
      from: '"<b>x</b>" <x@ohtlik.example>',
      to: INBOX,
      subject: '<script>alert(2)</script>',
      text,
    }),
  );
  expect(page.html).not.toMatch(/<script>alert|<img src=x|<b>x<\/b>/);
  expect(page.text).toContain('alert(2)');
});

it('gives an encrypted container to an officer, untouched', async () => {
  const attachments = [{ filename: 'suunamine.cdoc2', content: Buffer.from(`CDOC\u0002${'x'.repeat(500)}`) }];
  const page = await toTriage(() =>
    system.send({
      from: 'mari.maasikas@elva.ee',
      to: INBOX,
      subject: 'Krüpteeritud kiri',
      text: 'Tere!',
      attachments,
    }),
  );
  expect(page.text).toContain('suunamine.cdoc2');
  expect(page.text).toMatch(/krüpteeritud/i);
});

it('takes the same mail for one: one after the other, 5 at once, and 50 copies', async () => {
  const before = await waiting(officer);
  const from = 'kordaja@elva.ee';
  const mail = await referralMail({ from, messageId: '<korduv@elva.ee>' });
  await Promise.all(Array.from({ length: 5 }, () => system.send(mail)));
  await system.idle();
  await system.send(mail);
  await system.idle();
  expect(await receipts(from)).toHaveLength(1);
  for (let copies = 0; copies < 50; copies += 10)
    await Promise.all(Array.from({ length: 10 }, () => system.send(mail)));
  await system.idle();
  expect(await receipts(from)).toHaveLength(1);
  expect(await waiting(officer)).toEqual(before);
  const [caseId] = /TR26-[0-9A-Z]{5}/.exec((await receipts(from))[0] ?? '') ?? [];
  expect((await referrals()).filter((name) => name.startsWith(caseId ?? '?'))).toHaveLength(1);
});

it('takes a mail without a Message-ID twice for one', async () => {
  const from = 'nimetu@elva.ee';
  const raw = (await referralMail({ from, arrival: false }))
    .toString('latin1')
    .replace(/^Message-ID: .*\r\n/m, '');
  for (let copies = 0; copies < 2; copies += 1) await sendRaw(Buffer.from(raw, 'latin1'), from);
  await system.idle();
  expect(await receipts(from)).toHaveLength(1);
});

it('keeps a mail apart that has a known Message-ID and other content', async () => {
  const from = 'sama@elva.ee';
  const messageId = '<sama@elva.ee>';
  await refer({ from, messageId });
  await system.idle();
  const page = await toTriage(() => refer({ from, messageId, fields: { name: 'Taras Melnyk' } }));
  expect(page.text).toContain('Sama tunnusega kiri on juba saabunud, kuid teise sisuga.');
  expect(page.text).toContain('Taras Melnyk');
  expect(await receipts(from)).toHaveLength(1);
  const again = await waiting(officer);
  await refer({ from, messageId, fields: { name: 'Taras Melnyk' } });
  await system.idle();
  expect(await waiting(officer), 'the copy of the second is the second').toEqual(again);
});

it('changes nothing by a reply from a stranger, a forger, or to an altered address', async () => {
  const { from, caseId, receipt } = await incomplete('puudulik');
  const text = 'Keeled: ukraina\nAbivajadus: vajab abi asjaajamisel';
  const reply = (over: object) =>
    system.send({ to: receipt.replyTo ?? '', subject: `Re: ${receipt.subject}`, text, ...over });
  const stranger = await toTriage(() => reply({ from: 'keegi@ohtlik.example' }));
  expect(stranger.text).toContain('Vastas keegi teine kui see osapool');
  expect(stranger.text).toContain(caseId);
  const forger = await toTriage(() => reply({ from, headers: { 'X-Local-Verdict': 'fail' } }));
  expect(forger.text).toContain('Vastuskirja saatjat ei saa kinnitada');
  const other = await toTriage(() => reply({ from: 'mari@tartu.ee' }));
  expect(other.text).toContain('Vastas keegi teine kui see osapool');
  const to = (receipt.replyTo ?? '').replace(/\.([a-z2-7])/, (_, first) => `.${first === 'a' ? 'b' : 'a'}`);
  expect(to).not.toBe(receipt.replyTo);
  const altered = await toTriage(() => reply({ from, to }));
  expect(altered.text).toContain('Kiri viitab juhtumile, kuid viidet ei saa kinnitada.');
  expect(await receipts(from), 'nobody is told of a completion').toHaveLength(1);
  await reply({ from });
  await system.idle();
  expect(await receipts(from), 'the true reply still completes it').toHaveLength(2);
});

it('a number in the subject gets nobody anywhere', async () => {
  const { from, caseId } = await incomplete('number');
  const text = 'Keeled: ukraina\nAbivajadus: vajab abi asjaajamisel';
  const page = await toTriage(() => system.send({ from, to: INBOX, subject: `Re: ${caseId}`, text }));
  expect(page.text).toContain('Kiri viitab juhtumile, kuid viidet ei saa kinnitada.');
  expect(await receipts(from)).toHaveLength(1);
});

it('files an out-of-office answer to a receipt: it answers and asks nothing', async () => {
  const { from, caseId, receipt } = await incomplete('puhkus');
  const before = await waiting(officer);
  const text = 'Olen puhkusel.\n\nKeeled: ukraina\nAbivajadus: vajab abi asjaajamisel';
  await system.send(
    await outOfOfficeMail({
      from,
      to: receipt.replyTo ?? '',
      text,
      messageId: '<automaat@elva.ee>',
      arrival: false,
    }),
  );
  await system.idle();
  expect(await receipts(from)).toHaveLength(1);
  expect(await waiting(officer)).toEqual(before);
  const page = await officer.get(`/admin/cases/${caseId}`);
  expect(page.text).toContain('Saabus automaatvastus');
  expect(page.text).toContain('Ootab andmeid');
});

it('shows a bounce of a receipt to the agency, and answers it with nothing', async () => {
  const { from, caseId, receipt } = await incomplete('lahkunud');
  const sentId = receipt.headers['Message-ID'] ?? receipt.headers['message-id'] ?? '';
  expect(sentId).toMatch(/amazonses\.com>$/);
  const page = await toTriage(() =>
    system.send(bounceOf(receipt.replyTo ?? '', from, sentId), { from: '', to: [receipt.replyTo ?? ''] }),
  );
  expect(page.text).toContain('Meie saadetud kirja ei saanud kätte toimetada.');
  expect(page.text).toContain(caseId);
  expect((await officer.get(`/admin/cases/${caseId}`)).text).toContain('Kirja ei saanud kätte toimetada');
  expect(await system.mailbox('mailer-daemon@mail.elva.ee')).toEqual([]);
});

it('does not answer itself', async () => {
  const page = await toTriage(() => refer({ from: INBOX, messageId: '<ring@tugirada.example>' }));
  expect(page.status).toBe(200);
  expect(await receipts(INBOX)).toEqual([]);
});

const referrals = async () =>
  (await system.executions()).filter((one) => one.machine === 'referral').map((one) => one.name);

/** A case that waits for the client's languages and need. */
async function incomplete(who: string) {
  const from = `${who}@elva.ee`;
  const caseId = await referAnew(system, {
    from,
    messageId: `<${who}@elva.ee>`,
    fields: { need: null, languages: null },
  });
  const [receipt] = await system.mailbox(from);
  if (!receipt) throw new Error('There is no receipt');
  return { from, caseId, receipt };
}
