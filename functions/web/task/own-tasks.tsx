/** All open tasks of one address, by due day, each with its link: a page without an account, by the link of any of them. */
import { Hono } from 'hono';
import { dayOf, endOfDay, type Instant } from '#domain/calendar/calendar';
import { nowOf, type PageContext, type PageEnv, type Settings } from '../frame/environment.ts';
import { readForm, textOf, type Values } from '../frame/form.ts';
import { answerPage, Frame } from '../frame/page.tsx';
import { Badge, FactStrip } from '../frame/parts.tsx';
import type { Page, PartyTask, Ports } from '../ports.ts';
import { deadlineShort } from '../texts/dates.ts';
import { ownTaskTexts as texts } from '../texts/own-tasks.ts';
import { taskTexts } from '../texts/task.ts';
import { obligationWords } from '../texts/words.ts';
import { askForAddress, problem } from './answers.tsx';
import { type ConfirmPorts, confirmAddress, confirmedAddress, typedBefore } from './confirm.ts';
import { type FoundTask, findTask } from './link.ts';

type OwnTaskPorts = ConfirmPorts & Pick<Ports, 'readLink' | 'loadCase' | 'listTasksAt'>;
type Known = Extract<FoundTask, { status: 'open' | 'closed' }>;

export function ownTaskPages(
  ports: OwnTaskPorts,
  settings: Pick<Settings, 'baseUrl' | 'sessionKey'>,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/:token/tasks', (c) => withTask(c, (task) => show(c, task)));
  app.post('/:token/tasks', (c) =>
    withTask(c, async (task) => {
      const values = await readForm(c);
      return textOf(values, 'action') === 'confirm' ? confirm(c, task, values) : show(c, task);
    }),
  );
  return app;

  async function withTask(c: PageContext, then: (task: Known) => Promise<Response>) {
    const task = await findTask(ports, c.req.param('token') ?? '');
    if (task.status === 'agency') return c.redirect('/admin', 303);
    return task.status === 'open' || task.status === 'closed' ? then(task) : problem(c, task.status);
  }

  async function show(c: PageContext, task: Known) {
    const { link, state } = task;
    const address = await confirmedAddress(c, ports, settings, task);
    if (address === null)
      return (await ports.linkSleeps(link.token, nowOf(c)))
        ? problem(c, 'sleeping')
        : askForAddress(c, link, { values: typedBefore(c, settings, link) });
    const after = c.req.query('after') ?? null;
    const page = await ports.listTasksAt(state, link.party, address, after);
    return answerPage(
      c,
      <OwnTasks
        {...{ page, reports: link.party === 'provider' }}
        path={`/task/${link.token}/tasks`}
        first={after === null}
        now={nowOf(c)}
      />,
    );
  }

  async function confirm(c: PageContext, task: Known, values: Values) {
    const confirmation = await confirmAddress(c, ports, settings, task, values);
    if (confirmation === 'confirmed') return c.redirect(c.req.path, 303);
    if (confirmation === 'sleeping') return problem(c, 'sleeping');
    const errors = { email: taskTexts.confirm[confirmation] };
    return askForAddress(c, task.link, { status: 422, values, errors });
  }
}

/** The way there from a page of one of them. */
export const OwnTasksLink = ({ token }: { token: string }) => (
  <p>
    <a href={`/task/${token}/tasks`}>{texts.link}</a>
  </p>
);

interface OwnTasksProps {
  readonly page: Page<PartyTask>;
  readonly path: string;
  readonly first: boolean;
  /** Whoever serves the client tells of changes from here, too. */
  readonly reports: boolean;
  readonly now: Instant;
}

const OwnTasks = ({ page: { rows, next }, path, first, reports, now }: OwnTasksProps) => (
  <Frame title={texts.title}>
    <h1>{texts.title}</h1>
    <p>{texts.lead}</p>
    {rows.length === 0 && <p>{first && next === null ? texts.empty : texts.emptyPart}</p>}
    {rows.map((task) => (
      <TaskCard task={task} reports={reports} now={now} />
    ))}
    {(next !== null || !first) && (
      <nav class="pages" aria-label={texts.pages}>
        {!first && <a href={path}>{texts.first}</a>}
        {next !== null && <a href={`${path}?after=${encodeURIComponent(next)}`}>{texts.next}</a>}
      </nav>
    )}
  </Frame>
);

const TaskCard = ({ task, reports, now }: { task: PartyTask; reports: boolean; now: Instant }) => {
  const late = !task.paused && now >= endOfDay(task.due);
  return (
    <section class={late ? 'card late' : 'card'}>
      <h2>
        <a href={task.path}>{obligationWords(task.kind).title}</a>
      </h2>
      <FactStrip
        facts={[
          [
            taskTexts.facts.due,
            <>
              {deadlineShort(task.due)} <DueBadge task={task} late={late} now={now} />
            </>,
          ],
          [taskTexts.facts.case, task.caseId],
          [texts.client, task.client],
          [taskTexts.facts.municipality, task.municipality],
        ]}
      />
      {reports && (
        <p>
          <a href={`${task.path}/change`}>{taskTexts.report.link}</a>
        </p>
      )}
    </section>
  );
};

const DueBadge = ({ task, late, now }: { task: PartyTask; late: boolean; now: Instant }) => {
  if (task.paused) return <Badge tone="neutral">{texts.paused}</Badge>;
  if (late) return <Badge tone="danger">{taskTexts.badges.overdue}</Badge>;
  if (task.due === dayOf(now)) return <Badge tone="warn">{taskTexts.badges.today}</Badge>;
  return <Badge tone="info">{taskTexts.badges.open}</Badge>;
};
