/** Confirming the address that a link was sent to: five wrong ones put the link to sleep. */
import * as z from 'zod/mini';
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { nowOf, type PageContext, type Settings } from '../frame/environment.ts';
import { prefilled, textOf, type Values } from '../frame/form.ts';
import type { Ports } from '../ports.ts';
import { addressTypedBefore, rememberDevice, rememberedAddress } from './device.ts';
import type { TaskLink } from './link.ts';

export type ConfirmPorts = Pick<
  Ports,
  'addressesOf' | 'change' | 'countWrongAddress' | 'linkSleeps' | 'noteAccess'
>;
type Keys = Pick<Settings, 'baseUrl' | 'sessionKey'>;

/** `missing`: no address was typed. `confirmed`: the device remembers it for 12 hours. */
export type Confirmation = 'confirmed' | 'missing' | 'wrong' | 'sleeping';

export async function confirmAddress(
  c: PageContext,
  ports: ConfirmPorts,
  settings: Keys,
  { link, state }: { link: TaskLink; state: CaseState },
  values: Values,
): Promise<Confirmation> {
  const now = nowOf(c);
  if (await ports.linkSleeps(link.token, now)) return 'sleeping';
  const address = z.email().safeParse(textOf(values, 'email').toLowerCase());
  if (!address.success) return 'missing';
  if (!(await ports.addressesOf(state, link.party, link)).includes(address.data)) {
    if (!(await ports.countWrongAddress(link.token, now))) return 'wrong';
    const { caseId, kind, cause, party } = link;
    // The agency sees it at the case: whoever it is for may have another address by now.
    const note = { type: 'NoteSleepingLink', kind, cause, party } as const;
    await ports.change(caseId, note, { who: 'system' }, now, null);
    return 'sleeping';
  }
  rememberDevice(c, link, address.data, settings);
  return 'confirmed';
}

/**
 * Whoever passes here may see the client's data, so that is noted first: the look, the form sent and its receipt within a
 * minute are one entry.
 * @returns the address that this device confirmed and that still is one of the party's, or null
 */
export async function confirmedAddress(
  c: PageContext,
  ports: Pick<Ports, 'addressesOf' | 'noteAccess'>,
  settings: Keys,
  { link, state }: { link: TaskLink; state: CaseState },
): Promise<string | null> {
  const address = rememberedAddress(c, link, settings);
  if (address === null || !(await ports.addressesOf(state, link.party, link)).includes(address)) return null;
  const { caseId, party, kind } = link;
  await ports.noteAccess({ caseId, party, what: 'task', detail: kind, at: minuteOf(nowOf(c)) });
  return address;
}

/** @returns what the field of the address shows at first: what was typed at another case, so that one click is enough */
export const typedBefore = (c: PageContext, settings: Keys, link: TaskLink): Values =>
  prefilled({ email: addressTypedBefore(c, link, settings) });

const minuteOf = (now: Instant): Instant => `${now.slice(0, 16)}:00.000Z`;
