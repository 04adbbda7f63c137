import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { eraseDue, previewErasure } from '#casework/erasing';
import { morningRound } from '#casework/morning';
import { settleMail } from '#casework/openings';
import type { World } from '#casework/world';
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { noteAccesses } from '#store/access';
import { listTriage } from '#store/lists';
import { settings, startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, officer, openedCase, readingOf, takeInMail } from './stories.ts';

const cancelledAt = '2026-02-10T10:00:00.000Z';
/** The final payment of the tests is 2026: data go on 1 January 2032. */
const due = '2032-01-01T06:00:00.000Z';
/** What the referral of the tests tells of its client, in whatever attribute. */
const personal = /Olena|Kovalenko|49005149021|kadri\.tamm|5551|Kadri Tamm|Mari Maasikas|Vändra|Perearst/i;

describe('erasing', () => {
  let world: TestWorld;
  let empty: Awaited<ReturnType<TestWorld['items']>>;
  let caseId: string;
  beforeAll(async () => {
    world = await startWorld();
    empty = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.restore(empty);
    world.told.objects.clear();
    caseId = await openedCase(world);
    await changeCase(
      world,
      caseId,
      { type: 'CancelCase', reason: 'Olena Kovalenko kolis' },
      officer,
      cancelledAt,
    );
  });

  const leftovers = async () => (await world.items()).filter((item) => personal.test(JSON.stringify(item)));

  it('leaves the facts of a case and nothing of a person, in the table and in the bucket', async () => {
    expect((await leftovers()).length).toBeGreaterThan(3);
    expect([...world.told.objects.keys()].some((key) => key.startsWith('mail/'))).toBe(true);
    expect(await eraseDue(world, due)).toBe(1);
    expect(await leftovers()).toEqual([]);
    expect([...world.told.objects.keys()]).toEqual([]);
    const { state, entries } = await loadCase(world, caseId, due);
    expect(state).toMatchObject({ phase: 'ended', ending: 'cancelled', erasedAt: due, referral: null });
    expect(entries.length).toBeGreaterThan(2);
    expect(await eraseDue(world, due)).toBe(0);
  });

  it('leaves nobody of a case that was lived to its end, nor where its mails went', async () => {
    const lived = await openedCase(world);
    await leadTo(world, lived, 'record');
    const mark = 'Olena Kovalenko';
    const at = '2026-05-04T08:00:00.000Z';
    const given = { cause: '1', channel: 'page', arrivedAt: at } as const;
    const wish = { kind: 'answer-query', cause: '1' } as const;
    const commands: Command[] = [
      { type: 'HandOverContact', address: 'kadri.tamm-kask@vald.example', name: mark },
      { type: 'AskQuery', mailKey: null, text: mark, channel: 'mail', arrivedAt: at },
      { type: 'OpenObligation', ...wish },
      {
        type: 'HandOverObligation',
        ...wish,
        address: 'olena.kolleeg@teenus.example',
        name: mark,
        within: null,
      },
      { type: 'AskExtension', ...wish, party: 'provider', until: parseDay('2026-05-20'), reason: mark },
      { type: 'AnswerQuery', ...given, text: mark },
      { type: 'ReportChange', direction: 'worse', since: null, urgent: true, what: mark, done: mark },
      { type: 'RecordRefusal', what: 'refused', on: parseDay('2026-05-04'), text: mark },
      { type: 'PauseCase', until: parseDay('2026-06-01'), reason: mark },
      { type: 'ResumeCase' },
      { type: 'EndService', ending: 'other', lastDay: parseDay('2026-05-04'), note: mark, consent: false },
      {
        ...{ type: 'SubmitFinalReport', ...given, outcomes: ['met'], hours: null },
        ...{ summary: mark, recommendation: mark },
      } as Command,
    ];
    for (const command of commands) await changeCase(world, lived, command, officer, at);
    const told = world.told.mails.flatMap(({ input }) => input.Destination?.ToAddresses ?? []);
    for (const address of ['kadri.tamm-kask@vald.example', 'olena.kovalenko@post.example'])
      expect(told).toContain(address);
    const found = await leftovers();
    expect(found.filter(({ direction }) => direction === 'out').length).toBeGreaterThan(10);
    expect(await eraseDue(world, due)).toBe(2);
    expect(await leftovers()).toEqual([]);
    expect((await loadCase(world, lived, due)).state).toMatchObject({ ending: 'other', erasedAt: due });
  });

  it('takes a mail that still waits for a decision about the case off the list', async () => {
    const { mail } = await takeInMail(world, readingOf({ kind: 'reply', referral: null }));
    await settleMail(world, mail, { status: 'triage', triage: 'reply-needs-decision', caseId });
    expect(await eraseDue(world, due)).toBe(1);
    expect((await listTriage(world.table, null)).rows).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  it('does nothing before the day, and shows what it will do two weeks before', async () => {
    expect(await eraseDue(world, '2031-12-31T06:00:00.000Z')).toBe(0);
    expect(await previewErasure(world, '2031-12-10T06:00:00.000Z')).toEqual([]);
    expect(await previewErasure(world, '2031-12-22T06:00:00.000Z')).toEqual([{ caseId, on: '2032-01-01' }]);
    world.told.mails.length = 0;
    await morningRound(world, '2031-12-22T06:00:00.000Z');
    const [mail] = world.told.mails;
    expect(mail?.input.Destination?.ToAddresses).toEqual([settings.agencyAddress]);
    expect(mail?.input.Content?.Simple?.Body?.Text?.Data).toContain(
      '1 juhtumi isikuandmed kustutatakse peagi',
    );
  });

  it('keeps for a year who had looked at the data, then lets that go, too', async () => {
    const { state } = await loadCase(world, caseId, due);
    const seen = { officer: 'aud', at: cancelledAt };
    await noteAccesses(world.table, [
      { ...seen, caseId, what: 'case' },
      { ...seen, caseId: `mail:${state?.mailKey}`, what: 'triage' },
      { ...seen, caseId: 'search', what: 'search-name' },
    ]);
    await eraseDue(world, due);
    const entries = (await world.items()).filter(({ pk }) => String(pk).startsWith('AUDIT#'));
    const ends = entries.map(({ what, expiresAt }) => [what, expiresAt]);
    const later = Date.parse('2033-01-01T00:00:00+02:00') / 1000;
    expect(ends.sort()).toEqual([
      ['case', later],
      ['search-name', undefined],
      ['triage', later],
    ]);
  });

  it('leaves a case that runs', async () => {
    const running = await openedCase(world);
    await eraseDue(world, due);
    expect((await loadCase(world, running, due)).state?.referral?.client.name).toBe('Olena Kovalenko');
  });

  it('goes on after a crash at any of its steps', async () => {
    let calls = 0;
    const counting = (limit: number): World => ({
      ...world,
      table: {
        ...world.table,
        remove: (key) => {
          calls += 1;
          return calls > limit ? Promise.reject(new Error('killed')) : world.table.remove(key);
        },
      },
    });
    for (let limit = 0; limit < 4; limit += 1) {
      calls = 0;
      await eraseDue(counting(limit), due);
    }
    await eraseDue(world, due);
    expect(await leftovers()).toEqual([]);
    expect((await loadCase(world, caseId, due)).state?.erasedAt).toBe(due);
  });
});
