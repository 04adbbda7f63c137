/** People of a municipality or a provider as the registry knows them: who is away until when, and who stands in for them. */
import * as z from 'zod/mini';
import { addDays, type Day, dayOf, daySchema, type Instant } from '#domain/calendar/calendar';

export const contactSchema = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.nullable(z.string()),
  /** Address of who does it in their place. */
  deputy: z.nullable(z.string()),
  /** The last day on which they are away. */
  absentUntil: z.nullable(daySchema),
});
export type Contact = z.infer<typeof contactSchema>;

/** An absence of which nobody says when it ends counts so long: after that another automatic reply is news (days). */
export const openAbsenceDays = 14;

/** @returns the last day of an absence */
export const absenceEnd = ({ notedAt, until }: { notedAt: Instant; until: Day | null }): Day =>
  until ?? addDays(dayOf(notedAt), openAbsenceDays);

export interface Reached {
  readonly address: string;
  /** It goes to a deputy: whom it is for is away until this day. */
  readonly awayUntil: Day | null;
}

/**
 * @returns where a mail to that address goes today: to the deputy of who is away, and on to theirs. Without a deputy, or when
 *   all stand in for each other, to the address itself.
 */
export function reachedAt(address: string, contacts: readonly Contact[], today: Day): Reached {
  const own: Reached = { address, awayUntil: null };
  const away = awayAt(address, contacts, today);
  if (!away?.deputy) return own;
  const seen = [lower(address)];
  for (let next: string | null = away.deputy; next && !seen.includes(lower(next)); ) {
    const standIn = awayAt(next, contacts, today);
    if (!standIn) return { address: next, awayUntil: away.absentUntil };
    seen.push(lower(next));
    next = standIn.deputy;
  }
  return own;
}

/** @returns the deputies of that address, and theirs: they may open what was sent to it, also when its owner is back */
export function deputiesOf(address: string, contacts: readonly Contact[]): string[] {
  const found: string[] = [];
  let deputy = findContact(contacts, address)?.deputy;
  while (deputy && ![address, ...found].map(lower).includes(lower(deputy))) {
    found.push(deputy);
    deputy = findContact(contacts, deputy)?.deputy;
  }
  return found;
}

/** @returns the contacts with one of them away; as they are when it is known already, or nobody has that address */
export function withAbsence(contacts: readonly Contact[], address: string, until: Day): readonly Contact[] {
  const isNews = (one: Contact) =>
    lower(one.email) === lower(address) && (one.absentUntil === null || one.absentUntil < until);
  if (!contacts.some(isNews)) return contacts;
  return contacts.map((one) => (isNews(one) ? { ...one, absentUntil: until } : one));
}

/** @returns the contacts with another address for a deputy; as they are when it is nobody's deputy */
export const withDeputy = (
  contacts: readonly Contact[],
  before: string,
  after: string,
): readonly Contact[] =>
  contacts.some((one) => isDeputy(one, before))
    ? contacts.map((one) => (isDeputy(one, before) ? { ...one, deputy: after } : one))
    : contacts;

export const findContact = (contacts: readonly Contact[], address: string): Contact | null =>
  contacts.find((one) => lower(one.email) === lower(address)) ?? null;

export const isAway = (address: string, contacts: readonly Contact[], today: Day): boolean =>
  awayAt(address, contacts, today) !== null;

function awayAt(address: string, contacts: readonly Contact[], today: Day): Contact | null {
  const contact = findContact(contacts, address);
  return contact?.absentUntil && contact.absentUntil >= today ? contact : null;
}

const isDeputy = ({ deputy }: Contact, address: string): boolean =>
  deputy !== null && lower(deputy) === lower(address);

const lower = (address: string): string => address.toLowerCase();
