/** Where each party of a case is reached, and whether a mail comes from one. */

import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { type CaseState, findObligation } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import type { Reading } from '#domain/reading';

/**
 * @param about the obligation that it is about: another contact may do it in the party's place
 * @returns the party's addresses, the first is written to; none when the case has no such party or it is not known
 */
export async function addressesOf(
  world: World,
  state: CaseState,
  party: Party,
  about: { readonly kind: ObligationKind; readonly cause: string } | null = null,
): Promise<string[]> {
  const contact = contactOf(state, party, about);
  if (contact) return [contact.address];
  switch (party) {
    case 'municipality':
      return state.sender ? [state.sender.address] : [];
    case 'agency':
      return [world.settings.agencyAddress];
    case 'provider': {
      const provider = state.provider ? await world.registry.provider(state.provider.id) : null;
      return provider ? [provider.email] : [];
    }
  }
}

/**
 * Where whoever did something for the provider was reached at that moment: who declined a case is no party of it any more.
 * @param about the obligation that was answered; null: it was beside the tasks
 */
export async function providerAddressesAt(
  world: World,
  state: CaseState,
  about: { readonly kind: ObligationKind; readonly cause: string } | null,
  at: Instant,
): Promise<string[]> {
  const { entries } = await readCase(world.table, state.id);
  const served = entries
    .filter((entry) => entry.at <= at)
    .flatMap(({ events }) => events)
    .flatMap((event) => {
      if (event.type === 'ReferralAccepted') return [event.provider.id];
      return event.type === 'ProviderChanged' ? [event.to.id] : [];
    });
  const id = served.at(-1);
  const contact = about ? findObligation(state, about.kind, about.cause)?.contact : null;
  if (contact?.address && contact.provider === id) return [contact.address];
  const provider = id === undefined ? null : await world.registry.provider(id);
  return provider ? [provider.email] : [];
}

/**
 * True when the mail's From belongs to the party: one of its addresses, that of a contact to whom something was handed over,
 * for a municipality any address of its domains.
 * The header alone proves nothing, so the caller asks for `authentic` as well.
 */
export async function isFrom(
  world: World,
  state: CaseState,
  party: Party,
  from: Reading['from'],
): Promise<boolean> {
  if (!from.address) return false;
  if (party === 'municipality' && from.municipality?.ehak === state.municipality.ehak) return true;
  const address = from.address.toLowerCase();
  const contacts = Object.values(state.obligations).flatMap((one) => contactOf(state, party, one) ?? []);
  const known = [...(await addressesOf(world, state, party)), ...contacts.map((one) => one.address)];
  return known.some((one) => one.toLowerCase() === address);
}
