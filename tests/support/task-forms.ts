/** The form of a task as people and programs send it: a case that waits for it, its fields, a post without the page. */
import type { LocalMail } from '../../infra/local/endpoints/ports.ts';
import type { Browser } from './browser.ts';
import { accept, latest, PROVIDER, refer, taskLink } from './story.ts';
import type { Driver } from './system.ts';

/** The subject of the mail that asks the provider for a support person. */
export const FINDING = /tugiisiku leidmine/;

/** A case whose provider owes a support person. @returns with the mail that asks for one, and its link */
export async function assignedCase(
  system: Driver,
): Promise<{ caseId: string; mail: LocalMail; link: string }> {
  const caseId = await refer(system);
  await accept(system, caseId);
  const mail = await latest(system, PROVIDER, FINDING);
  return { caseId, mail, link: taskLink(mail) };
}

/** All that the case's page says: its timeline tells every change. */
export const recordSeenBy = async (officer: Browser, caseId: string): Promise<string> =>
  (await officer.get(`/admin/cases/${caseId}?personal=1`)).text;

/** Posts as a program would, without the page. */
export const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers });

export const cookiesOf = (browser: Browser) => ({
  cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
});

/** The answer that names a support person, as a program sends it. */
export const answerFields = {
  action: 'answer',
  name: 'Kalle Kask',
  phone: '5555 1234',
  languages: 'uk',
  notRelative: 'yes',
  notSameHome: 'yes',
  noConviction: 'yes',
};
