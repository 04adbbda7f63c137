/** Reporting a change by any link of the provider's tasks in the case, open or closed; the address is confirmed as there. */
import { Hono } from 'hono';
import { CommandRefused } from '#domain/case/refusal';
import { parseChange } from '../forms/report-change.tsx';
import { nowOf, type PageContext, type PageEnv, type Settings } from '../frame/environment.ts';
import { prefilled, readForm, textOf, type Values } from '../frame/form.ts';
import { answerPage } from '../frame/page.tsx';
import type { Ports } from '../ports.ts';
import { et } from '../texts/task.ts';
import { askForAddress, problem } from './answers.tsx';
import { type ConfirmPorts, confirmAddress, remembers } from './confirm.ts';
import { type FoundTask, findTask } from './link.ts';
import { NotNowPage, ReportedPage, ReportPage } from './report-page.tsx';

type ReportPorts = ConfirmPorts & Pick<Ports, 'readLink' | 'loadCase' | 'change'>;
type Known = Extract<FoundTask, { status: 'open' | 'closed' }>;

const prefix = 'muutus';

export function reportPages(
  ports: ReportPorts,
  settings: Pick<Settings, 'baseUrl' | 'sessionKey'>,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get('/:token/change', (c) =>
    withProvider(c, async (task) => {
      if (!(await remembers(c, ports, settings, task))) return askForAddress(c, task.link, {});
      if (c.req.query('sent') !== undefined)
        return answerPage(c, <ReportedPage state={task.state} path={c.req.path} />);
      return form(c, task, prefilled({}), {}, 200);
    }),
  );

  app.post('/:token/change', (c) =>
    withProvider(c, async (task) => {
      const values = await readForm(c);
      if (textOf(values, 'action') === 'confirm') return confirm(c, task, values);
      if (!(await remembers(c, ports, settings, task)))
        return askForAddress(c, task.link, { status: 403, again: true });
      return report(c, task, values);
    }),
  );

  return app;

  async function withProvider(c: PageContext, then: (task: Known) => Promise<Response> | Response) {
    const task = await findTask(ports, c.req.param('token') ?? '');
    if (task.status !== 'open' && task.status !== 'closed')
      return problem(c, task.status === 'agency' ? 'unknown' : task.status);
    const { state, link } = task;
    const serves = link.party === 'provider' && state.provider !== null && state.phase !== 'ended';
    return serves ? then(task) : answerPage(c, <NotNowPage />, 409);
  }

  async function confirm(c: PageContext, task: Known, values: Values) {
    const confirmation = await confirmAddress(c, ports, settings, task, values);
    if (confirmation === 'confirmed') return c.redirect(c.req.path, 303);
    if (confirmation === 'sleeping') return problem(c, 'sleeping');
    return askForAddress(c, task.link, { status: 422, values, errors: { email: et.confirm[confirmation] } });
  }

  async function report(c: PageContext, task: Known, values: Values) {
    const now = nowOf(c);
    const parsed = parseChange(values, now);
    if (!parsed.ok) return form(c, task, values, parsed.errors, 422);
    try {
      const by = { who: 'party', party: 'provider' } as const;
      await ports.change(task.state.id, parsed.command, by, now, null);
      return c.redirect(`${c.req.path}?sent`, 303);
    } catch (error) {
      if (error instanceof CommandRefused) return answerPage(c, <NotNowPage />, 409);
      throw error;
    }
  }
}

const form = (
  c: PageContext,
  { state }: Known,
  values: Values,
  errors: Readonly<Record<string, string>>,
  status: 200 | 422,
) => answerPage(c, <ReportPage state={state} form={{ prefix, values, errors }} />, status);
