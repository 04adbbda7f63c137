/** Remembers on a device, for 12 hours, that the address of a party of a case was confirmed there. */
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import type { Instant } from '#domain/calendar/calendar';
import { isSecure, nowOf, type PageContext, type Settings } from '../frame/environment.ts';
import { seal, unseal } from '../frame/seal.ts';
import type { TaskLink } from './link.ts';

type Keys = Pick<Settings, 'sessionKey' | 'baseUrl'>;
type Whose = Pick<TaskLink, 'caseId' | 'party'>;

const HOURS = 12;
const purpose = 'task-device';

const confirmationSchema = z.object({
  caseId: z.string(),
  party: z.string(),
  /** Lower case. It ends with the address: a new contact must confirm anew. */
  address: z.string(),
  until: z.iso.datetime(),
});

/**
 * Sets the cookie. The value is sealed, so that it can be neither read nor altered.
 * @param until when it ends (ISO instant): of a confirmation that was made at another case; left out: 12 hours from now
 */
export function rememberDevice(
  c: PageContext,
  whose: Whose,
  address: string,
  settings: Keys,
  until: Instant = hoursAfter(nowOf(c)),
): void {
  const { caseId, party } = whose;
  setCookie(c, nameOf(whose), seal(settings.sessionKey, purpose, { caseId, party, address, until }), {
    path: '/task',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(settings),
    maxAge: Math.round((Date.parse(until) - Date.parse(nowOf(c))) / 1000),
  });
}

/** An address that was confirmed on this device. */
export interface Remembered {
  /** In lower case. */
  readonly address: string;
  readonly until: Instant;
  /** It was confirmed at this very case. */
  readonly here: boolean;
}

/**
 * @returns the addresses that were confirmed on this device for this party of any case, that of this case first. Who has a link
 *   and knows its address need not type it again at each case; personal data may be shown only while the address is one of
 *   the party's in this case.
 */
export function rememberedAddresses(c: PageContext, whose: Whose, settings: Keys): readonly Remembered[] {
  const cookies = Object.entries(getCookie(c)).filter(([name]) => name.startsWith(prefix));
  const all = cookies.slice(0, mostCookies).flatMap(([name, cookie]): Remembered[] => {
    const read = confirmationSchema.safeParse(unseal(settings.sessionKey, purpose, cookie));
    if (!read.success || name !== nameOf(read.data)) return [];
    const { caseId, party, address, until } = read.data;
    return party === whose.party && nowOf(c) < until
      ? [{ address, until, here: caseId === whose.caseId }]
      : [];
  });
  return all.sort((left, right) => Number(right.here) - Number(left.here));
}

const prefix = 'tugirada_task_';
/** More a browser does not get through API Gateway: all headers together may have 10 kB. */
const mostCookies = 50;

const nameOf = ({ caseId, party }: { caseId: string; party: string }): string =>
  `${prefix}${caseId}_${party}`;

const hoursAfter = (now: Instant): Instant =>
  new Date(Date.parse(now) + HOURS * 60 * 60 * 1000).toISOString();
