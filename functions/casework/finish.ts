/** What follows from a log entry, each part of which may be done again: rows, mails, tokens, machines. */

import { indexClient, namesClient } from '#casework/search';
import { isCounted } from '#casework/statistics';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { noticesOf } from '#domain/case/notices';
import { replanning } from '#domain/case/service';
import { startsOf } from '#domain/case/starts';
import { type CaseState, obligationKey, openObligations } from '#domain/case/state';
import { mailOutKey, obligationItemKey, serviceKey } from '#store/keys';
import { type LogEntry, markFinished } from '#store/log';
import { machineNames } from '#store/machines';
import { putMailOut } from '#store/mails';
import { projectCase, projectObligation } from '#store/projections';
import { projectChange } from '#store/provider-changes';
import { keepFacts } from '#store/statistics';
import { clearTyped } from '#store/typed';
import { closeService, forgetToken, serviceToken, supersededToken } from '#store/waiting';

/**
 * @param state the case right after this entry
 * @returns keys of the mails that the entry owes; they are stored, not yet sent
 */
export async function finishEntry(
  world: World,
  entry: LogEntry,
  state: CaseState,
  now: Instant,
): Promise<string[]> {
  await Promise.all([
    projectCase(world.table, state),
    ...(isCounted(entry.events) ? [keepFacts(world.table, state)] : []),
  ]);
  if (entry.events.some(({ type }) => changesOfProvider.includes(type)))
    await projectChange(world.table, state);
  if (namesClient(entry.events)) await indexClient(world, state);
  const mails = await storeMails(world, entry, state);
  const signals = touched(entry.events);
  for (const event of entry.events)
    if (event.type === 'ObligationAnswered')
      await clearTyped(world.table, { caseId: state.id, kind: event.kind, cause: event.cause });
  // Rows of obligations tell the phase and the provider of their case, which any entry may have changed.
  for (const { kind, cause } of openObligations(state)) {
    const key = obligationKey(kind, cause);
    if (!signals.has(key)) signals.set(key, null);
  }
  for (const [key, signal] of signals) {
    const obligation = state.obligations[key];
    if (!obligation) continue;
    const token = await projectObligation(world.table, state, obligation, signal, now);
    const itemKey = obligationItemKey(state.id, obligation.kind, obligation.cause);
    if (signal) await returnToken(world, itemKey, token, signal);
  }
  if (entry.events.some(({ type }) => type === 'ServiceEnded' || type === 'CaseEnded')) {
    const token = await closeService(world.table, state.id, now);
    await returnToken(world, serviceKey(state.id), token, 'changed');
  } else if (entry.events.some(({ type }) => replanning.includes(type))) {
    const token = await serviceToken(world.table, state.id);
    if (token) await returnToken(world, serviceKey(state.id), token, 'changed');
  }
  if (entry.events.some((event) => event.type === 'MachinesRestarted')) await wakeSuperseded(world, state);
  // A function that may not start a machine leaves the entry to one that may: its own caller, or the sweep.
  if (await startMachines(world, entry, state)) await markFinished(world.table, state.id, entry.version);
  return mails;
}

/** They may put a change on the list of those to come, or take it off. */
const changesOfProvider: readonly CaseEvent['type'][] = [
  'ProviderChangePlanned',
  'ProviderChangeUndone',
  'ProviderChanged',
];

/**
 * Tells the machines of before a restart that newer ones take over; they end by themselves. A machine may be gone with its
 * stack, and AWS may say anything of its token then: that must not keep the new machines from starting.
 */
async function wakeSuperseded(world: World, state: CaseState): Promise<void> {
  const rows = [
    ...Object.values(state.obligations).map(({ kind, cause, status }) => ({
      key: obligationItemKey(state.id, kind, cause),
      signal: status === 'open' ? 'rescheduled' : 'answered',
    })),
    { key: serviceKey(state.id), signal: 'changed' },
  ];
  for (const { key, signal } of rows) {
    const token = await supersededToken(world.table, key, state.restart);
    if (!token) continue;
    try {
      await world.machines.returnToken(token, signal);
    } catch (error) {
      world.report('A machine of before a restart could not be told', error, { case: state.id });
    }
    await forgetToken(world.table, key, token);
  }
}

async function startMachines({ machines }: World, entry: LogEntry, state: CaseState): Promise<boolean> {
  let all = true;
  for (const event of entry.events) {
    if (event.type !== 'MachinesRedriven') continue;
    for (const [index, { machine, name }] of event.executions.entries()) {
      const known = machineNames.find((one) => one === machine);
      const redriven = known
        ? await machines.redrive(known, name, `${state.id}-${entry.version}-${index}`)
        : true;
      all &&= redriven;
    }
  }
  for (const start of startsOf(entry.events, state)) {
    const started =
      start.machine === 'referral'
        ? await machines.startReferral(state.id, state.restart)
        : await machines.startObligation(state.id, start.kind, start.cause, state.restart);
    all &&= started;
  }
  return all;
}

/** Tells the machine that waits, then forgets the token; a crash in between only tells it twice. */
export async function returnToken(
  world: World,
  key: { pk: string; sk: string },
  token: string | null,
  signal: string | null,
): Promise<void> {
  if (token) await world.machines.returnToken(token, signal ?? 'answered');
  await forgetToken(world.table, key, token);
}

/** After these the machine must look when it wakes next. */
const moved: readonly CaseEvent['type'][] = [
  'ObligationRescheduled',
  'ObligationPaused',
  'ObligationResumed',
  'ObligationExtended',
];

type Signal = 'answered' | 'rescheduled' | null;

/** The obligations that the events touched, each with what its machine must be told. */
function touched(events: readonly CaseEvent[]): Map<string, Signal> {
  const signals = new Map<string, Signal>();
  for (const event of events) {
    if (!('kind' in event)) continue;
    const key = obligationKey(event.kind, event.cause);
    if (event.type === 'ObligationAnswered') signals.set(key, 'answered');
    else if (moved.includes(event.type)) signals.set(key, 'rescheduled');
    else if (!signals.has(key)) signals.set(key, null);
  }
  return signals;
}

async function storeMails(world: World, entry: LogEntry, state: CaseState): Promise<string[]> {
  const keys: string[] = [];
  for (const [index, notice] of noticesOf(entry.events, state).entries()) {
    const key = mailOutKey(state.id, entry.version, index);
    await putMailOut(world.table, {
      direction: 'out',
      key,
      caseId: state.id,
      notice: notice.name,
      to: notice.to,
      obligation: notice.obligation,
      storedAt: entry.at,
      status: 'stored',
      heldBy: null,
      claimedAt: null,
      sentAt: null,
      sesId: null,
      subject: null,
      address: null,
    });
    keys.push(key);
  }
  return keys;
}
