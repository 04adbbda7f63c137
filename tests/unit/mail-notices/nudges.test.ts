import { describe, expect, it } from 'vitest';
import { writeNotice } from '#mail/notices/write-notice';
import { caseAssigning, caseInReview, change, incompleteCase, moments } from '../../support/cases.ts';
import { context, everyScene, scenesOf } from './scenes.ts';
import { wholeText, writtenOf } from './written.ts';

const scenes = everyScene();
const ladderOf = (kind: string) => scenes.filter(({ story }) => story === `the ladder of ${kind}`);

describe('the mails of the ladder', () => {
  it('remind the municipality of what is missing and that a reply suffices', () => {
    const { text, notice } = writtenOf(ladderOf('complete-referral'), 'reminder');
    expect(notice.subject).toBe('Meeldetuletus: suunamise täiendamine, tähtaeg 16.02.2026 (TR26-4F7KQ)');
    expect(text).toContain('Kui olete ülesande juba täitnud, ei pea Te rohkem midagi tegema.');
    expect(text).toContain('- abivajaduse kirjeldus');
    expect(text).toContain('Piisab, kui vastate sellele kirjale');
  });

  it('say "today" on the due day', () => {
    const { text, notice } = writtenOf(ladderOf('review-referral'), 'due-today', 'agency');
    expect(notice.subject).toBe('Tähtaeg on täna: suunamise läbivaatamine (TR26-4F7KQ)');
    expect(text).toContain('tähtaeg on täna, esmaspäeval, 9. veebruaril 2026 kell 24.00.');
  });

  it('name the day instead when they are written before or after it', () => {
    const [scene] = ladderOf('review-referral').filter(({ notice }) => notice.name === 'due-today');
    if (scene === undefined) throw new Error('no such nudge');
    const on = (stamp: string) => wholeText(writeNotice(scene.notice, scene.state, context(stamp)));
    expect(on('2026-02-08T08:00:00.000Z')).toContain('tähtaeg on esmaspäeval, 9. veebruaril 2026');
    expect(on('2026-02-10T08:00:00.000Z')).toContain('tähtaeg oli esmaspäeval, 9. veebruaril 2026');
  });

  it('ask the late party for an answer and tell the agency whose task it is', () => {
    const ladder = ladderOf('ensure-support-person');
    expect(writtenOf(ladder, 'overdue', 'provider').text).toContain(
      'Palume vastata esimesel võimalusel või teatada, miks vastus viibib.',
    );
    const { text } = writtenOf(ladder, 'overdue', 'agency');
    expect(text).toContain('Teenuseosutaja ülesande „Tugiisiku leidmine“ tähtaeg möödus');
    expect(text).toContain('Saatsime teenuseosutajale meeldetuletuse.');
    expect(text).toContain('[Ava juhtum]');
  });

  it('ask the agency itself to do its own late task', () => {
    const { text } = writtenOf(ladderOf('review-referral'), 'overdue', 'agency');
    expect(text).toContain('Palume ülesanne täita esimesel võimalusel.');
    expect(text).not.toContain('Saatsime');
  });

  it('ask for the data as soon as possible after the due day', () => {
    const { text } = writtenOf(ladderOf('complete-referral'), 'overdue');
    expect(text).toContain('Palume saata andmed esimesel võimalusel.');
  });

  it('leave the decision to the agency in the end, with what it can do', () => {
    const passed = writtenOf(ladderOf('ensure-support-person'), 'passed', 'agency');
    expect(passed.notice.subject).toBe('Vajab otsust: tugiisiku leidmine (TR26-4F7KQ)');
    expect(passed.text).toContain('Teenuseosutaja ei ole meeldetuletustele vaatamata täitnud ülesannet');
    expect(passed.text).toContain('valige uus teenuseosutaja');
    expect(writtenOf(ladderOf('review-referral'), 'passed', 'agency').text).toContain('on endiselt täitmata');
  });
});

describe('a task mail', () => {
  it('says that it is a new link when the link is sent again', () => {
    const state = caseAssigning();
    const reissue = { type: 'ReissueLink', kind: 'ensure-support-person', cause: '1' } as const;
    const { text } = writtenOf(scenesOf('again', state, reissue, moments.ensured), 'task', 'provider');
    expect(text).toContain('varasem link enam ei avane');
    expect(text).not.toContain('Teil on uus ülesanne');
  });

  it('offers a reply when there is no link', () => {
    const { text } = writtenOf(scenes, 'task', 'provider', { taskLink: null });
    expect(text).toContain('Lingi saamiseks vastake sellele kirjale.');
  });

  it('goes to the agency with the case when the task was passed to it', () => {
    const state = incompleteCase();
    const kind = 'complete-referral';
    const passed = change(state, { type: 'OpenTask', kind, cause: '1' }, moments.supplemented).state;
    const notice = { name: 'task', to: 'agency', obligation: { kind, cause: '1' } } as const;
    const text = wholeText(writeNotice(notice, passed, context(moments.supplemented)));
    expect(text).toContain('[Ava juhtum]');
    expect(text).not.toContain('[Lisa andmed]');
  });

  it('gives the due day that an obligation will get before its machine has opened it', () => {
    const state = caseInReview({ opened: false });
    const notice = {
      name: 'review-task',
      to: 'agency',
      obligation: { kind: 'review-referral', cause: '1' },
    } as const;
    const text = wholeText(writeNotice(notice, state, context(moments.registered)));
    expect(text).toContain('hiljemalt esmaspäeval, 9. veebruaril 2026 kell 24.00');
  });
});
