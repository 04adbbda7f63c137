import { describe, expect, it } from 'vitest';
import { after, caseAssigning, caseInReview, change, moments } from '../../support/cases.ts';
import { typedIn } from '../../support/form-errors.ts';
import { mailIn, mailInTriage, mailKey } from './mails.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const personal = `${path}?personal=1`;
const triagePath = `/admin/triage/${mailKey}`;
const noteKey = 'd6'.repeat(32);
const question = 'Kas klient on kursusele <b>registreeritud</b>?';
const note = mailIn({ key: noteKey }, { kind: 'reply', referral: null, replyText: question });
const form = (text: string, action: string) =>
  text.split('<form').find((one) => one.includes(`name="action" value="${action}"`)) ?? '';

const withNote = () =>
  after(caseAssigning(), [{ type: 'FileMail', mailKey: noteKey, as: 'note' }, moments.ensured]);
const asked = (state = caseAssigning(), text = question) =>
  after(
    state,
    [
      { type: 'AskQuery', mailKey: noteKey, text, channel: 'mail', arrivedAt: moments.ensured },
      moments.ensured,
    ],
    [{ type: 'FileMail', mailKey: noteKey, as: 'query' }, moments.ensured],
    [{ type: 'OpenObligation', kind: 'answer-query', cause: '1' }, moments.ensured],
  );

describe('sorting a mail anew', () => {
  it('makes a note a question, in the words of the officer, from today on', async () => {
    const { officer, world } = scene(withNote(), { mails: [note] });
    const page = { html: form((await officer().get(personal)).text, 'ask-query') };
    expect(typedIn(page, 'mailKey')).toBe(noteKey);
    expect(page.html).toContain('Kas klient on kursusele &lt;b&gt;registreeritud&lt;/b&gt;?</textarea>');
    const typed = { action: 'ask-query', mailKey: noteKey, text: 'Kas klient käib kursusel?' };
    const sent = await officer().post(personal, typed, {}, moments.arranged);
    expect(sent.location).toBe(`${path}?personal=1&done=asked`);
    expect(world.commands.map(({ command }) => command)).toEqual([
      {
        type: 'AskQuery',
        mailKey: noteKey,
        text: 'Kas klient käib kursusel?',
        channel: 'admin',
        arrivedAt: moments.arranged,
      },
      { type: 'FileMail', mailKey: noteKey, as: 'query' },
    ]);
    expect((await officer().get(personal)).text).not.toContain('value="ask-query"');
  });

  it('needs a question, and a note of this case', async () => {
    const { officer, world } = scene(withNote(), { mails: [note] });
    const empty = await officer().post(path, { action: 'ask-query', mailKey: noteKey, text: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('id="ask-query-text-error"');
    const strange = { action: 'ask-query', mailKey: 'e7'.repeat(32), text: 'Kas?' };
    expect((await officer().post(path, strange)).status).toBe(422);
    expect(world.commands).toEqual([]);
  });

  it('is offered only while there is somebody to answer', async () => {
    const early = after(caseInReview(), [
      { type: 'FileMail', mailKey: noteKey, as: 'note' },
      moments.reviewed,
    ]);
    const ended = after(withNote(), [{ type: 'CancelCase', reason: 'Eksitus.' }, moments.arranged]);
    for (const state of [early, ended])
      expect(
        (
          await scene(state, { mails: [note] })
            .officer()
            .get(personal)
        ).text,
      ).not.toContain('value="ask-query"');
  });

  it('takes a question back, with a reason, and the mail is a note again', async () => {
    const { officer, world } = scene(asked(), { mails: [note] });
    const without = await officer().post(path, { action: 'withdraw-query', cause: '1' });
    expect(without.text).toContain('id="withdraw-query-reason-error"');
    const typed = { action: 'withdraw-query', cause: '1', reason: 'See oli teadmiseks.' };
    const sent = await officer().post(personal, typed, {}, moments.arranged);
    expect(sent.location).toBe(`${path}?personal=1&done=withdrawn`);
    expect(world.commands.map(({ command }) => command)).toEqual([
      { type: 'WithdrawQuery', cause: '1', reason: 'See oli teadmiseks.' },
      { type: 'FileMail', mailKey: noteKey, as: 'note' },
    ]);
    const { text } = await officer().get(personal);
    expect(text).toContain('tühistatud');
    expect(text).not.toContain('value="withdraw-query"');
    expect((await officer().post(personal, typed, {}, moments.arranged)).status).toBe(409);
  });

  it.each(['2', 'constructor', ''])('takes back no question %j', async (cause) => {
    const { officer, world } = scene(asked());
    const sent = await officer().post(path, { action: 'withdraw-query', cause, reason: 'Ei ole.' });
    expect(sent.status).toBe(409);
    expect(world.commands).toEqual([]);
  });
});

describe('questions and changes on the page', () => {
  const told = () => {
    const answered = after(asked(), [
      {
        type: 'AnswerQuery',
        cause: '1',
        text: 'Jah, alates <i>märtsist</i>.',
        channel: 'page',
        arrivedAt: moments.arranged,
      },
      moments.arranged,
    ]);
    return change(
      answered,
      {
        type: 'ReportChange',
        direction: 'worse',
        since: null,
        urgent: true,
        what: 'Klient on haiglas.',
        done: 'Helistasime.',
      },
      moments.arranged,
    ).state;
  };

  it('are told without their words before the second step', async () => {
    const { text } = await scene(told()).officer().get(path);
    expect(text).toContain('Infopäring 1');
    expect(text).toContain('vastatud');
    expect(text).toContain('olukord on halvenenud');
    expect(text).toContain('veel mitte');
    expect(text).not.toMatch(/kursusele|märtsist|haiglas|Helistasime/);
  });

  it('are told with question, answer and report in the second step, as words', async () => {
    const { text } = await scene(told()).officer().get(personal);
    expect(text).toContain('Kas klient on kursusele &lt;b&gt;registreeritud&lt;/b&gt;?');
    expect(text).toContain('Jah, alates &lt;i&gt;märtsist&lt;/i&gt;.');
    expect(text).toMatch(/Klient on haiglas\..*Helistasime\./s);
  });

  it('say until when an open one must be answered, also when that has passed', async () => {
    const { officer } = scene(asked());
    expect((await officer().get(path, moments.ensured)).text).toContain(
      '<span class="badge info">ootab vastust, tähtaeg 13.02.2026',
    );
    expect((await officer().get(path, '2026-02-14T09:00:00.000Z')).text).toContain(
      '<span class="badge danger">ootab vastust, tähtaeg 13.02.2026',
    );
  });
});

describe('a mail in triage for a case', () => {
  const reply = mailInTriage(
    { triage: 'reply-needs-decision', caseId: 'TR26-4F7KQ' },
    { kind: 'reply', referral: null, replyText: question },
  );
  const attach = { action: 'attach', caseId: 'TR26-4F7KQ' };

  it('is attached as a note', async () => {
    const { officer, world } = scene(caseAssigning(), { mail: reply });
    const sent = await officer().post(triagePath, { ...attach, as: 'note', text: question });
    expect(sent.location).toBe(`${path}?done=attached`);
    expect(world.commands).toEqual([]);
  });

  it.each([
    ['the words of the mail', {}, question],
    ['the words of the officer', { text: 'Kas käib?' }, 'Kas käib?'],
  ])('is attached as a question, in %s', async (_name, typed, text) => {
    const { officer, world } = scene(caseAssigning(), { mail: reply });
    const sent = await officer().post(triagePath, { ...attach, as: 'query', ...typed });
    expect(sent.location).toBe(`${path}?done=asked`);
    expect(world.triage).toMatchObject([{ what: 'attach' }]);
    expect(world.commands.map(({ command }) => command)).toMatchObject([
      { type: 'AskQuery', mailKey, text, channel: 'admin', arrivedAt: moments.reviewed },
      { type: 'FileMail', mailKey, as: 'query' },
    ]);
  });

  it('shows its question in the second step only', async () => {
    const { officer } = scene(caseAssigning(), { mail: reply });
    expect((await officer().get(triagePath)).text).not.toContain('kursusele');
    expect((await officer().get(`${triagePath}?personal=1`)).text).toContain(
      'Kas klient on kursusele &lt;b&gt;registreeritud&lt;/b&gt;?</textarea>',
    );
  });

  it.each([
    ['as', caseInReview(), reply, 'query'],
    ['as', caseAssigning(), reply, 'muu'],
    ['text', caseAssigning(), mailInTriage({}, { replyText: ' ' }), 'query'],
  ])('is not attached when the %s is wrong', async (field, state, mail, as) => {
    const { officer, world } = scene(state, { mail });
    const sent = await officer().post(triagePath, { ...attach, as, text: '' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`id="attach-${field}-error"`);
    expect(world.triage).toEqual([]);
  });
});
