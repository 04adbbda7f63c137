/**
 * Telling of something beside the tasks, by any link of the provider's tasks in the case, open or closed; the address is
 * confirmed as there.
 */
import { Hono } from 'hono';
import { dayOf } from '#domain/calendar/calendar';
import { CommandRefused } from '#domain/case/refusal';
import type { Typed } from '#domain/case/typing';
import { workingDaysOn } from '#domain/obligation/rules';
import { nowOf, type PageContext, type PageEnv, type Settings } from '../frame/environment.ts';
import { prefilled, readForm, textOf, type Values } from '../frame/form.ts';
import { answerPage } from '../frame/page.tsx';
import type { Ports } from '../ports.ts';
import { taskTexts } from '../texts/task.ts';
import { askForAddress, problem } from './answers.tsx';
import { type ConfirmPorts, confirmAddress, confirmedAddress, typedBefore } from './confirm.ts';
import { type DraftPorts, keepDraft, placeOf, typedAt } from './drafts.tsx';
import { type FoundTask, findTask } from './link.ts';
import { type ProviderPage, providerPages } from './provider-pages.tsx';
import { NotNowPage, ReportedPage, ReportPage } from './report-page.tsx';

type ReportPorts = ConfirmPorts & DraftPorts & Pick<Ports, 'readLink' | 'loadCase' | 'change' | 'rules'>;
type Known = Extract<FoundTask, { status: 'open' | 'closed' }>;

export function reportPages(
  ports: ReportPorts,
  settings: Pick<Settings, 'baseUrl' | 'sessionKey'>,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  for (const page of providerPages) {
    app.get(`/:token/${page.path}`, (c) => withProvider(c, page, (task) => show(c, page, task)));
    app.post(`/:token/${page.path}`, (c) =>
      withProvider(c, page, async (task) => {
        const values = await readForm(c);
        if (textOf(values, 'action') === 'confirm') return confirm(c, task, values);
        const address = await confirmedAddress(c, ports, settings, task);
        if (address === null) return askForAddress(c, task.link, { status: 403, again: true });
        if (textOf(values, 'action') === 'discard-draft') {
          await ports.clearTyped(placeOf(task.link, page.path));
          return c.redirect(c.req.path, 303);
        }
        return textOf(values, 'draft') === 'yes'
          ? keep(c, page, task, address, values)
          : report(c, page, task, values);
      }),
    );
  }
  return app;

  /** What was told may have been the last that can be: its receipt is shown all the same. */
  async function withProvider(
    c: PageContext,
    page: ProviderPage,
    then: (task: Known) => Promise<Response> | Response,
  ) {
    const task = await findTask(ports, c.req.param('token') ?? '');
    if (task.status !== 'open' && task.status !== 'closed')
      return problem(c, task.status === 'agency' ? 'unknown' : task.status);
    const { state, link } = task;
    const { party = 'provider' } = page;
    const serves = link.party === party && state.provider !== null && state.phase !== 'ended';
    return serves && (page.allows(state) || isSent(c)) ? then(task) : notNow(c, page);
  }

  async function show(c: PageContext, page: ProviderPage, task: Known) {
    if ((await confirmedAddress(c, ports, settings, task)) === null)
      return askForAddress(c, task.link, { values: typedBefore(c, settings, task.link) });
    const { state, link } = task;
    const days = await daysOf(c, page);
    if (isSent(c))
      return answerPage(c, <ReportedPage page={page} state={state} token={link.token} days={days} />);
    const typed = await typedAt(ports, task, nowOf(c), page.path);
    const values = typed?.values ?? page.initial?.(state) ?? prefilled({});
    return form(c, page, task, days, { values, errors: {}, typed }, 200);
  }

  async function keep(c: PageContext, page: ProviderPage, task: Known, address: string, values: Values) {
    if (await keepDraft(ports, task, address, values, nowOf(c), page.path))
      return c.redirect(c.req.path, 303);
    return form(c, page, task, await daysOf(c, page), { values, errors: {}, tooMuch: true }, 422);
  }

  /** Of what is asked for from today on; 0 when its page says no number. */
  async function daysOf(c: PageContext, { asks }: ProviderPage): Promise<number> {
    const now = nowOf(c);
    return asks ? workingDaysOn(await ports.rules(now), asks, dayOf(now)) : 0;
  }

  async function confirm(c: PageContext, task: Known, values: Values) {
    const confirmation = await confirmAddress(c, ports, settings, task, values);
    if (confirmation === 'confirmed') return c.redirect(c.req.path, 303);
    if (confirmation === 'sleeping') return problem(c, 'sleeping');
    return askForAddress(c, task.link, {
      status: 422,
      values,
      errors: { email: taskTexts.confirm[confirmation] },
    });
  }

  async function report(c: PageContext, page: ProviderPage, task: Known, values: Values) {
    const now = nowOf(c);
    const parsed = page.parse(values, task.state, now);
    if (!parsed.ok) return form(c, page, task, await daysOf(c, page), { values, errors: parsed.errors }, 422);
    try {
      const by = { who: 'party', party: page.party ?? 'provider' } as const;
      await ports.change(task.state.id, parsed.command, by, now, null);
      await ports.clearTyped(placeOf(task.link, page.path));
      return c.redirect(`${c.req.path}?sent`, 303);
    } catch (error) {
      if (error instanceof CommandRefused) return notNow(c, page);
      throw error;
    }
  }
}

const isSent = (c: PageContext): boolean => c.req.method === 'GET' && c.req.query('sent') !== undefined;

const notNow = (c: PageContext, page: ProviderPage) => answerPage(c, <NotNowPage page={page} />, 409);

const form = (
  c: PageContext,
  page: ProviderPage,
  { state, link }: Known,
  days: number,
  filled: {
    values: Values;
    errors: Readonly<Record<string, string>>;
    typed?: Typed | null;
    tooMuch?: boolean;
  },
  status: 200 | 422,
) => {
  const { values, errors, typed = null, tooMuch = false } = filled;
  return answerPage(
    c,
    <ReportPage
      {...{ page, state, days, typed, tooMuch }}
      token={link.token}
      form={{ prefix: page.prefix, values, errors }}
    />,
    status,
  );
};
