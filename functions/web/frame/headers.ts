/** Headers of every page, and the refusal of forms that another site sends. */
import type { MiddlewareHandler } from 'hono';
import type { PageEnv, Settings } from './environment.ts';
import { problemPage } from './problem.tsx';

/** No script, no foreign origin, no inline style. A sign-in that redirects to its issuer must start from a link: see form-action. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** @returns a middleware that sets them; pages hold data, so nothing keeps a copy unless the route says otherwise. */
export const safeHeaders = (settings: Pick<Settings, 'baseUrl'>): MiddlewareHandler<PageEnv> => {
  const headers: Record<string, string> = {
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Task links are in addresses.
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'X-Robots-Tag': 'noindex, nofollow',
  };
  if (settings.baseUrl.startsWith('https:')) headers['Strict-Transport-Security'] = 'max-age=31536000';
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
};

/**
 * Refuses what changes state when another site sent it. Browsers always say so in `Sec-Fetch-Site` or `Origin`; a
 * request with neither comes from a program, which has no cookies of ours to misuse.
 */
export const ownFormsOnly = (settings: Pick<Settings, 'baseUrl'>): MiddlewareHandler<PageEnv> => {
  const ownHost = new URL(settings.baseUrl).host;
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const site = c.req.header('Sec-Fetch-Site');
    const origin = c.req.header('Origin');
    if (site !== undefined ? site === 'same-origin' || site === 'none' : originIsOwn(origin)) return next();
    return problemPage(c, 'foreign-form');

    function originIsOwn(from: string | undefined): boolean {
      if (from === undefined) return true;
      const host = URL.canParse(from) ? new URL(from).host : null;
      return host !== null && (host === ownHost || host === c.req.header('Host'));
    }
  };
};
