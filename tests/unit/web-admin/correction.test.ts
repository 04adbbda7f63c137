import { describe, expect, it } from 'vitest';
import { activeCase, after, caseInMeeting, caseInReview, change, moments } from '../../support/cases.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const personal = `${path}?personal=1`;
const later = '2026-06-20T10:00:00.000Z';
const action = { action: 'correct-fact', why: 'Trükiviga.' };

const answered = () =>
  after(
    activeCase(),
    [{ type: 'AskQuery', mailKey: null, text: 'Kas kool on?', channel: 'mail', arrivedAt: later }, later],
    [{ type: 'AnswerQuery', cause: '1', text: 'Kool algab.', channel: 'page', arrivedAt: later }, later],
  );
const forms = (html: string) =>
  [...html.matchAll(/name="fact" value="([^"]+)"/g)].map(([, name]) => name).filter(Boolean);

describe('the forms of corrections', () => {
  it('stand with what they put right, where the client is shown, and for who may change it', async () => {
    const { officer, auditor } = roles(answered());
    expect(forms((await officer().get(path)).text)).toEqual([]);
    expect(forms((await officer().get(personal)).text).toSorted()).toEqual(
      ['first-meeting', 'municipality', 'query-1', 'referral-date', 'support-person'].toSorted(),
    );
    expect(forms((await auditor().get(personal)).text)).toEqual([]);
    const tried = await auditor().post(path, { ...action, fact: 'query-1', text: 'x', answer: 'y' });
    expect(tried.status).toBe(403);
  });

  it('correct one of several, say whom they tell, and lead back', async () => {
    const { officer, world } = scene(answered());
    const values = { fact: 'query-1', text: 'Kas kool on?', answer: 'Kool algab sügisel.' };
    const sent = await officer().post(personal, { ...action, ...values, tell: 'yes' });
    expect([sent.status, sent.location]).toEqual([303, `${personal}&done=fact-corrected`]);
    expect(world.commands[0]?.command).toEqual({
      type: 'CorrectFact',
      ...{ fact: 'query', cause: '1', reason: 'Trükiviga.', tell: true },
      values: { text: 'Kas kool on?', answer: 'Kool algab sügisel.' },
    });
    const { text } = await officer().get(personal);
    expect(text).toContain('Varasemad andmed');
    expect(text).toContain('Kool algab.');
    expect(text).toContain('Parandati: infopäring 1 (vastus); osapooltele teatati');
    expect((await officer().get(path)).text).not.toContain('Kool algab');
  });

  it('read the time of a meeting in Estonia, and tell nobody without the tick', async () => {
    const { officer, world } = scene(caseInMeeting());
    const values = {
      fact: 'first-meeting',
      date: '2026-02-13',
      time: '9.30',
      minutes: '60',
      place: 'Vallamaja',
    };
    expect((await officer().post(personal, { ...action, ...values })).status).toBe(303);
    expect(world.commands[0]?.command).toMatchObject({
      values: { startsAt: '2026-02-13T07:30:00.000Z', minutes: 60, place: 'Vallamaja' },
      tell: false,
    });
  });

  it('tell the officer to look at the provider after another municipality', async () => {
    const { officer, world } = scene(caseInReview());
    const sent = await officer().post(personal, { ...action, fact: 'municipality', ehak: '0130' });
    expect(sent.location).toBe(`${personal}&done=municipality-corrected`);
    expect(world.state.municipality).toEqual({ ehak: '0130', name: 'Alutaguse vald' });
    expect((await officer().get(sent.location ?? '')).text).toContain('Vaadake üle, kas teenuseosutaja');
  });

  it('come back with what is wrong, with what was typed, and when nothing changed', async () => {
    const { officer, world } = scene(answered());
    const wrong = await officer().post(personal, {
      action: 'correct-fact',
      fact: 'query-1',
      text: 'Uus?',
      answer: '',
    });
    expect(wrong.status).toBe(422);
    for (const words of ['Kirjutage tekst.', 'Sisestage põhjendus.', 'Uus?'])
      expect(wrong.text).toContain(words);
    const same = { fact: 'query-1', text: 'Kas kool on?', answer: 'Kool algab.' };
    expect((await officer().post(personal, { ...action, ...same })).text).toContain('Midagi ei muudetud');
    for (const fact of ['query-9', 'nothing', '__proto__', ''])
      expect((await officer().post(personal, { ...action, fact })).status).toBeGreaterThanOrEqual(409);
    const early = { fact: 'referral-date', referralDate: '2024-01-01' };
    expect((await officer().post(personal, { ...action, ...early })).text).toContain(
      'oleks teenus juba läbi',
    );
    expect(world.commands).toEqual([]);
  });

  it('give way to a second officer', async () => {
    const { officer, world } = scene(caseInMeeting());
    const version = String(world.state.version);
    world.meanwhile = () => {
      const cancel = { type: 'CancelCase', reason: 'Kolis.' } as const;
      world.state = change(world.state, cancel, moments.arranged).state;
      world.meanwhile = () => {};
    };
    const values = { fact: 'municipality', ehak: '0130', version };
    expect((await officer().post(personal, { ...action, ...values })).status).toBe(409);
  });
});

function roles(state: ReturnType<typeof answered>) {
  const one = scene(state);
  return { officer: one.officer, auditor: () => one.officer('auditor') };
}
