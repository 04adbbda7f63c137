/**
 * Changing a case: load, decide, commit, then everything that follows from the commit.
 *
 *     load the log ─ decide (domain) ─ put LOG#n+1 ─┬─ committed ─ projections ─ mails stored ─ machines told ─ mails sent
 *            ▲                                      │
 *            └────────── somebody was first ────────┘
 *
 * A crash after the put loses nothing: the entry stays on the list of the unfinished, and whoever loads the case next, or
 * the sweep, does the rest.
 */
import { createHash } from 'node:crypto';
import { finishEntry } from '#casework/finish';
import { sendStored } from '#casework/send';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { decide } from '#domain/case/decide';
import { isDisturbed } from '#domain/case/disturbing';
import type { Actor, CaseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { appendEntry, type LogEntry, readLog } from '#store/log';

/** Tries at one version each; more than so many writers at once on one case do not occur. */
const tries = 8;

/** Thrown when others kept changing the case. Retryable: the machines name it in their Retry. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
}

export interface Loaded {
  readonly state: CaseState | null;
  readonly entries: readonly LogEntry[];
}

/** @returns the case as its log says, after finishing what a crash may have left undone; state null: no such case */
export async function loadCase(world: World, caseId: string, now: Instant): Promise<Loaded> {
  const entries = await readLog(world.table, caseId);
  let state: CaseState | null = null;
  const owed: string[] = [];
  for (const entry of entries) {
    const before: CaseState | null = state;
    state = evolve(before, entry);
    if (entry.unfinished) owed.push(...(await finishEntry(world, entry, state, now)));
  }
  await sendStored(world, owed, now, noteAccepted(world, now));
  return { state, entries };
}

/**
 * Does one command on a case. The same command again finds it done.
 * @param version the version that a person saw; what others decided since then refuses with `changed-meanwhile`, what
 *   machines noted does not. Null: any
 * @returns the case after; @throws CommandRefused, RetryableError, and Error when there is no such case
 */
export async function changeCase(
  world: World,
  caseId: string,
  command: Command,
  by: Actor,
  now: Instant,
  version: number | null = null,
): Promise<CaseState> {
  for (let turn = 0; turn < tries; turn += 1) {
    const { state, entries } = await loadCase(world, caseId, now);
    if (!state) throw new Error(`There is no case ${caseId}`);
    const seen = version ?? state.version;
    // A version that is not there yet was never shown to anybody.
    if (seen > state.version || (version !== null && isDisturbed(entries, seen)))
      throw new CommandRefused('changed-meanwhile');
    const events = decide(command, state, now, await world.rules(now));
    if (events.length === 0) return state;
    const after = await commit(world, state, events, by, now);
    if (after) return after;
  }
  throw new RetryableError(`Case ${caseId} kept changing`);
}

/**
 * Commits the first entry of a case.
 * @returns the case, or null when a case with this id exists already
 */
export async function commitOpening(
  world: World,
  events: CaseEvent[],
  by: Actor,
  now: Instant,
): Promise<CaseState | null> {
  const rules = await world.rules(now);
  // The receipt already tells a day that is counted by them.
  const noted: CaseEvent[] = rules.length === 0 ? [] : [{ type: 'RulesNoted', rules: [...rules] }];
  return commit(world, null, [...events, ...noted], by, now);
}

async function commit(
  world: World,
  before: CaseState | null,
  events: CaseEvent[],
  by: Actor,
  now: Instant,
): Promise<CaseState | null> {
  const entry = { version: (before?.version ?? 0) + 1, at: now, by, events };
  const state = evolve(before, entry);
  const nonce = createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 16);
  if (!(await appendEntry(world.table, state.id, entry, nonce))) return null;
  const owed = await finishEntry(world, { ...entry, unfinished: true }, state, now);
  await sendStored(world, owed, now, noteAccepted(world, now));
  return state;
}

/** When a task mail leaves only on a later day than it was owed, its clock starts that day. */
export const noteAccepted =
  (world: World, now: Instant) =>
  async (
    caseId: string,
    about: { kind: 'ensure-support-person'; cause: string },
    acceptedAt: Instant,
  ): Promise<void> => {
    const command = { type: 'NoteTaskMailAccepted', ...about, acceptedAt } as const;
    await changeCase(world, caseId, command, { who: 'system' }, now);
  };
