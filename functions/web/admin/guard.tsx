/** Lets officers in: who is not signed in is sent to sign in, an auditor changes nothing. */
import type { MiddlewareHandler } from 'hono';
import type { PageEnv, Settings } from '../frame/environment.ts';
import { signInPath } from '../sign-in/paths.ts';
import { readSession } from '../sign-in/session.ts';
import { signInTexts } from '../texts/admin-pages.ts';
import { forbiddenPage } from './forbidden.tsx';
import { mayChange } from './frame.tsx';
import { accessPath, searchPath } from './paths.ts';

export const officersOnly =
  (settings: Settings): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const session = readSession(c, settings);
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    const { pathname, search } = new URL(c.req.url);
    if (!session) return c.redirect(signInPath(pathname + search, !reads), 303);
    c.set('session', session);
    // What is looked for is posted only to keep it out of addresses.
    if (reads || [searchPath, accessPath].includes(pathname) || mayChange(session)) return next();
    return forbiddenPage(c, signInTexts.forbiddenAuditor);
  };
