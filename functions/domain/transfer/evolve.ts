/** How the facts of a change of provider change a case. */
import type { Instant } from '#domain/calendar/calendar';
import type { EventOf } from '#domain/case/events';
import { type CaseState, type Obligation, obligationKey } from '#domain/case/state';
import { kindRules } from '#domain/obligation/kinds';
import type { ProviderChange } from '#domain/transfer/state';

type TransferEvent = EventOf<
  | 'ProviderChangePlanned'
  | 'ProviderChangeUndone'
  | 'ProviderChanged'
  | 'CaseHandedOver'
  | 'SupportPersonNamed'
>;

export function applyTransfer(state: CaseState, event: TransferEvent, at: Instant): CaseState {
  switch (event.type) {
    case 'ProviderChangePlanned': {
      const { from, to, effective, transfer, handOver } = event;
      const facts = { from, to, effective, transfer, handOver };
      const planned: ProviderChange = {
        ...facts,
        reason: event.personal?.text ?? null,
        status: 'planned',
        at,
      };
      return { ...state, providerChanges: [...state.providerChanges, planned], summary: null };
    }
    case 'ProviderChangeUndone':
      return { ...state, providerChanges: settled(state, 'undone', at) };
    case 'ProviderChanged':
      return { ...handedOn(state), provider: event.to, providerChanges: settled(state, 'changed', at) };
    case 'CaseHandedOver':
      return { ...state, summary: event.personal?.text ?? null };
    case 'SupportPersonNamed': {
      const person = event.personal ?? { name: null, phone: null, email: null };
      return { ...state, supportPerson: { ...person, languages: event.languages } };
    }
  }
}

/**
 * What the old provider owed is the new one's, by the same day: a hand-over restarts no clock (DESIGN § 3). Its links are
 * dead, its support person, its contacts, wishes and unconfirmed replies are its own.
 */
function handedOn(state: CaseState): CaseState {
  const entries = Object.entries(state.obligations);
  const moved = ([, one]: [string, Obligation]) =>
    one.status === 'open' && kindRules[one.kind].assignee === 'provider';
  const keys = entries.filter(moved).map(([, one]) => obligationKey(one.kind, one.cause));
  const obligations = entries.map(([key, one]): [string, Obligation] => [
    key,
    keys.includes(key) ? { ...one, ...ofItsOwn, linkIssue: one.linkIssue + 1 } : one,
  ]);
  const { provider: _, ...absences } = state.absences;
  const drafts = Object.entries(state.drafts).filter(([key]) => !keys.includes(key));
  return {
    ...state,
    obligations: Object.fromEntries(obligations),
    drafts: Object.fromEntries(drafts),
    absences,
    supportPerson: null,
  };
}

/** Whom the old provider had it done by, and what it asked for. A pause is the agency's and stands. */
const ofItsOwn = {
  taskOpenedAt: null,
  lockedOut: null,
  contact: null,
  wish: null,
  wishRefused: null,
  unable: null,
};

const settled = (
  { providerChanges }: CaseState,
  status: 'undone' | 'changed',
  at: Instant,
): readonly ProviderChange[] => {
  const last = providerChanges.at(-1);
  return last ? [...providerChanges.slice(0, -1), { ...last, status, at }] : providerChanges;
};
