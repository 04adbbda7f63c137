/** The officer's sign-in session: a sealed cookie, 30 minutes idle, 8 hours at most, in real time. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { isSecure, type PageContext, type Settings } from '../frame/environment.ts';
import { seal, unseal } from '../frame/seal.ts';

export const roles = ['officer', 'lead', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const SESSION_COOKIE = 'tugirada_session';
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 8 * 60 * 60_000;
/** The cookie is written anew at most once a minute. */
const RENEW_MS = 60_000;

const sessionSchema = z.object({
  sub: z.string().check(z.minLength(1)),
  name: z.string(),
  role: z.enum(roles),
  /** Real time, ms since 1970. */
  issuedAt: z.number(),
  seenAt: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

/** @returns the value of the session cookie. The local system signs its demo officers in with it, too. */
export function sealSession(
  officer: Pick<Session, 'sub' | 'name' | 'role'>,
  settings: Pick<Settings, 'sessionKey' | 'wallClock'>,
): string {
  const now = settings.wallClock();
  const session: Session = { ...officer, issuedAt: now, seenAt: now };
  return seal(settings.sessionKey, SESSION_COOKIE, session);
}

/** Name, value and attributes of the session cookie as one `Set-Cookie` line, for callers without a page. */
export function sessionCookieLine(
  officer: Pick<Session, 'sub' | 'name' | 'role'>,
  settings: Pick<Settings, 'sessionKey' | 'wallClock' | 'baseUrl'>,
): string {
  const secure = isSecure(settings) ? '; Secure' : '';
  return `${SESSION_COOKIE}=${sealSession(officer, settings)}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

export function startSession(
  c: PageContext,
  settings: Settings,
  officer: Pick<Session, 'sub' | 'name' | 'role'>,
): void {
  keep(c, settings, sealSession(officer, settings));
}

export const endSession = (c: PageContext, settings: Settings): void => {
  deleteCookie(c, SESSION_COOKIE, { path: '/', secure: isSecure(settings) });
};

/** @returns the session of this request, renewed; null when there is none, it is forged, or its time is over. */
export function readSession(c: PageContext, settings: Settings): Session | null {
  const cookie = getCookie(c, SESSION_COOKIE);
  if (!cookie) return null;
  const parsed = sessionSchema.safeParse(unseal(settings.sessionKey, SESSION_COOKIE, cookie));
  if (!parsed.success) return null;
  const now = settings.wallClock();
  const { issuedAt, seenAt } = parsed.data;
  if (now - seenAt > IDLE_MS || now - issuedAt > LONGEST_MS) return null;
  if (now - seenAt > RENEW_MS)
    keep(c, settings, seal(settings.sessionKey, SESSION_COOKIE, { ...parsed.data, seenAt: now }));
  return parsed.data;
}

/** A session cookie without an age: it goes when the browser closes, the times inside are what counts. */
const keep = (c: PageContext, settings: Settings, value: string): void =>
  setCookie(c, SESSION_COOKIE, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(settings),
  });
