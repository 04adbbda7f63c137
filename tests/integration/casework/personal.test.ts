import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import type { Command } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import { emptyReferral } from '#domain/reading';
import { readLog } from '#store/log';
import type { Item } from '#store/table';
import { completeReferral, moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { answers, ask, caseManager, leadTo, officer, openedCase } from './stories.ts';

/** Every text of this story that names or describes somebody holds this word. */
const marker = 'Märgusõna';
const marked = (text: string) => `${marker} ${text}`;

describe('the personal parts of a case', () => {
  let world: TestWorld;
  let caseId: string;
  let before: CaseState | null;
  const rows = async () => (await world.items()).filter(({ pk }) => pk === `CASE#${caseId}`);
  const isPersonal = ({ sk }: Item) => /^LOG#\d+#PERSONAL#/.test(String(sk));

  beforeAll(async () => {
    world = await startWorld();
    caseId = await openedCase(
      world,
      completeReferral({
        client: {
          name: marked('nimi'),
          phone: marked('telefon'),
          email: marked('e-post'),
          address: marked('aadress'),
        },
        need: marked('vajadus'),
        goals: marked('eesmärk'),
        familyMembers: [{ name: marked('laps'), personalCode: null, birthDate: null }],
        caseManager: { name: marked('juhtumikorraldaja') },
        decision: { number: marked('otsus'), attachment: marked('otsus.pdf') },
      }),
    );
    await story();
    before = (await loadCase(world, caseId, '2026-03-30T10:00:00.000Z')).state;
  });
  afterAll(() => world.stop());

  /** Every command that carries somebody's words. */
  async function story(): Promise<void> {
    const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
    const act = async (command: Command, day: number) => {
      const { state } = await loadCase(world, caseId, at(day));
      if (state && state.phase !== 'active') await ask(world, state, at(day), `token-${day}`);
      await changeCase(world, caseId, command, officer, at(day));
    };
    const given = (cause: string, day: number) => ({ cause, channel: 'page', arrivedAt: at(day) }) as const;
    const review = { type: 'ReviewReferral' } as const;
    await act({ ...review, ...given('1', 2), verdict: 'return', reason: marked('tagastus') }, 2);
    const empty = emptyReferral();
    const more = { ...empty, client: { ...empty.client, otherServices: marked('teenus') } };
    const supplement = { type: 'SupplementReferral', mailKey: null, more, channel: 'mail' } as const;
    await act(
      { ...supplement, warnings: [{ field: 'need', reason: marked('hoiatus') }], arrivedAt: at(3) },
      3,
    );
    const { verdict, provider, referralDate } = answers.accept.command;
    await act({ ...review, ...given('2', 4), verdict, provider, referralDate }, 4);
    await act({ type: 'DeclineAssignment', ...given('1', 5), reason: marked('keeldumine') }, 5);
    await act({ ...review, ...given('3', 6), verdict, provider, referralDate }, 6);
    const person = {
      name: marked('tugiisik'),
      phone: marked('number'),
      email: marked('post'),
      languages: ['uk'],
    };
    const checks = { notRelative: true, notSameHome: true, noConviction: true };
    await act({ type: 'EnsureSupportPerson', ...given('2', 9), ...person, ...checks }, 9);
    const meeting = { startsAt: at(12), minutes: 60, place: marked('koht') };
    await act({ type: 'ArrangeFirstMeeting', ...given('1', 10), ...meeting }, 10);
    const record = { type: 'RecordFirstMeeting' } as const;
    await act({ ...record, ...given('1', 12), result: 'no-show', note: marked('puudumine') }, 12);
    await act({ type: 'ArrangeFirstMeeting', ...given('2', 13), ...meeting, startsAt: at(16) }, 13);
    const held = { result: 'held', suited: true, rhythm: 'monthly' } as const;
    await act({ ...record, ...given('2', 16), ...held, goals: marked('siht'), note: marked('märkus') }, 16);
    const question = { type: 'AskQuery', mailKey: 'c5', text: marked('küsimus') } as const;
    await act({ ...question, channel: 'mail', arrivedAt: at(17) }, 17);
    await act({ type: 'AnswerQuery', ...given('1', 18), text: marked('vastus') }, 18);
    const away = { type: 'NoteAbsence', party: 'provider', mailKey: 'd6', until: null } as const;
    await act({ ...away, deputy: marked('asendaja') }, 18);
    await act({ type: 'CorrectContact', address: caseManager, name: marked('uus nimi') }, 19);
    await act({ type: 'CancelCase', reason: marked('tühistus') }, 20);
  }

  it('are in items of their own; log, case, obligations and service hold no word of them', async () => {
    const items = await rows();
    const personal = items.filter(isPersonal);
    expect(personal.length).toBeGreaterThan(8);
    for (const item of personal) expect(JSON.stringify(item)).toContain(marker);
    const open = items.filter((item) => !isPersonal(item));
    const kinds = new Set(open.map(({ sk }) => String(sk).split('#')[0]));
    expect([...kinds].sort()).toEqual(['CASE', 'LOG', 'OBLIGATION', 'SERVICE', 'STATISTICS']);
    for (const item of open) {
      const text = JSON.stringify(item);
      for (const word of [marker, '49005149021', '1990-05-14', caseManager]) expect(text).not.toContain(word);
    }
  });

  it('come back with the case: nobody’s words are lost on the way through the table', async () => {
    const { state } = await loadCase(world, caseId, moments.recorded);
    expect(state).toMatchObject({
      phase: 'ended',
      referral: { client: { name: marked('nimi'), languages: ['uk', 'ru'] } },
      supportPerson: { name: marked('tugiisik'), languages: ['uk'] },
      goals: marked('siht'),
      reason: marked('tühistus'),
      noShows: 1,
    });
  });

  it('can be erased alone: the log is still read and the case still tells its facts', async () => {
    const all = await world.items();
    const entries = (await readLog(world.table, caseId)).length;
    await world.restore(all.filter((item) => !(item.pk === `CASE#${caseId}` && isPersonal(item))));
    expect(await readLog(world.table, caseId)).toHaveLength(entries);
    const { state } = await loadCase(world, caseId, '2026-03-30T10:00:00.000Z');
    expect(JSON.stringify(state)).not.toContain(marker);
    expect(state).toMatchObject({
      ...{ phase: before?.phase, version: before?.version, asked: before?.asked, meetings: 2, noShows: 1 },
      ...{ referralDate: before?.referralDate, serviceEnd: before?.serviceEnd, languages: ['uk', 'ru'] },
      ...{ obligations: before?.obligations, referral: null, sender: null, goals: null, reason: null },
    });
  });

  it('of a commit that lost its race are read by nobody', async () => {
    const id = await openedCase(world);
    await leadTo(world, id, 'accept');
    const { command, at } = answers.ensure;
    await Promise.allSettled(
      ['esimene', 'teine'].map((name) => changeCase(world, id, { ...command, name }, officer, at)),
    );
    const entries = await readLog(world.table, id);
    const ensured = entries.flatMap(({ events }) =>
      events.filter(({ type }) => type === 'SupportPersonEnsured'),
    );
    expect(ensured).toHaveLength(1);
  });
});
