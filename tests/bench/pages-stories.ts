/** One case in each phase, led there by the real use cases; with all the items that it left in the table. */
import { changeCase } from '#casework/casework';
import type { CaseState } from '#domain/case/state';
import type { Item } from '#store/table';
import { answers, ask, leadTo, officer, openedCase, system } from '../integration/casework/stories.ts';
import { completeReferral, incompleteReferral, moments } from '../support/cases.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

export interface Story {
  readonly state: CaseState;
  /** Of the case and its mails; not what the search needs. */
  readonly items: readonly Item[];
}

/** By phase. */
export async function tellStories(): Promise<Map<string, Story>> {
  const world = await startWorld();
  try {
    const states = [
      await waiting(world, null, incompleteReferral()),
      await waiting(world, null),
      await waiting(world, 'accept'),
      await waiting(world, 'ensure'),
      await waiting(world, 'arrange'),
      await waiting(world, 'record'),
      await ended(world),
    ];
    const items = await world.items();
    const of = (state: CaseState) =>
      items.filter(
        ({ pk, caseId }) =>
          !String(pk).startsWith('SEARCH#') && (pk === `CASE#${state.id}` || caseId === state.id),
      );
    return new Map(states.map((state) => [state.phase, { state, items: of(state) }]));
  } finally {
    await world.stop();
  }
}

/** A case that was led so far, and the obligation that it waits for then. */
async function waiting(
  world: TestWorld,
  until: keyof typeof answers | null,
  referral = completeReferral(),
): Promise<CaseState> {
  const caseId = await openedCase(world, referral);
  const state = await leadTo(world, caseId, until);
  const at = until === null ? moments.registered : answers[until].at;
  if (state.phase !== 'active') await ask(world, state, at, `token-${caseId}`);
  return changeCase(world, caseId, { type: 'RestartMachines' }, system, at);
}

async function ended(world: TestWorld): Promise<CaseState> {
  const { id } = await waiting(world, 'record');
  return changeCase(
    world,
    id,
    { type: 'CancelCase', reason: 'Klient kolis ära.' },
    officer,
    moments.recorded,
  );
}
