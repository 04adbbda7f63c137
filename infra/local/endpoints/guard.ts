/** Who may talk to the local system: a page of another site must not, even through the visitor's own browser. */
import type { IncomingHttpHeaders } from 'node:http';

const hosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Why a request is refused, or null. A foreign Host is DNS rebinding; a change under `/_local` that a browser sends for
 * another site is request forgery. Programs that are not browsers send neither Origin nor Sec-Fetch-Site.
 */
export function refusalOf(method: string, path: string, headers: IncomingHttpHeaders): string | null {
  const host = headers.host ?? '';
  if (!isOurs(host)) return `This system answers only to 127.0.0.1 and localhost, not to "${host}".`;
  const changes = method !== 'GET' && method !== 'HEAD';
  if (!changes || !path.startsWith('/_local/')) return null;
  const site = headers['sec-fetch-site'];
  // Where a browser says both, Origin may be "null" for an own form: pages without a referrer send none.
  const own =
    site === undefined
      ? headers.origin === undefined || headers.origin === `http://${host}`
      : site === 'same-origin' || site === 'none';
  return own ? null : 'Another site may not change the local system.';
}

/** True for 127.0.0.1, localhost and [::1], with or without a port. */
function isOurs(host: string): boolean {
  return hosts.has(host.toLowerCase().replace(/:\d+$/, ''));
}
