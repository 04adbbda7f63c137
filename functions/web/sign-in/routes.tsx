/** Routes by which an officer comes in and goes out. */
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSecure, nowOf, type PageContext, type PageEnv, type Settings } from '../frame/environment.ts';
import { answerPage, Frame, type PageStatus } from '../frame/page.tsx';
import { ButtonLink } from '../frame/parts.tsx';
import { seal, unseal } from '../frame/seal.ts';
import type { Ports } from '../ports.ts';
import { signInTexts as texts } from '../texts/admin-pages.ts';
import { type Attempt, attemptSchema, createSignIn } from './oidc.ts';
import { localPath, signInPath } from './paths.ts';
import { endSession, readSession, startSession } from './session.ts';

const ATTEMPT_COOKIE = 'tugirada_sign_in';
const CALLBACK = '/admin/callback';
const ATTEMPT_SECONDS = 10 * 60;

/** @param ports keep by which name whoever signs in is known */
export function signInRoutes(ports: Pick<Ports, 'keepOfficer'>, settings: Settings): Hono<PageEnv> {
  const signIn = createSignIn(settings);
  const app = new Hono<PageEnv>();

  app.get('/admin/sign-in', async (c) => {
    const to = localPath(c.req.query('to'), settings);
    // A form must not be redirected to the issuer (form-action of our policy), so it stops here for a click.
    if (c.req.query('expired') !== undefined)
      return message(c, texts.expiredTitle, texts.expiredText, 401, signInPath(to));
    const { url, attempt } = await signIn.start(to);
    keepAttempt(c, settings, attempt);
    return c.redirect(url, 303);
  });

  app.get(CALLBACK, async (c) => {
    const attempt = takeAttempt(c, settings);
    const signedIn =
      attempt && (await signIn.finish(new URL(c.req.url).search, attempt).catch(noted('sign-in refused')));
    if (!signedIn) return message(c, texts.failedTitle, texts.failedText, 400, signInPath(attempt?.to));
    const { role, ...person } = signedIn;
    if (!role) return message(c, texts.forbiddenTitle, texts.forbiddenRole, 403);
    await ports.keepOfficer({ ...person, role }, nowOf(c));
    startSession(c, settings, { ...person, role });
    return c.redirect(attempt.to, 303);
  });

  const out = (c: PageContext) => message(c, texts.outTitle, texts.outText, 200, '/admin/sign-in');
  app.post('/admin/sign-out', (c) => {
    endSession(c, settings);
    return out(c);
  });
  // For who reads the page again, or in the other language. It signs nobody out.
  app.get('/admin/sign-out', (c) => (readSession(c, settings) ? c.redirect('/admin', 303) : out(c)));

  return app;
}

function keepAttempt(c: PageContext, settings: Settings, attempt: Attempt): void {
  setCookie(c, ATTEMPT_COOKIE, seal(settings.sessionKey, ATTEMPT_COOKIE, attempt), {
    path: CALLBACK,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(settings),
    maxAge: ATTEMPT_SECONDS,
  });
}

/** Serves once: the cookie goes, whatever comes of it. */
function takeAttempt(c: PageContext, settings: Settings): Attempt | null {
  const cookie = getCookie(c, ATTEMPT_COOKIE);
  if (!cookie) return null;
  deleteCookie(c, ATTEMPT_COOKIE, { path: CALLBACK, secure: isSecure(settings) });
  const parsed = attemptSchema.safeParse(unseal(settings.sessionKey, ATTEMPT_COOKIE, cookie));
  if (!parsed.success) return null;
  const age = settings.wallClock() - parsed.data.startedAt;
  return age <= ATTEMPT_SECONDS * 1000 ? parsed.data : null;
}

/** The log gets the kind of failure only: an issuer's message may name a person. */
const noted = (what: string) => (error: unknown) => {
  const name = error instanceof Error ? error.name : 'unknown';
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  console.warn(JSON.stringify({ level: 'WARN', what, error: name, code }));
  return null;
};

const message = (c: PageContext, title: string, text: string, status: PageStatus, signIn?: string) =>
  answerPage(
    c,
    <Frame title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {signIn && (
        <p>
          <ButtonLink href={signIn} kind="primary">
            {texts.again}
          </ButtonLink>
        </p>
      )}
    </Frame>,
    status,
  );
