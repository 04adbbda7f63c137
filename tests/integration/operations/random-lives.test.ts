/**
 * Random lives of cases through domain, store and machines: commands of people, time, functions that die at any call or whose
 * answer is lost, processes of people's requests that die, and the sweep after them.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { eraseDue } from '#casework/erasing';
import { sweep } from '#casework/sweep';
import { startTransfer, undoTransfer } from '#casework/transfers';
import type { World } from '#casework/world';
import { addDays, dayOf, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, obligationKey, openObligations } from '#domain/case/state';
import { pathKinds } from '#domain/obligation/kinds';
import { listTransfers } from '#store/transfers';
import { moments, provider } from '../../support/cases.ts';
import { dayOffPlan } from '../../support/plans.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { type Intent, intents } from '../../unit/domain/random-intents.ts';
import { Crash, mortal } from '../casework/crashing.ts';
import { connected, type Machinery, type Mishap, startMachinery } from '../casework/machines.ts';
import { answers, officer, openedCase } from '../casework/stories.ts';

vi.mock('#casework/connect', () => ({
  connectWith: () => async () =>
    new Proxy({} as World, { get: (_, part) => Reflect.get(connected.world ?? {}, part) }),
}));

/** Each takes some two seconds; they begin in turn at a case under way, a running service, one that has ended. */
const LIVES = 4;
const STEPS = 9;
const beginnings = ['opened', 'closing', 'active'] as const;
/** Among other things; without them nothing of the end, of a change of provider and of what follows would be tried. */
const mustHappen: readonly CaseEvent['type'][] = [
  'ServiceEnded',
  'CasePaused',
  'FinalReportGiven',
  'CaseReopened',
  'ProviderChanged',
  'SupportPersonNamed',
  'PersonalDataErased',
];
const DAY_MS = 24 * 3_600_000;
/** What machines decide for themselves, when their time comes. */
const machines: readonly Command['type'][] = [
  'OpenObligation',
  'Nudge',
  'ReachMilestone',
  'ApplyProviderChange',
  'ErasePersonalData',
];
const hoolekaar = { id: 'hoolekaar', name: 'Hoolekaar' };
/** Personal data of the tests are kept until 1 January of some year before this. */
const erasedBy = '2034-01-03T06:00:00.000Z';
/** Handing over, to a contact, a colleague or another provider. */
const handOvers: readonly Command['type'][] = ['HandOverObligation', 'HandOverContact', 'CorrectContact'];

let told: TestWorld;
beforeAll(async () => {
  told = await startWorld();
  await told.registry.putProvider({ ...hoolekaar, email: 'info@hoolekaar.example' });
});
afterAll(() => told.stop());

const mishaps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Mishap>(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }).map((diesAt): Mishap => ({ diesAt })) },
    { weight: 1, arbitrary: fc.constant<Mishap>({ lost: true }) },
  ),
  { maxLength: 60, size: 'max' },
);
const lives = fc.record({
  steps: intents,
  mishaps,
  /** At which call the process of each request dies; most of them live. */
  deaths: fc.array(fc.option(fc.integer({ min: 1, max: 25 }), { freq: 3 }), { maxLength: 40, size: 'max' }),
  /** At which turn the contract goes to another provider, and whether that is undone at the next. */
  contract: fc.record({ turn: fc.nat(STEPS - 2), undone: fc.boolean() }),
});

it('owe nothing after their end, keep their clocks, are nudged once, and can always end', async () => {
  const [reached, happened] = [new Set<string>(), new Set<string>()];
  let lived = 0;
  await fc.assert(
    fc.asyncProperty(lives, async ({ steps, mishaps: planned, deaths, contract }) => {
      const machinery = await startMachinery(told, moments.registered);
      try {
        machinery.mishaps.push(...planned);
        const caseId = await openedCase({ ...told, ...machinery.world } as TestWorld);
        await settle(machinery);
        // Alone a random life seldom comes so far.
        const beginning = beginnings[lived % beginnings.length] ?? 'opened';
        lived += 1;
        reached.add(await lead(machinery, caseId, beginning));
        for (const [turn, step] of steps.slice(0, STEPS).entries()) {
          if (turn === contract.turn) await giveAway(machinery, deaths[turn + STEPS] ?? null);
          if (turn === contract.turn + 1 && contract.undone) await takeBack(machinery);
          const after = await live(machinery, caseId, step, deaths[turn] ?? null);
          reached.add(after.phase);
        }
        reached.add(await end(machinery, caseId));
        await erase(machinery, caseId, deaths[0] ?? null);
        const { entries } = await loadCase(machinery.world, caseId, erasedBy);
        for (const { type } of entries.flatMap(({ events }) => events)) happened.add(type);
      } finally {
        await machinery.stop();
      }
    }),
    { numRuns: LIVES, seed: 4, endOnFailure: true },
  );
  // Lives that never got anywhere would prove nothing.
  expect([...reached]).toEqual(expect.arrayContaining(['active', 'closing', 'ended']));
  expect([...happened]).toEqual(expect.arrayContaining([...mustHappen]));
});

/** From the review to the service, each answer in time, and to the end of the service. */
async function lead(
  machinery: Machinery,
  caseId: string,
  to: (typeof beginnings)[number],
): Promise<CaseState['phase']> {
  const { world, clock } = machinery;
  const steps: readonly { readonly command: Command; readonly at: string }[] = [
    ...(to === 'opened' ? [] : Object.values(answers)),
    ...(to === 'closing' ? [{ command: endOfService, at: '2026-02-16T09:00:00.000Z' }] : []),
  ];
  for (const { command, at } of steps) {
    await clock.advanceTo(Math.max(clock.now(), Date.parse(at)));
    await clock.track(changeCase(world, caseId, command, officer, new Date(clock.now()).toISOString()));
    await settle(machinery);
  }
  return (await look(machinery, caseId)).phase;
}

const endOfService: Command = {
  ...{ type: 'EndService', ending: 'goals-met', lastDay: parseDay('2026-02-16'), note: null, consent: false },
};

/** The cases of the contract go to another provider, two days ahead, by the machine of the transfer. */
async function giveAway({ world, clock }: Machinery, diesAt: number | null): Promise<void> {
  const now = new Date(clock.now()).toISOString();
  const wish = {
    ...{ from: provider, to: hoolekaar, municipalities: null, effective: addDays(dayOf(now), 2) },
    ...{ exceptions: [], reason: 'x', contracts: false, previewedAt: now },
  };
  const acting = diesAt === null ? world : mortal(world, diesAt, 'dead').world;
  await unlessDead(clock.track(startTransfer(acting, wish, 'lea', now)));
}

/** Perhaps too late, or there is none, because whoever gave it away died over it. */
async function takeBack({ world, clock }: Machinery): Promise<void> {
  const now = new Date(clock.now()).toISOString();
  const [latest] = await listTransfers(world.table);
  if (latest)
    await unlessDead(clock.track(undoTransfer(world, latest.id, { reason: 'x', officer: 'lea' }, now)));
}

/** Whoever erases may die as well; on the next morning the rest goes. */
async function erase({ world }: Machinery, caseId: string, diesAt: number | null): Promise<void> {
  if (diesAt !== null) await unlessDead(eraseDue(mortal(world, diesAt, 'dead').world, erasedBy));
  await eraseDue(world, erasedBy);
  const { state } = await loadCase(world, caseId, erasedBy);
  expect(state).toMatchObject({ phase: 'ended', erasedAt: erasedBy, referral: null, sender: null });
  const parts = (await told.items()).filter(
    ({ pk, sk }) => pk === `CASE#${caseId}` && /PERSONAL/.test(String(sk)),
  );
  expect(parts).toEqual([]);
}

async function unlessDead(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (error instanceof CommandRefused || error instanceof Crash) return false;
    throw error;
  }
}

/** Time passes, somebody does something, perhaps dies over it, and what is left undone is swept. */
async function live(
  machinery: Machinery,
  caseId: string,
  { intent, later }: { intent: Intent; later: number },
  diesAt: number | null,
): Promise<CaseState> {
  const { world, clock } = machinery;
  await clock.advanceTo(clock.now() + later * 60_000);
  const before = await look(machinery, caseId);
  const now = new Date(clock.now()).toISOString();
  const command = intent(before, now);
  let accepted = false;
  if (!machines.includes(command.type)) {
    const acting = diesAt === null ? world : mortal(world, diesAt, 'dead').world;
    accepted = await unlessDead(clock.track(changeCase(acting, caseId, command, officer, now)));
  }
  const at = await look(machinery, caseId);
  if (accepted && handOvers.includes(command.type))
    expect(clocksOf(at, before)).toEqual(clocksOf(before, before));
  if (accepted && at.rhythmSince !== before.rhythmSince) expect(dayOffPlan(at, now)).toBeNull();
  await settle(machinery);
  const after = await look(machinery, caseId);
  await hold(machinery, after);
  return after;
}

/** What must be true at any moment. */
async function hold({ world, clock }: Machinery, state: CaseState): Promise<void> {
  const open = openObligations(state);
  if (state.phase === 'ended') expect(open).toEqual([]);
  expect(open.filter(({ kind }) => pathKinds.some((one) => one === kind)).length).toBeLessThanOrEqual(1);
  for (const single of ['send-overview', 'submit-final-report', 'assess-need'])
    expect(open.filter(({ kind }) => kind === single).length).toBeLessThanOrEqual(1);

  const { entries } = await loadCase(world, state.id, new Date(clock.now()).toISOString());
  const nudged = new Set<string>();
  for (const event of entries.flatMap(({ events }) => events)) {
    if (event.type === 'MachinesRestarted') nudged.clear();
    // A new date, and the agency's own time, have a ladder of their own.
    if (event.type === 'ObligationRescheduled' || event.type === 'ObligationPassedToAgency')
      for (const one of nudged)
        if (one.startsWith(`${obligationKey(event.kind, event.cause)} `)) nudged.delete(one);
    if (event.type !== 'ObligationNudged') continue;
    const nudge = `${obligationKey(event.kind, event.cause)} ${event.step}`;
    expect(nudged).not.toContain(nudge);
    nudged.add(nudge);
  }
}

/** An officer can always call a case off, or close it: then no machine of it runs any more. */
async function end(machinery: Machinery, caseId: string): Promise<CaseState['phase']> {
  const { world, clock, engine } = machinery;
  machinery.mishaps.length = 0;
  const now = new Date(clock.now()).toISOString();
  const { phase } = await look(machinery, caseId);
  const command: Command =
    phase === 'closing' ? { type: 'CloseCase', reason: 'x' } : { type: 'CancelCase', reason: 'x' };
  if (phase !== 'ended') await clock.track(changeCase(world, caseId, command, officer, now));
  await settle(machinery);
  // A transfer waits for its day.
  await clock.advanceTo(clock.now() + 4 * DAY_MS);
  const state = await look(machinery, caseId);
  expect(state.phase).toBe('ended');
  await hold(machinery, state);
  const left = engine.executions().filter(({ status }) => status !== 'SUCCEEDED');
  expect(left.filter(({ error }) => error !== 'ObligationUnattended')).toEqual([]);
  return state.phase;
}

/** Until nothing goes on without time or people; as the sweep comes every five minutes. */
async function settle({ world, clock }: Machinery): Promise<void> {
  await clock.idle();
  await clock.track(sweep(world, new Date(clock.now()).toISOString()));
  await clock.advanceTo(clock.now() + 5 * 60_000);
}

async function look({ world, clock }: Machinery, caseId: string): Promise<CaseState> {
  const { state } = await clock.track(loadCase(world, caseId, new Date(clock.now()).toISOString()));
  if (!state) throw new Error('There is no such case');
  return state;
}

/** When each obligation that was open began to count and is due. */
const clocksOf = (state: CaseState, open: CaseState) =>
  openObligations(open).map(({ kind, cause }) => {
    const { openedAt, due } = state.obligations[obligationKey(kind, cause)] ?? {};
    return { kind, cause, openedAt, due };
  });
