/** Bringing machines back to work: starting a case's machines anew from its log, or sending failed executions on. */
import { changeCase } from '#casework/casework';
import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { Actor, Execution } from '#domain/case/events';
import { nextStep } from '#domain/case/path';
import type { CaseState } from '#domain/case/state';
import { noteAct } from '#store/acts';
import { obligationName, readName, referralName } from '#store/execution-names';
import type { FailedExecution } from '#store/failures';
import { machineNames } from '#store/machines';
import { runningCases } from '#store/running';

/** The error of an obligation that nobody answered after its last reminder: a redrive would only fail again. */
const UNATTENDED = 'ObligationUnattended';

/** A failed execution, and what can be done about it. */
export interface Failure extends FailedExecution {
  readonly caseId: string | null;
  /** The case's machines were started anew since: nothing is left to do. */
  readonly superseded: boolean;
}

/** @returns the newest first */
export async function failuresOf(world: World): Promise<Failure[]> {
  const failed = await world.machines.failed();
  const named = failed.map((one) => readName(one.machine, one.name));
  const restarts = new Map<string, number>();
  for (const caseId of new Set(named.flatMap((one) => one?.caseId ?? [])))
    restarts.set(caseId, (await readCase(world.table, caseId)).state?.restart ?? 0);
  return failed.map((one, index) => {
    const { caseId = null, restart = 0 } = named[index] ?? {};
    const superseded = caseId !== null && restart < (restarts.get(caseId) ?? 0);
    return {
      ...one,
      caseId,
      superseded,
      redrivable: one.redrivable && one.error !== UNATTENDED && !superseded,
    };
  });
}

/**
 * Sends a failed execution on from the Task where it failed; with it the parent that failed with it, or the child that made
 * it fail, since AWS does neither: the child first, so that its parent finds it running.
 * @returns false when it is not to be redriven (any more): it runs again, is too old, or was started anew
 */
export async function redrive(
  world: World,
  execution: Execution,
  officer: string,
  now: Instant,
): Promise<boolean> {
  const failures = await failuresOf(world);
  const failure = failures.find(
    ({ machine, name }) => machine === execution.machine && name === execution.name,
  );
  if (!failure?.redrivable) return false;
  if (failure.caseId === null) {
    const machine = machineNames.find((one) => one === failure.machine);
    await noteAct(world.table, { officer, what: 'redrive', of: failure.name, at: now });
    return machine
      ? world.machines.redrive(machine, failure.name, `${failure.name}-${now}`.slice(-64))
      : false;
  }
  const { state } = await readCase(world.table, failure.caseId);
  const family = state ? familyOf(state, execution) : [execution];
  const executions = family.filter((one) =>
    failures.some(
      ({ machine, name, redrivable }) => redrivable && machine === one.machine && name === one.name,
    ),
  );
  await changeCase(
    world,
    failure.caseId,
    { type: 'RedriveMachines', executions },
    { who: 'officer', officer },
    now,
  );
  return true;
}

/** An obligation of the path and the referral that waits for it, in this order; any other execution alone. */
function familyOf(state: CaseState, execution: Execution): Execution[] {
  const { step, cause } = nextStep(state, null);
  const child = { machine: 'obligation', name: obligationName(state.id, step, cause, state.restart) };
  const parent = { machine: 'referral', name: referralName(state.id, state.restart) };
  const related = [child, parent].some(
    ({ machine, name }) => machine === execution.machine && name === execution.name,
  );
  return related ? [child, parent] : [execution];
}

/** Starts the machines of a case anew, under a new number; those of before end by themselves. @throws CommandRefused */
export async function restartCase(world: World, caseId: string, by: Actor, now: Instant): Promise<void> {
  await changeCase(world, caseId, { type: 'RestartMachines' }, by, now);
}

export interface Restarted {
  readonly restarted: number;
  /** Cases that could not be: each was reported. */
  readonly unable: number;
  /** Where to go on; null at the end. */
  readonly after: string | null;
}

/** Starts the machines of one page of the running cases anew. @param after where the page before ended, null: from the first */
export async function restartPage(
  world: World,
  after: string | null,
  by: Actor,
  now: Instant,
): Promise<Restarted> {
  const { caseIds, next } = await runningCases(world.table, after);
  return { ...(await restartNamed(world, caseIds, by, now)), after: next };
}

/** Starts the machines of these cases anew. One that cannot be is reported and does not stop the others. */
export async function restartNamed(
  world: World,
  caseIds: readonly string[],
  by: Actor,
  now: Instant,
): Promise<Restarted> {
  let unable = 0;
  for (const caseId of caseIds) {
    try {
      await restartCase(world, caseId, by, now);
    } catch (error) {
      world.report('A case could not be restarted', error, { case: caseId });
      unable += 1;
    }
  }
  return { restarted: caseIds.length - unable, unable, after: null };
}
