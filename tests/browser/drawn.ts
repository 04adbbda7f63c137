/** Pages drawn over plain ports, shown to a browser without a server: any state of any page in a few milliseconds. */
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { parseDay } from '#domain/calendar/calendar';
import type { FeedbackRole } from '#domain/feedback/questions';
import type { Language } from '#domain/words/language';
import { feedbackPages } from '#web/feedback/routes.tsx';
import type { PageEnv } from '#web/frame/environment.ts';
import { LANGUAGE_COOKIE } from '#web/frame/language.ts';
import type { Survey } from '#web/ports.ts';
import { type Role, SESSION_COOKIE, sealSession } from '#web/sign-in/session.ts';
import { speaking } from '#web/texts/spoken.ts';
import { caseInReview, moments } from '../support/cases.ts';
import { scene as adminScene } from '../unit/web-admin/scene.ts';
import { addresses, scene as taskScene } from '../unit/web-task/scene.ts';

/** A page in one state, drawn in a language. */
export interface Drawn {
  readonly path: string;
  readonly draw: (language: Language) => Promise<{ readonly html: string; readonly headers: Headers }>;
}

type Fields = Readonly<Record<string, string>>;
type AdminScene = ReturnType<typeof adminScene>;

/** A page of the agency. @param options.sent what a form sent before, whose answer is shown when it is no redirect */
export const agencyPage = (
  { app, settings }: Pick<AdminScene, 'app' | 'settings'>,
  path: string,
  options: { role?: Role; now?: string; sent?: Fields } = {},
): Drawn => {
  const { role = 'lead', now = moments.reviewed, sent } = options;
  const session = sealSession({ sub: 'lea', name: 'Lea Lepp', role }, settings);
  return {
    path,
    async draw(language) {
      const headers = { Cookie: `${SESSION_COOKIE}=${session}; ${LANGUAGE_COOKIE}=${language}` };
      const init = sent ? { method: 'POST', body: new URLSearchParams(sent), headers } : { headers };
      return answer(await app.request(path, init, at(now)));
    },
  };
};

/** A page behind the link of a task, after its address was confirmed unless told. */
export const taskPage = (
  before: Parameters<typeof taskScene>[0],
  link: Parameters<typeof taskScene>[1][string],
  options: { below?: string; now?: string; confirmed?: boolean; sent?: Fields; prepare?: Prepare } = {},
): Drawn => {
  const { below = '', now = moments.ensured, confirmed = true, sent, prepare } = options;
  const path = `link${below}`;
  return {
    path: `/task/${path}`,
    async draw(language) {
      const { person, world } = taskScene(before, { link });
      prepare?.(world);
      const visitor = person();
      return speaking({ language, switchTo: '?lang=et' }, async () => {
        if (confirmed) await visitor.confirm(path, addresses[link.party as keyof typeof addresses], now);
        const { text, headers } = sent ? await visitor.post(path, sent, now) : await visitor.get(path, now);
        return { html: text, headers };
      });
    },
  };
};
type Prepare = (world: ReturnType<typeof taskScene>['world']) => void;

/** A survey, which has languages of its own. @param query `?lang=en`, `?thanks` */
export const surveyPage = (role: FeedbackRole, query = '', status: Survey['status'] = 'open'): Drawn => ({
  path: `/feedback/link${query}`,
  async draw() {
    const link = { role, language: 'uk', until: parseDay('2026-08-09'), id: 'a' } as const;
    const pages = feedbackPages({
      findSurvey: async () => (status === 'open' ? { status, link } : { status }),
      answerSurvey: async () => true,
    });
    const app = new Hono<PageEnv>().route('/feedback', pages);
    return answer(await app.request(`/feedback/link${query}`, {}, at(moments.reviewed)));
  },
});

/** Opens it as if a server had answered; styles and icon come from the application. */
export async function open(page: Page, { path, draw }: Drawn, language: Language): Promise<void> {
  const { app } = adminScene(caseInReview());
  const { html, headers } = await draw(language);
  await page.unroute('**/*');
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith('/assets/'))
      return route.fulfill({ body: html, headers: Object.fromEntries(headers) });
    const asset = await app.request(pathname, {}, at(moments.reviewed));
    return route.fulfill({ body: await asset.text(), headers: Object.fromEntries(asset.headers) });
  });
  await page.goto(`https://tugirada.example${path}`);
}

const at = (now: string) => ({ event: { requestContext: { timeEpoch: Date.parse(now) } } });
const answer = async (response: Response) => ({ html: await response.text(), headers: response.headers });
