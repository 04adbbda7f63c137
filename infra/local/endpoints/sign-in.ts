/** Signs an officer in over HTTP as a browser would, so that the session is made by the OpenID Connect callback itself. */
import { OIDC_PATH } from '../oidc.ts';

/** From the sign-in page over the provider and its resumption to the callback: four requests, and some to spare. */
const MOST_STEPS = 10;

/**
 * Follows the redirects from /admin/sign-in, chooses the officer where the provider asks, and stops after the callback.
 * @returns the cookies that the callback's answer sets, as Set-Cookie values
 * @throws when the flow ends elsewhere
 */
export async function signInOverHttp(baseUrl: string, officer: string): Promise<string[]> {
  const cookies = new Map<string, string>();
  let url = new URL('/admin/sign-in', baseUrl);
  let method = 'GET';
  for (let step = 0; step < MOST_STEPS; step++) {
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      body: method === 'POST' ? new URLSearchParams({ officer }) : null,
    });
    await answer.arrayBuffer();
    if (url.pathname === '/admin/callback') {
      if (answer.status >= 400) throw new Error(`The sign-in callback answered ${answer.status}`);
      // The callback also takes back the cookie of the sign-in under way, which nobody here has.
      return answer.headers.getSetCookie().filter((cookie) => !/^[^=]+=;/.test(cookie));
    }
    for (const cookie of answer.headers.getSetCookie()) remember(cookies, cookie);
    const location = answer.headers.get('location');
    if (location) {
      url = new URL(location, url);
      method = 'GET';
    } else if (url.pathname.startsWith(`${OIDC_PATH}/interaction/`) && method === 'GET') {
      method = 'POST';
    } else {
      throw new Error(`The sign-in ended at ${url.pathname} with ${answer.status}`);
    }
  }
  throw new Error('The sign-in goes in circles');
}

function remember(cookies: Map<string, string>, cookie: string): void {
  const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
  if (name === undefined || value === undefined) return;
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}
