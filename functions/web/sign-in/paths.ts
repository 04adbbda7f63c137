/** Where one signs in, and where one goes on to. */
import type { Settings } from '../frame/environment.ts';

/** @returns the address at which one signs in and then goes on to a local path. */
export const signInPath = (to = '/admin', expired = false): string =>
  `/admin/sign-in?${new URLSearchParams({ to, ...(expired ? { expired: '1' } : {}) })}`;

/** Only a path of the admin pages: a sign-in must not lead to another site. */
export function localPath(to: string | undefined, settings: Pick<Settings, 'baseUrl'>): string {
  if (!to || !URL.canParse(to, settings.baseUrl)) return '/admin';
  const url = new URL(to, settings.baseUrl);
  const ours = url.origin === new URL(settings.baseUrl).origin && /^\/admin(\/|$)/.test(url.pathname);
  return ours ? url.pathname + url.search : '/admin';
}
