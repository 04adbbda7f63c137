/** Where each party of a case is reached, and whether a mail comes from one. */

import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { type CaseState, findObligation } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import type { Reading } from '#domain/reading';
import { type Contact, deputiesOf, isAway, type Reached, reachedAt } from '#domain/registry/contacts';
import type { Provider } from '#store/registry';

type About = { readonly kind: ObligationKind; readonly cause: string } | null;

/** Where somebody is reached, before it is asked who is away; and the people among whom a deputy is looked for. */
export interface Own {
  readonly address: string;
  readonly contacts: readonly Contact[];
}

/**
 * @param about the obligation that it is about: another contact may do it in the party's place
 * @returns null when the case has no such party or it is not known
 */
export async function ownAddress(
  world: World,
  state: CaseState,
  party: Party,
  about: About = null,
): Promise<Own | null> {
  const contact = contactOf(state, party, about)?.address;
  switch (party) {
    case 'municipality': {
      const address = contact ?? state.sender?.address;
      return address ? { address, contacts: await world.registry.contactsIn(state.municipality.ehak) } : null;
    }
    case 'agency':
      return { address: world.settings.agencyAddress, contacts: [] };
    case 'provider': {
      const provider = state.provider ? await world.registry.provider(state.provider.id) : null;
      return provider && ownOf(provider, contact);
    }
  }
}

const ownOf = ({ email, contacts = [] }: Provider, contact: string | null | undefined): Own => ({
  address: contact ?? email,
  contacts,
});

/** @returns the address that is written to now: a deputy's while its owner is away */
export const reached = ({ address, contacts }: Own, now: Instant): Reached =>
  reachedAt(address, contacts, dayOf(now));

/**
 * @returns addresses of those who may open the party's links and answer for it: whoever does it, first, then their deputies. A
 *   change that nobody acknowledged was also sent to the municipality's general address.
 */
export async function addressesOf(
  world: World,
  state: CaseState,
  party: Party,
  about: About = null,
): Promise<string[]> {
  const own = await ownAddress(world, state, party, about);
  const general =
    party === 'municipality' && about?.kind === 'acknowledge-change'
      ? (await world.registry.municipality(state.municipality.ehak))?.email
      : null;
  return [
    ...(own ? [own.address, ...deputiesOf(own.address, own.contacts)] : []),
    ...(general ? [general] : []),
  ];
}

/**
 * Where a change goes that the case manager did not acknowledge: to a deputy who is there, else to the municipality's general
 * address, else once more to the case manager.
 */
export async function instead(
  world: World,
  state: CaseState,
  about: About,
  now: Instant,
): Promise<Own | null> {
  const own = await ownAddress(world, state, 'municipality', about);
  if (!own) return null;
  const { contacts } = own;
  const deputy = deputiesOf(own.address, contacts).find((one) => !isAway(one, contacts, dayOf(now)));
  const general = deputy ? null : (await world.registry.municipality(state.municipality.ehak))?.email;
  return { address: deputy ?? general ?? own.address, contacts };
}

/**
 * Where whoever did something for the provider was reached at that moment: who declined a case is no party of it any more.
 * @param about the obligation that was answered; null: it was beside the tasks
 */
export async function providerAddressAt(
  world: World,
  state: CaseState,
  about: { readonly kind: ObligationKind; readonly cause: string } | null,
  at: Instant,
): Promise<Own | null> {
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
  const provider = id === undefined ? null : await world.registry.provider(id);
  return provider && ownOf(provider, contact?.provider === id ? contact?.address : null);
}

/**
 * True when the mail's From belongs to the party: one of its addresses, that of a contact to whom something was handed over, of
 * their deputies; for a municipality any address of its domains.
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
  const handed = Object.values(state.obligations).filter((one) => contactOf(state, party, one));
  for (const about of [null, ...handed]) {
    const known = await addressesOf(world, state, party, about);
    if (known.some((one) => one.toLowerCase() === address)) return true;
  }
  return false;
}
