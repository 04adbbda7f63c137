import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { clockActions } from '#web/admin/acts/clock-commands.ts';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  closingCase,
  incompleteCase,
  incompleteReferral,
  moments,
} from '../../support/cases.ts';
import { mailIn } from './mails.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const hostile = '<img src=x onerror=alert(1)>"\'&\u202egnp.exe\u0000';
const cancelled = () => after(caseInReview(), [{ type: 'CancelCase', reason: 'Eksitus.' }, moments.reviewed]);
const actionPattern = /name="action" value="([^"]+)"/g;
const actionsIn = (text: string) => [...new Set([...text.matchAll(actionPattern)].map((found) => found[1]))];

describe('the page of a case', () => {
  it('says who waits for whom until when, and why then', async () => {
    const { text } = await scene(caseInReview()).officer().get(path);
    expect(text).toContain('KOV ootab, et SKA vaataks suunamise läbi.');
    expect(text).toContain('esmaspäev, 9.\u00a0veebruar 2026 kell\u00a024.00');
    expect(text).toContain('seda ei arvestata');
  });

  it('says by word that the due day has passed, or is today', async () => {
    const mari = scene(caseInReview()).officer();
    expect((await mari.get(path, '2026-02-09T12:00:00.000Z')).text).toContain('Tähtaeg on täna');
    expect((await mari.get(path, '2026-02-09T22:00:00.000Z')).text).toContain('Tähtaeg möödas');
  });

  it('shows no personal data and notes no access before the second step', async () => {
    const { officer, world } = scene(activeCase());
    const { text } = await officer().get(path);
    expect(text).not.toMatch(/Olena|49005149021|Näidise|Kadri|kooliga|5550|Vändra|Perearst leitud/);
    expect(world.accesses).toEqual([]);
  });

  it('shows the fields with their evidence beside the mail in the second step, and notes who looked', async () => {
    const { officer, world } = scene(caseInReview());
    const { text } = await officer().get(`${path}?personal=1`);
    expect(text).toContain('Olena Kovalenko');
    expect(text).toContain('Nimi: Olena Kovalenko');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('name="verdict"');
    expect(world.accesses).toEqual([
      { caseId: 'TR26-4F7KQ', officer: 'mari', what: 'case', at: moments.reviewed },
    ]);
  });

  it('shows what a stranger wrote as text, without marks that reorder it', async () => {
    const referral = { need: hostile, client: { name: hostile, address: hostile } };
    const mail = mailIn(
      {},
      { subject: hostile, evidence: [{ field: 'need', source: hostile, text: hostile }] },
    );
    const state = caseInReview({ referral, opening: { sender: { address: hostile, name: hostile } } });
    const { text } = await scene(state, { mail }).officer().get(`${path}?personal=1`);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;gnp.exe');
    expect(text).not.toContain('<img');
    expect(text).not.toContain('\u202e');
    expect(text).not.toContain('\u0000');
  });

  it.each([
    ['incomplete', incompleteCase(), ['record-answer', 'reissue-link', 'restart', 'cancel']],
    ['review', caseInReview(), ['review', 'restart', 'cancel']],
    [
      'assigning',
      caseAssigning(),
      [
        'record-answer',
        'record-decline',
        'reissue-link',
        'restart',
        'change-provider',
        'record-refusal',
        'cancel',
      ],
    ],
    [
      'arranging',
      caseArranging(),
      ['record-answer', 'reissue-link', 'restart', 'change-provider', 'record-refusal', 'cancel'],
    ],
    [
      'meeting',
      caseInMeeting(),
      ['record-answer', 'reissue-link', 'restart', 'change-provider', 'record-refusal', 'cancel'],
    ],
    ['active', activeCase(), ['restart', 'change-provider', 'record-refusal', 'end-service', 'cancel']],
    [
      'closing',
      closingCase(),
      ['record-answer', 'reissue-link', 'restart', 'record-refusal', 'close-case', 'reopen'],
    ],
    ['ended', cancelled(), ['reopen']],
  ])('in the phase %s offers what can be done there and no more', async (phase, state, actions) => {
    const { text } = await scene(state).officer().get(`${path}?personal=1`);
    const own = actionsIn(text).filter((one) => !clockActions.some((action) => action === one));
    const ofPlan = phase === 'active' ? ['change-plan', 'set-evaluation'] : [];
    expect(own).toEqual([...actions, 'correct', 'correct-fact', 'reread', 'split', ...ofPlan]);
  });
});

describe('the review', () => {
  const accept = { action: 'review', verdict: 'accept', provider: 'abikasi', referralDate: '30.01.2026' };

  it('accepts for a provider and goes on to the case', async () => {
    const { officer, world } = scene(caseInReview());
    const sent = await officer().post(`${path}?personal=1`, {
      ...accept,
      version: String(world.state.version),
    });
    expect([sent.status, sent.location]).toEqual([303, `${path}?done=accept`]);
    expect(world.commands[0]?.command).toEqual({
      type: 'ReviewReferral',
      verdict: 'accept',
      cause: '1',
      channel: 'admin',
      arrivedAt: moments.reviewed,
      provider: { id: 'abikasi', name: 'Abikäsi' },
      referralDate: '2026-01-30',
    });
    expect(world.commands[0]?.by).toEqual({ who: 'officer', officer: 'mari' });
    expect((await officer().get(`${path}?done=accept`)).text).toContain('Suunamine on vastu võetud.');
  });

  it.each(['return', 'decline'])('to %s it wants a reason', async (verdict) => {
    const { officer, world } = scene(caseInReview());
    const sent = await officer().post(path, { action: 'review', verdict });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<title>Viga: Juhtum TR26-4F7KQ');
    expect(sent.text).toContain('href="#review-reason"');
    expect(world.commands).toEqual([]);
    expect((await officer().post(path, { action: 'review', verdict, reason: 'Puudub otsus.' })).status).toBe(
      303,
    );
  });

  it('keeps what was typed when something is wrong', async () => {
    const { officer } = scene(caseInReview());
    const sent = await officer().post(path, { ...accept, provider: 'olematu', referralDate: '31.02.2026' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('value="31.02.2026"');
    expect(sent.text).toContain('id="review-provider-error"');
    expect(sent.text).toMatch(/value="accept" checked=""/);
  });

  it('tells the second officer what the first one did, and keeps what they typed', async () => {
    const { officer, world, another } = scene(caseInReview());
    const version = String(world.state.version);
    another({ type: 'ReviewReferral', verdict: 'return', reason: 'Otsus on lisamata.', ...byLea } as Command);
    const sent = await officer().post(path, { ...accept, version });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('Juhtum on vahepeal muutunud');
    expect(sent.text).toContain('Ametnik Lea Lepp: SKA tagastas suunamise KOV-ile täiendamiseks');
    expect(sent.text).not.toContain('Otsus on lisamata.');
    expect(world.commands).toEqual([]);
  });

  it('tells of a change that came between the look and the write', async () => {
    const { officer, world, another } = scene(caseInReview());
    world.meanwhile = () => another({ type: 'RestartMachines' });
    const sent = await officer().post(path, { ...accept, version: String(world.state.version) });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('Ametnik Lea Lepp: Juhtum käivitati uuesti');
    expect(sent.text).toMatch(/value="accept" checked=""/);
  });

  it('without a version is refused when it was answered already', async () => {
    const { officer, world } = scene(caseAssigning());
    const sent = await officer().post(path, { ...accept, kind: 'review-referral', cause: '1' });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('See ülesanne on juba täidetud.');
    expect(world.commands).toEqual([]);
  });

  const byLea = { cause: '1', channel: 'admin', arrivedAt: moments.reviewed } as const;
});

describe('an answer given by telephone', () => {
  const person = {
    action: 'record-answer',
    name: 'Mari Maasikas',
    phone: '5550 1234',
    languages: 'ukraina, vene',
    notRelative: 'yes',
    notSameHome: 'yes',
    noConviction: 'yes',
  };

  it('is recorded for the provider, as of today', async () => {
    const { officer, world } = scene(caseAssigning());
    expect((await officer().post(path, person, {}, moments.ensured)).location).toBe(`${path}?done=recorded`);
    expect(world.commands[0]?.command).toMatchObject({ channel: 'phone', arrivedAt: moments.ensured });
    expect(world.state.phase).toBe('arranging');
  });

  it('counts from the day on which it was given', async () => {
    const { officer, world } = scene(caseAssigning());
    const sent = await officer().post(
      path,
      { ...person, arrivedOn: '11.02.2026' },
      {},
      '2026-02-12T09:00:00.000Z',
    );
    expect(sent.status).toBe(303);
    expect(world.state.obligations['ensure-support-person#1']).toMatchObject({ late: false });
  });

  it.each(['13.02.2026', '01.01.2026', 'eile'])('refuses %s as that day', async (arrivedOn) => {
    const { officer, world } = scene(caseAssigning());
    const sent = await officer().post(path, { ...person, arrivedOn }, {}, '2026-02-12T09:00:00.000Z');
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('id="record-answer-arrivedOn-error"');
    expect(sent.text).toContain('value="Mari Maasikas"');
    expect(world.commands).toEqual([]);
  });

  it('can be a decline', async () => {
    const { officer, world } = scene(caseAssigning());
    await officer().post(
      path,
      { action: 'record-decline', reason: 'Keeleoskajat ei ole.' },
      {},
      moments.ensured,
    );
    expect(world.state).toMatchObject({ phase: 'review', reason: 'Keeleoskajat ei ole.' });
  });

  it('completes a referral; with mistakes the form comes back in the second step, which is noted', async () => {
    const { officer, world } = scene(incompleteCase({ opening: { referral: incompleteReferral() } }));
    const typed = { action: 'record-answer', languages: 'uk', need: 'Vajab abi.', decisionNumber: '' };
    const wrong = await officer().post(path, typed, {}, moments.supplemented);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Vajab abi.');
    expect(world.accesses).toHaveLength(1);
    const right = await officer().post(path, { ...typed, decisionNumber: '7-1' }, {}, moments.supplemented);
    expect(right.status).toBe(303);
    expect(world.state.phase).toBe('review');
  });

  it('is refused when the case waits for nothing', async () => {
    const sent = await scene(activeCase()).officer().post(path, person);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Sellist tegevust ei ole.');
  });
});

describe('other actions on a case', () => {
  it('cancel wants a reason and a confirmation, and then ends it', async () => {
    const { officer, world } = scene(caseAssigning());
    const wrong = await officer().post(path, { action: 'cancel', reason: 'Klient loobus.' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#cancel-confirm"');
    expect(wrong.text).toContain('Klient loobus.');
    expect((await officer().post(path, { action: 'cancel', confirm: 'yes', reason: ' ' })).status).toBe(422);
    expect(world.commands).toEqual([]);
    await officer().post(path, { action: 'cancel', confirm: 'yes', reason: 'Klient loobus.' });
    expect(world.state).toMatchObject({ phase: 'ended', ending: 'cancelled', reason: 'Klient loobus.' });
    const again = await officer().post(path, { action: 'cancel', confirm: 'yes', reason: 'Klient loobus.' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Juhtum on lõpetatud.');
  });

  it('send a new link for the obligation that is open', async () => {
    const { officer, world } = scene(caseAssigning());
    await officer().post(path, { action: 'reissue-link' });
    expect(world.state.obligations['ensure-support-person#1']).toMatchObject({ linkIssue: 2 });
  });

  it('start its machines again, unless it has ended', async () => {
    const { officer, world } = scene(caseAssigning());
    expect((await officer().post(path, { action: 'restart' })).location).toBe(`${path}?done=restarted`);
    expect(world.restarts).toEqual(['TR26-4F7KQ']);
    expect((await scene(cancelled()).officer().post(path, { action: 'restart' })).status).toBe(409);
  });

  it('that do not exist change nothing', async () => {
    const { officer, world } = scene(caseInReview());
    expect((await officer().post(path, { action: 'drop' })).status).toBe(422);
    expect((await officer().post(path, {})).status).toBe(422);
    expect(world.commands).toEqual([]);
  });

  it('are not reached by GET or HEAD', async () => {
    const { officer, world } = scene(caseInReview());
    const query = '?action=cancel&reason=x&confirm=yes';
    for (const method of ['GET', 'HEAD']) await officer().get(path + query, moments.reviewed, method);
    expect(world.commands).toEqual([]);
  });
});
