/** Remembers on a device, for 12 hours, that the address of a party of a case was confirmed there. */
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
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

/** Sets the cookie. The value is sealed, so that it can be neither read, altered nor used for another case. */
export function rememberDevice(c: PageContext, whose: Whose, address: string, settings: Keys): void {
  const until = hoursAfter(nowOf(c));
  const { caseId, party } = whose;
  setCookie(c, nameOf(whose), seal(settings.sessionKey, purpose, { caseId, party, address, until }), {
    path: '/task',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(settings),
    maxAge: HOURS * 60 * 60,
  });
}

/**
 * @returns the address that was confirmed on this device, in lower case, or null. Personal data may be shown only while it
 *   is still one of the party's.
 */
export function rememberedAddress(c: PageContext, whose: Whose, settings: Keys): string | null {
  const read = readCookie(c, nameOf(whose), settings);
  return read?.caseId === whose.caseId && read.party === whose.party ? read.address : null;
}

/**
 * @returns an address that was confirmed on this device for the same party of another case, or null: it saves typing, and
 *   shows nothing of this case
 */
export function addressTypedBefore(c: PageContext, { party }: Whose, settings: Keys): string | null {
  const names = Object.keys(getCookie(c)).filter((name) => name.startsWith(prefix));
  const read = names.slice(0, mostCookies).map((name) => readCookie(c, name, settings));
  return read.find((one) => one?.party === party)?.address ?? null;
}

function readCookie(c: PageContext, name: string, settings: Keys): z.infer<typeof confirmationSchema> | null {
  const cookie = getCookie(c, name);
  if (!cookie) return null;
  const read = confirmationSchema.safeParse(unseal(settings.sessionKey, purpose, cookie));
  return read.success && nowOf(c) < read.data.until ? read.data : null;
}

const prefix = 'tugirada_task_';
/** More a browser does not get through API Gateway: all headers together may have 10 kB. */
const mostCookies = 50;

const nameOf = ({ caseId, party }: { caseId: string; party: string }): string =>
  `${prefix}${caseId}_${party}`;

const hoursAfter = (now: Instant): Instant =>
  new Date(Date.parse(now) + HOURS * 60 * 60 * 1000).toISOString();
