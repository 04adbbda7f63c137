import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { stepObligation } from '#casework/obligations';
import { attach, dismiss, toTriage } from '#casework/triage';
import { type Instant, parseDay } from '#domain/calendar/calendar';
import { openObligations, type Phase } from '#domain/case/state';
import type { Party } from '#domain/obligation/kinds';
import { noFilters } from '#domain/search/filters';
import { listTriage, mailsOfCase } from '#store/lists';
import { loadMailIn } from '#store/mails';
import { projectCase, projectObligation } from '#store/projections';
import type { Item } from '#store/table';
import { listCases, listWork } from '#store/work-lists';
import { caseInReview, moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { answers, leadTo, officer, openedCase, putRaw, readingOf, takeInMail } from '../casework/stories.ts';

describe('the lists that officers see', () => {
  let world: TestWorld;
  let registry: Item[];

  beforeAll(async () => {
    world = await startWorld();
    registry = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.restore(registry));

  const today = parseDay('2026-02-04');
  const work = (assignee: Party | null, cursor: string | null = null) =>
    listWork(world.table, { ...noFilters, assignee }, today, cursor);
  const cases = (phase: Phase) => listCases(world.table, { ...noFilters, phase }, today, null);
  const open = (caseId: string, kind: 'review-referral' | 'ensure-support-person', now: Instant) =>
    stepObligation(world, 'OpenObligation', { caseId, kind, cause: '1' }, now);
  const cancel = (caseId: string, now: Instant) =>
    changeCase(world, caseId, { type: 'CancelCase', reason: 'x' }, officer, now);

  it('show an open obligation with its party and due day, until it is answered', async () => {
    const caseId = await openedCase(world);
    await open(caseId, 'review-referral', moments.registered);
    const row = {
      caseId,
      kind: 'review-referral',
      cause: '1',
      assignee: 'agency',
      due: '2026-02-09',
      municipality: 'Põhja-Pärnumaa vald',
      provider: null,
      phase: 'review',
      paused: false,
      asks: null,
      lockedOut: false,
    };
    expect((await work('agency')).rows).toEqual([row]);
    expect((await work(null)).rows).toEqual([row]);
    expect((await work('provider')).rows).toEqual([]);

    await leadTo(world, caseId, 'accept');
    await open(caseId, 'ensure-support-person', moments.reviewed);
    expect((await work('agency')).rows).toEqual([]);
    expect((await work('provider')).rows).toMatchObject([
      { kind: 'ensure-support-person', due: '2026-02-11', provider: 'Abikäsi' },
    ]);
    await cancel(caseId, moments.ensured);
    expect((await work(null)).rows).toEqual([]);
  });

  it('move an obligation to the agency when it is passed, and to its new due day when it moves', async () => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    await open(caseId, 'ensure-support-person', moments.reviewed);
    const waiting = { kind: 'ensure-support-person', cause: '1' } as const;
    const moved = {
      type: 'NoteTaskMailAccepted',
      ...waiting,
      acceptedAt: '2026-02-05T08:00:00.000Z',
    } as const;
    await changeCase(world, caseId, moved, { who: 'system' }, '2026-02-05T08:00:00.000Z');
    expect((await work('provider')).rows).toMatchObject([{ due: '2026-02-12' }]);
    await stepObligation(world, 'Nudge', { caseId, ...waiting }, '2026-08-03T08:00:00.000Z');
    expect((await work('provider')).rows).toEqual([]);
    expect((await work('agency')).rows).toMatchObject([{ caseId, due: '2026-02-12' }]);
  });

  it('order work by its due day and go on from page to page', async () => {
    const ids = Array.from({ length: 53 }, (_, n) => `TR26-${String(n).padStart(5, '0')}`);
    for (const [n, caseId] of ids.entries()) {
      const day = String(1 + (n % 20)).padStart(2, '0');
      const registeredAt = `2026-04-${day}T08:00:00.${String(n).padStart(3, '0')}Z`;
      const state = caseInReview({ opening: { caseId }, registeredAt });
      await projectCase(world.table, state);
      for (const one of openObligations(state))
        await projectObligation(world.table, state, one, null, registeredAt);
    }
    const first = await work('agency');
    const second = await work('agency', first.next);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 3, null]);
    const rows = [...first.rows, ...second.rows];
    expect(rows.map(({ due }) => due)).toEqual(rows.map(({ due }) => due).sort());
    expect(rows.map(({ caseId }) => caseId).sort()).toEqual(ids);

    const times = (await cases('review')).rows.map(({ registeredAt }) => registeredAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('start anew for a cursor that is nonsense, of another list, or altered', async () => {
    const caseId = await openedCase(world);
    await open(caseId, 'review-referral', moments.registered);
    const expected = await work('agency');
    const cursors = [
      'nonsense',
      '%%%',
      ...['null', '1', '[]', '{"a":1}', '{"pk":"x","sk":"y"}'],
      '{"pk":"x","sk":"y","workKey":1,"workOrder":""}',
      '{"pk":"x","sk":"y","workKey":"PHASE#review","workOrder":"z"}',
      '{"pk":"x","sk":"y","workKey":"ASSIGNEE#agency","workOrder":"0","more":"1"}',
    ];
    for (const cursor of cursors) {
      const encoded = cursor.startsWith('{') ? Buffer.from(cursor).toString('base64url') : cursor;
      expect(await work('agency', encoded), cursor).toEqual(expected);
    }
  });

  it('show a case under its phase alone', async () => {
    const caseId = await openedCase(world);
    const under = async () => {
      const found: string[] = [];
      for (const phase of ['review', 'assigning', 'active', 'ended'] as const)
        if ((await cases(phase)).rows.some((row) => row.caseId === caseId)) found.push(phase);
      return found;
    };
    expect(await under()).toEqual(['review']);
    await leadTo(world, caseId, 'accept');
    expect(await under()).toEqual(['assigning']);
    const { command, at } = answers.ensure;
    await changeCase(world, caseId, command, officer, at);
    expect(await under()).toEqual([]);
    await cancel(caseId, at);
    expect(await under()).toEqual(['ended']);
    expect((await cases('ended')).rows).toMatchObject([
      { caseId, provider: 'Abikäsi', registeredAt: moments.registered },
    ]);
  });

  it('show a mail in triage until an officer decided about it', async () => {
    const attached = await inTriage();
    const dismissed = await inTriage();
    const rows = async () => (await listTriage(world.table, null)).rows.map(({ key }) => key).sort();
    expect(await rows()).toEqual([attached, dismissed].sort());
    const caseId = await openedCase(world);
    expect(await attach(world, attached, 'TR26-ZZZZZ', 'mari', moments.supplemented)).toBe('unknown-case');
    expect(await attach(world, attached, caseId, 'mari', moments.supplemented)).toBe('attached');
    expect(await rows()).toEqual([dismissed]);
    await dismiss(world, dismissed, 'Reklaam', 'mari', moments.supplemented);
    expect(await rows()).toEqual([]);
  });

  it('tell the second officer that a mail was decided about, also when both come at once', async () => {
    const decided = await inTriage();
    await dismiss(world, decided, 'Reklaam', 'mari', moments.supplemented);
    const already = { code: 'already-answered' };
    await expect(dismiss(world, decided, 'x', 'lea', moments.supplemented)).rejects.toMatchObject(already);

    const raced = await inTriage();
    const both = await Promise.allSettled(
      ['mari', 'lea'].map((who) => dismiss(world, raced, 'x', who, moments.supplemented)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject(already);
  });

  it('leave no trace of a mail in the case of the officer who came second', async () => {
    const [one, other] = [await openedCase(world), await openedCase(world)];
    const key = await inTriage();
    const named = [one, other].map((caseId) => attach(world, key, caseId, 'mari', moments.supplemented));
    const both = await Promise.allSettled(named);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const states = await Promise.all([one, other].map((id) => loadCase(world, id, moments.supplemented)));
    const noted = states.map(({ state }) => state?.filedMails[key] ?? null);
    const owner = (await loadMailIn(world.table, key))?.caseId;
    expect(noted).toEqual(owner === one ? ['note', null] : [null, 'note']);
    const again = attach(world, key, owner ?? '', 'mari', moments.supplemented);
    await expect(again).rejects.toMatchObject({ code: 'already-answered' });
  });

  it('show the mails of a case, in and out, the oldest first', async () => {
    const caseId = await openedCase(world);
    await open(caseId, 'review-referral', '2026-02-02T07:20:00.000Z');
    const mails = await mailsOfCase(world.table, caseId);
    expect(mails.map((mail) => (mail.direction === 'in' ? mail.status : mail.notice))).toEqual([
      'filed',
      'receipt',
      'review-task',
    ]);
  });

  async function inTriage(): Promise<string> {
    const { mail } = await takeInMail(
      world,
      readingOf({ kind: 'unknown', referral: null }),
      undefined,
      putRaw(world),
    );
    await toTriage(world, mail.objectKey, 'no-referral', moments.registered);
    return mail.key;
  }
});
