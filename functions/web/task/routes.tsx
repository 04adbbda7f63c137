/**
 * Task pages: for providers and municipalities, by a signed link and without an account.
 *
 * 1. GET reads the link; it asks for the address that the link was sent to, or says what became of the task
 * 2. POST `confirm` opens the task and remembers the device for 12 hours; five wrong addresses put the link to sleep
 * 3. GET on that device shows the task with its form
 * 4. POST `answer` or `decline` acts once; its receipt is the page of the closed task. `answer`, `decline` or `unable` with
 *    `draft` only keeps what was typed, `discard-draft` forgets it
 * 5. POST `ask-extension`, `hand-over` or `unable` asks for something else; the answer stays owed
 */
import { Hono } from 'hono';
import type { Command } from '#domain/case/commands';
import type { Actor } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { answerForms } from '../forms/answer-forms.ts';
import { declineAssignmentForm } from '../forms/decline-assignment.tsx';
import type { FormContext } from '../forms/form.ts';
import { type OtherWay, otherWays, readOtherWay, refusedField } from '../forms/other-ways.tsx';
import { nowOf, type PageContext, type PageEnv, type Settings } from '../frame/environment.ts';
import { type Errors, prefilled, readForm, textOf, type Values } from '../frame/form.ts';
import { answerPage } from '../frame/page.tsx';
import type { Ports } from '../ports.ts';
import { taskTexts } from '../texts/task.ts';
import { askForAddress, problem } from './answers.tsx';
import { ClosedPage } from './closed-page.tsx';
import { confirmAddress, confirmedAddress, typedBefore } from './confirm.ts';
import { rememberedAddress } from './device.ts';
import {
  canKeep,
  cannotForm,
  type DraftPorts,
  keepDraft,
  mailDraftOf,
  type Prefill,
  placeOf,
  prefillOf,
} from './drafts.tsx';
import { type FoundTask, findTask, type OpenTask, type TaskLink } from './link.ts';
import { ownTaskPages } from './own-tasks.tsx';
import { reportPages } from './report-routes.tsx';
import { ReadOnlyPage, TaskPage } from './task-page.tsx';

type TaskPorts = DraftPorts &
  Pick<
    Ports,
    | 'readLink'
    | 'loadCase'
    | 'change'
    | 'addressesOf'
    | 'countWrongAddress'
    | 'linkSleeps'
    | 'listTasksAt'
    | 'noteAccess'
    | 'rules'
  >;
type TaskSettings = Pick<Settings, 'baseUrl' | 'sessionKey'>;
type Known = Extract<FoundTask, { status: 'open' | 'closed' }>;

const actions = ['answer', 'decline'] as const;
type Action = (typeof actions)[number] | OtherWay;

interface Sent {
  readonly action: Action;
  readonly values: Values;
  readonly errors: Errors;
}

/** @returns the pages under /task; @param settings `sessionKey` seals the cookies of devices */
export function taskPages(ports: TaskPorts, settings: TaskSettings): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.route('/', reportPages(ports, settings));
  app.route('/', ownTaskPages(ports, settings));

  app.get('/:token', (c) => withTask(c, (task) => show(c, task)));

  app.post('/:token', (c) =>
    withTask(c, async (task) => {
      if (task.status === 'closed') return closed(c, task, true);
      const values = await readForm(c);
      const action = textOf(values, 'action');
      if (action === 'confirm') return confirm(c, task, values);
      const address = await confirmedAddress(c, ports, settings, task);
      if (address === null) return askForAddress(c, task.link, { status: 403, again: true });
      if (!task.link.mayAnswer) return answerPage(c, <ReadOnlyPage task={task} />, 403);
      if (action === 'discard-draft') {
        const beside = textOf(values, 'beside') === cannotForm(task) ? cannotForm(task) : undefined;
        await ports.clearTyped(placeOf(task.link, beside));
        return c.redirect(c.req.path, 303);
      }
      const saves = textOf(values, 'draft') === 'yes';
      if (saves && action === 'answer' && canKeep(task)) return keep(c, task, address, values, action);
      if (saves && action === cannotForm(task)) return keep(c, task, address, values, cannotForm(task));
      if (action === 'decline' && task.link.kind === 'ensure-support-person')
        return act(c, task, action, values);
      const way = otherWays.find((one) => one === action);
      if (way) return goOtherWay(c, task, way, values);
      return action === 'answer' ? act(c, task, action, values) : openTask(c, task, null, { status: 400 });
    }),
  );

  return app;

  async function withTask(c: PageContext, then: (task: Known) => Promise<Response> | Response) {
    const task = await findTask(ports, c.req.param('token') ?? '');
    if (task.status === 'agency') return c.redirect(`/admin/cases/${task.caseId}`, 303);
    return task.status === 'open' || task.status === 'closed' ? then(task) : problem(c, task.status);
  }

  async function show(c: PageContext, task: Known) {
    if (task.status === 'closed') return closed(c, task, false);
    const address = await confirmedAddress(c, ports, settings, task);
    if (address !== null) {
      if (!task.link.mayAnswer) return answerPage(c, <ReadOnlyPage task={task} />);
      const asked = (['mail', 'page'] as const).find((one) => one === c.req.query('draft')) ?? null;
      return openTask(c, task, await prefillOf(ports, task, nowOf(c), asked));
    }
    return (await ports.linkSleeps(task.link.token, nowOf(c)))
      ? problem(c, 'sleeping')
      : askForAddress(c, task.link, { values: typedBefore(c, settings, task.link) });
  }

  async function confirm(c: PageContext, task: OpenTask, values: Values) {
    const { link } = task;
    const confirmation = await confirmAddress(c, ports, settings, task, values);
    if (confirmation === 'sleeping') return problem(c, 'sleeping');
    if (confirmation !== 'confirmed')
      return askForAddress(c, link, {
        status: 422,
        values,
        errors: { email: taskTexts.confirm[confirmation] },
      });
    const { caseId, kind, cause } = link;
    if (link.mayAnswer)
      await ports.change(caseId, { type: 'OpenTask', kind, cause }, by(link), nowOf(c), null);
    return c.redirect(c.req.path, 303);
  }

  async function keep(
    c: PageContext,
    task: OpenTask,
    address: string,
    values: Values,
    action: 'answer' | 'decline' | 'unable',
  ) {
    const beside = action === 'answer' ? undefined : action;
    if (await keepDraft(ports, task, address, values, nowOf(c), beside)) return c.redirect(c.req.path, 303);
    return openTask(c, task, { action, values, errors: {} }, { status: 422, tooMuch: true });
  }

  /** More time, a colleague, or "I cannot": the answer stays owed. */
  async function goOtherWay(c: PageContext, task: OpenTask, way: OtherWay, values: Values) {
    const { link, state } = task;
    const own = await ports.addressesOf(state, link.party, link);
    const read = readOtherWay(way, values, { ...link, own });
    if (!read.ok) return openTask(c, task, { action: way, values, errors: read.errors }, { status: 422 });
    const refused = await change(link, read.command, nowOf(c));
    if (refused === null) return sent(c, task, way);
    const errors = refusedField(refused.code);
    const found = await findTask(ports, link.token);
    if (found.status === 'closed') return closed(c, found, true);
    if (found.status !== 'open') return problem(c, 'moved-on');
    const status = errors ? 422 : 409;
    return openTask(c, found, { action: way, values, errors: errors ?? {} }, { status });
  }

  async function act(c: PageContext, task: OpenTask, action: 'answer' | 'decline', values: Values) {
    const now = nowOf(c);
    const form = action === 'decline' ? declineAssignmentForm : answerForms[task.link.kind];
    const { state, link } = task;
    // What came by mail before counts from its arrival; the page only confirms it.
    const drafted = action === 'answer' ? mailDraftOf(task) : null;
    const { arrivedAt, channel } = drafted
      ? { arrivedAt: drafted.arrivedAt, channel: 'mail' as const }
      : { arrivedAt: now, channel: 'page' as const };
    const context: FormContext = { now, state, channel, arrivedAt, cause: link.cause };
    const parsed = form.parse(values, context);
    if (!parsed.ok) return openTask(c, task, { action, values, errors: parsed.errors }, { status: 422 });
    const refused = await change(link, parsed.command, now);
    if (refused === null) return sent(c, task, action);
    const found = await findTask(ports, link.token);
    if (found.status === 'closed') return closed(c, found, true);
    if (found.status !== 'open') return problem(c, 'moved-on');
    return openTask(c, found, { action, values, errors: {} }, { status: 409 });
  }

  /** The draft of an answer goes with the answer itself, wherever it came from. */
  async function sent(c: PageContext, task: OpenTask, action: Action) {
    if (action === cannotForm(task)) await ports.clearTyped(placeOf(task.link, action));
    return c.redirect(c.req.path, 303);
  }

  async function change(link: TaskLink, command: Command, now: string): Promise<CommandRefused | null> {
    try {
      await ports.change(link.caseId, command, by(link), now, null);
      return null;
    } catch (error) {
      if (error instanceof CommandRefused) return error;
      throw error;
    }
  }

  /** Who declined is no party of the case any more: the words of the receipt stay, data is shown to parties only. */
  async function closed(c: PageContext, task: Extract<Known, { status: 'closed' }>, twice: boolean) {
    const receipt = rememberedAddress(c, task.link, settings) !== null;
    return answerPage(
      c,
      <ClosedPage
        task={task}
        receipt={receipt}
        withData={(await confirmedAddress(c, ports, settings, task)) !== null}
        twice={twice}
      />,
    );
  }
}

const by = ({ party }: TaskLink): Actor => ({ who: 'party', party });

/** @param filled what somebody sent just now, or what stands in the form of the answer at first; null: nothing special */
function openTask(
  c: PageContext,
  task: OpenTask,
  filled: Sent | Prefill | null,
  { status = 200, tooMuch = false }: { status?: 200 | 400 | 409 | 422; tooMuch?: boolean } = {},
) {
  const sent = filled && 'action' in filled ? filled : null;
  const prefill = filled && 'from' in filled ? filled : null;
  const mail = mailDraftOf(task)?.values ?? {};
  const initial = { ...answerForms[task.link.kind].initial(task.state), ...prefilled(mail) };
  const forms = {
    answer: { prefix: 'vastus', values: prefill?.values ?? initial, errors: {} },
    decline: { prefix: 'keeldumine', values: prefill?.cannot?.values ?? prefilled({}), errors: {} },
    'ask-extension': { prefix: 'lisaaeg', values: prefilled({}), errors: {} },
    'hand-over': { prefix: 'kolleeg', values: prefilled({}), errors: {} },
    unable: { prefix: 'ei-saa', values: prefill?.cannot?.values ?? prefilled({}), errors: {} },
  };
  if (sent) forms[sent.action] = { ...forms[sent.action], values: sent.values, errors: sent.errors };
  const { answer, decline, ...others } = forms;
  return answerPage(
    c,
    <TaskPage
      task={task}
      forms={{ answer, decline, others }}
      now={nowOf(c)}
      changed={status === 409}
      prefill={prefill}
      tooMuch={tooMuch}
      drafted={mailDraftOf(task) !== null}
    />,
    status,
  );
}
