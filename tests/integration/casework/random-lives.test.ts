/**
 * Random lives of cases through domain, store and machines: commands of people, time, functions that die at any call or whose
 * answer is lost, processes of people's requests that die, and the sweep after them.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { sweep } from '#casework/sweep';
import type { World } from '#casework/world';
import type { Command } from '#domain/case/commands';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, obligationKey, openObligations } from '#domain/case/state';
import { pathKinds } from '#domain/obligation/kinds';
import { moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { type Intent, intents } from '../../unit/domain/random-intents.ts';
import { Crash, mortal } from './crashing.ts';
import { connected, type Machinery, type Mishap, startMachinery } from './machines.ts';
import { answers, officer, openedCase } from './stories.ts';

vi.mock('#casework/connect', () => ({
  connectWith: () => async () =>
    new Proxy({} as World, { get: (_, part) => Reflect.get(connected.world ?? {}, part) }),
}));

/** Each takes some two seconds. */
const LIVES = 3;
const STEPS = 9;
const DAY_MS = 24 * 3_600_000;
/** What machines decide for themselves, when their time comes. */
const machines: readonly Command['type'][] = [
  'OpenObligation',
  'Nudge',
  'ReachMilestone',
  'ApplyProviderChange',
];
/** Handing over, to a contact, a colleague or another provider. */
const handOvers: readonly Command['type'][] = ['HandOverObligation', 'HandOverContact', 'CorrectContact'];

let told: TestWorld;
beforeAll(async () => {
  told = await startWorld();
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
});

it('owe nothing after their end, keep their clocks, are nudged once, and can always end', async () => {
  const reached = new Set<string>();
  let active = false;
  await fc.assert(
    fc.asyncProperty(lives, async ({ steps, mishaps: planned, deaths }) => {
      const machinery = await startMachinery(told, moments.registered);
      try {
        machinery.mishaps.push(...planned);
        const caseId = await openedCase({ ...told, ...machinery.world } as TestWorld);
        await settle(machinery);
        // Every other life begins with a service that runs; alone a random life seldom comes so far.
        active = !active;
        if (active) reached.add(await lead(machinery, caseId));
        for (const [turn, step] of steps.slice(0, STEPS).entries()) {
          const after = await live(machinery, caseId, step, deaths[turn] ?? null);
          reached.add(after.phase);
        }
        reached.add(await end(machinery, caseId));
      } finally {
        await machinery.stop();
      }
    }),
    { numRuns: LIVES, seed: 4, endOnFailure: true },
  );
  // Lives that never got anywhere would prove nothing.
  expect([...reached]).toEqual(expect.arrayContaining(['active', 'ended']));
});

/** From the review to the service, each answer in time. */
async function lead(machinery: Machinery, caseId: string): Promise<CaseState['phase']> {
  const { world, clock } = machinery;
  for (const { command, at } of Object.values(answers)) {
    await clock.advanceTo(Math.max(clock.now(), Date.parse(at)));
    await clock.track(changeCase(world, caseId, command, officer, new Date(clock.now()).toISOString()));
    await settle(machinery);
  }
  return (await look(machinery, caseId)).phase;
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
    try {
      await clock.track(changeCase(acting, caseId, command, officer, now));
      accepted = true;
    } catch (error) {
      if (!(error instanceof CommandRefused || error instanceof Crash)) throw error;
    }
  }
  const at = await look(machinery, caseId);
  if (accepted && handOvers.includes(command.type))
    expect(clocksOf(at, before)).toEqual(clocksOf(before, before));
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
  await clock.advanceTo(clock.now() + DAY_MS);
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
