/** What every route knows: the settings of the pages, and the moment at which the request came. */
import type { Context } from 'hono';
import { type Instant, parseInstant } from '#domain/calendar/calendar';
import type { SubjectKept } from '../sign-in/person.ts';
import type { Session } from '../sign-in/session.ts';

export interface Settings {
  /** Where the pages are, without a slash at the end: `https://tugirada.example`. */
  readonly baseUrl: string;
  /** Secret, at least 32 characters: all cookies are sealed with keys derived from it. */
  readonly sessionKey: string;
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** The claim of the ID token that holds the role; absent: `role`. Its value may be one role or a list. */
    readonly roleClaim?: string;
    /** `hidden`: the subject may be a personal code, and only a keyed hash of it is kept. Absent: `plain`. */
    readonly subject?: SubjectKept;
  };
  /** Real time in ms since 1970: sign-in sessions live by it, whatever the moment of the request says. */
  readonly wallClock: () => number;
}

export interface PageEnv {
  /** API Gateway's event; `timeEpoch` in ms since 1970. */
  Bindings: { readonly event?: { readonly requestContext?: { readonly timeEpoch?: number } } };
  /** `session` is there on routes of the admin pages only, behind the sign-in. */
  Variables: { session: Session };
}

export type PageContext = Context<PageEnv>;

/** @returns the moment of the request (ISO, UTC). @throws when the gateway did not say it: nothing here reads a clock. */
export function nowOf(c: PageContext): Instant {
  const epoch = c.env?.event?.requestContext?.timeEpoch;
  if (epoch === undefined) throw new Error('The request has no requestContext.timeEpoch');
  return parseInstant(new Date(epoch).toISOString());
}

/** True when cookies can be bound to https. */
export const isSecure = (settings: Pick<Settings, 'baseUrl'>): boolean =>
  settings.baseUrl.startsWith('https:');
