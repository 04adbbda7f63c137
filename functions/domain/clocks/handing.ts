/** Other hands: another contact for an obligation or a case, "I cannot do this", and taking an obligation back. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, openObligations } from '#domain/case/state';
import type { ClockCommandOf } from '#domain/clocks/commands';
import { findOpen } from '#domain/clocks/finding';
import { kindRules, type ObligationKind, type Party, sideKinds } from '#domain/obligation/kinds';

/** Anybody may have an address there: two people with one do not work together. */
const publicDomains: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'hot.ee',
  'mail.ee',
  'online.ee',
  'suhtlus.ee',
  'mail.ru',
  'yandex.ru',
  'ukr.net',
];

/** True when the address is of the same organisation as one of these, by its domain. */
export function isColleague(address: string, of: readonly string[]): boolean {
  const domain = domainOf(address);
  return domain !== '' && !publicDomains.includes(domain) && of.some((one) => domainOf(one) === domain);
}

/**
 * Somebody else does it; its clock goes on as it was. The same person twice changes nothing.
 * @throws CommandRefused `other-organisation`; `wrong-phase` for what the agency owes; and as `findOpen`
 */
export function handOverObligation(
  { kind, cause, address, name, within }: ClockCommandOf<'HandOverObligation'>,
  state: CaseState,
): CaseEvent[] {
  const obligation = findOpen(state, kind, cause);
  const party = kindRules[kind].assignee;
  if (party === 'agency') throw new CommandRefused('wrong-phase');
  if (within && !isColleague(address, within)) throw new CommandRefused('other-organisation');
  if (contactOf(state, party, obligation)?.address === address) return [];
  return [handed(state, kind, cause, { address, name })];
}

/** The municipality's contact is somebody else: for the case, and for all that is open. @throws CommandRefused `case-ended` */
export function handOverContact(
  { address, name }: ClockCommandOf<'HandOverContact'>,
  state: CaseState,
): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (state.sender?.address === address) return [];
  const open = openObligations(state).filter(({ kind }) => kindRules[kind].assignee === 'municipality');
  return [
    { type: 'ContactHandedOver', personal: { address, name } },
    ...open.map(({ kind, cause }) => handed(state, kind, cause, { address, name })),
  ];
}

/** Told to the agency at once; the obligation stays open. A support person is declined instead. @throws CommandRefused */
export function reportInability(
  { kind, cause, party, reason }: ClockCommandOf<'ReportInability'>,
  state: CaseState,
): CaseEvent[] {
  const { unable } = findOpen(state, kind, cause);
  if (kind === 'ensure-support-person') throw new CommandRefused('wrong-phase');
  if (unable?.reason === reason) return [];
  if (unable) throw new CommandRefused('already-asked');
  return [{ type: 'InabilityReported', kind, cause, party, personal: { text: reason } }];
}

/** What stands beside the path is void; the path itself is left by cancelling the case. @throws CommandRefused */
export function withdrawObligation(
  { kind, cause, reason }: ClockCommandOf<'WithdrawObligation'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  findOpen(state, kind, cause);
  if (!sideKinds.some((one) => one === kind)) throw new CommandRefused('wrong-phase');
  const answered = {
    kind,
    cause,
    outcome: 'cancelled',
    arrivedAt: now,
    channel: 'admin',
    late: false,
  } as const;
  return [
    { type: 'ObligationAnswered', ...answered },
    { type: 'ObligationWithdrawn', kind, cause, personal: { text: reason } },
  ];
}

/** @returns who does it in the party's place; null: the party is reached as ever */
export function contactOf(
  state: CaseState,
  party: Party,
  about: { readonly kind: ObligationKind; readonly cause: string } | null,
): { readonly address: string; readonly name: string | null } | null {
  const contact = about ? state.obligations[`${about.kind}#${about.cause}`]?.contact : null;
  if (!about || !contact?.address || kindRules[about.kind].assignee !== party) return null;
  if (party === 'provider' && contact.provider !== state.provider?.id) return null;
  return { address: contact.address, name: contact.name };
}

const handed = (
  state: CaseState,
  kind: ObligationKind,
  cause: string,
  personal: { address: string; name: string | null },
): CaseEvent => {
  const provider = kindRules[kind].assignee === 'provider' ? (state.provider?.id ?? null) : null;
  return { type: 'ObligationHandedOver', kind, cause, provider, personal };
};

const domainOf = (address: string): string => (address.split('@')[1] ?? '').toLowerCase();
