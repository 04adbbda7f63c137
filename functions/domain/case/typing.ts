/**
 * What a party typed at a task's page and did not send. It is no fact of the case: it may be gone tomorrow, so the log never
 * holds it. What a mail said before (`Draft`) is one, because it stopped the clock; both fill the same form.
 */
import * as z from 'zod/mini';
import { addDays, type Day, dayOf, daySchema, type Instant, instantSchema } from '#domain/calendar/calendar';
import type { Draft } from '#domain/case/state';

/** Days for which it is kept after it was saved last: as long as a task of ten working days runs. */
export const daysKept = 14;
/** Fields of a form, and characters of all of them: an item of the table may have 400 kB. */
export const mostFields = 100;
export const mostCharacters = 60_000;

export const typedSchema = z.object({
  /** Address that was confirmed on the device, lower case. */
  address: z.string(),
  values: z.record(z.string(), z.array(z.string())),
  savedAt: instantSchema,
  /** Last day on which it is shown. */
  keptUntil: daySchema,
});
export type Typed = z.infer<typeof typedSchema>;

/** @returns what is kept, or null when it is too much to keep */
export function typedNow(
  address: string,
  sent: Readonly<Record<string, readonly string[]>>,
  now: Instant,
): Typed | null {
  const values = Object.fromEntries(Object.entries(sent).map(([name, all]) => [name, [...all]]));
  const parts = Object.entries(values).flat(2);
  const characters = parts.reduce((sum, part) => sum + part.length, 0);
  if (Object.keys(values).length > mostFields || characters > mostCharacters) return null;
  return { address, values, savedAt: now, keptUntil: addDays(dayOf(now), daysKept) };
}

/**
 * @param readers addresses, lower case, of those who may do the task now: what somebody typed before a hand-over is not theirs
 * @param day in Estonia. @returns what may still be shown
 */
export const shownTyped = (typed: Typed | null, readers: readonly string[], day: Day): Typed | null =>
  typed && readers.includes(typed.address) && day <= typed.keptUntil ? typed : null;

/**
 * Which of the two fills the form. The later one, unless the other was asked for; none takes the other's place unsaid.
 * @returns null: neither is there. `other`: there is the other one, too
 */
export function draftFor(
  mail: Draft | null,
  typed: Typed | null,
  asked: 'mail' | 'page' | null,
): { readonly from: 'mail' | 'page'; readonly other: boolean } | null {
  if (!mail && !typed) return null;
  if (!mail || !typed) return { from: mail ? 'mail' : 'page', other: false };
  return { from: asked ?? (typed.savedAt > mail.arrivedAt ? 'page' : 'mail'), other: true };
}
