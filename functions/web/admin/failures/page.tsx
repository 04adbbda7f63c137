/** What stands still: executions that failed, mails that did not arrive, and answers that a cap holds back; each with the way to move it on. */
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { Hidden } from '#web/frame/fields.tsx';
import { readForm, textOf, type Values } from '#web/frame/form.ts';
import { answerPage, type PageStatus } from '#web/frame/page.tsx';
import { Alert, Table } from '#web/frame/parts.tsx';
import type { FailedExecution, Ports } from '#web/ports.ts';
import { failureTexts as texts } from '#web/texts/admin-pages.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { erasureTexts } from '#web/texts/erasures.ts';
import { machineTexts } from '#web/texts/machines.ts';
import { AdminFrame, Done, mayChange } from '../frame.tsx';
import { RowButton } from '../lists/tabs.tsx';
import { importFilePath } from '../paths.ts';
import { refusalOf } from '../refusal.ts';
import { transferPath } from '../registry/parts.tsx';
import { HeldMails, sendHeldMail } from './held.tsx';
import { type AllRestarted, RestartAll, restartAll } from './restart-all.tsx';
import { setAside, UndeliveredMails } from './undelivered-list.tsx';

interface Shown {
  readonly problem?: string;
  readonly all?: AllRestarted;
}

/** GET /admin/failures */
export async function failuresPage(
  c: PageContext,
  ports: Ports,
  { problem, all }: Shown = {},
  status: PageStatus = 200,
) {
  const [failures, undelivered, held] = await Promise.all([
    ports.listFailures(),
    ports.listUndelivered(),
    ports.listHeld(c.req.query('after') ?? null),
  ]);
  const session = c.get('session');
  const changes = mayChange(session);
  return answerPage(
    c,
    <AdminFrame session={session} title={texts.title} section="failures" failed={problem !== undefined}>
      <h1>{texts.title}</h1>
      <Done what={c.req.query('done')} />
      {problem && (
        <Alert tone="danger">
          <p>{problem}</p>
        </Alert>
      )}
      <h2>{texts.failedHeading}</h2>
      <p>{texts.intro}</p>
      {failures.length === 0 ? (
        <p>{texts.empty}</p>
      ) : (
        <Table
          caption={texts.caption}
          head={texts.head}
          rows={failures.map((one) => [
            one.stoppedAt ? dateTimeShort(one.stoppedAt) : '–',
            one.caseId ? (
              <a href={`/admin/cases/${encodeURIComponent(one.caseId)}`}>{one.caseId}</a>
            ) : (
              texts.noCase
            ),
            <Work failure={one} />,
            reasonWords(one),
            changes ? <Ways failure={one} /> : '–',
          ])}
        />
      )}
      <UndeliveredMails mails={undelivered} mayChange={changes} />
      <HeldMails held={held} mayChange={changes} />
      {changes && <RestartAll done={all} />}
      <p>
        <a href="/admin/erasures">{erasureTexts.link}</a>
      </p>
    </AdminFrame>,
    status,
  );
}

/** POST /admin/failures, one of `acts` */
export async function failuresPost(c: PageContext, ports: Ports) {
  const values = await readForm(c);
  const act = acts[textOf(values, 'action')];
  return act ? act(c, ports, values) : failuresPage(c, ports, { problem: texts.caseMissing }, 422);
}

const done = (c: PageContext, what: string) => c.redirect(`/admin/failures?done=${what}`, 303);

type Act = (c: PageContext, ports: Ports, values: Values) => Promise<Response>;

const acts: Readonly<Record<string, Act | undefined>> = {
  'send-held': async (c, ports, values) => {
    const problem = await sendHeldMail(c, ports, values);
    return problem ? failuresPage(c, ports, { problem }, 409) : done(c, 'held-sent');
  },
  'set-aside': async (c, ports, values) => {
    await setAside(ports, values, c);
    return done(c, 'set-aside');
  },
  restart: async (c, ports, values) => {
    const caseId = textOf(values, 'caseId');
    if (!(await ports.loadCase(caseId))) return failuresPage(c, ports, { problem: texts.caseMissing }, 422);
    const refusal = await refusalOf(() => ports.restartMachines(caseId, c.get('session').sub, nowOf(c)));
    return refusal ? failuresPage(c, ports, { problem: refusal.text }, refusal.status) : done(c, 'restarted');
  },
  redrive: async (c, ports, values) => {
    const [machine, name] = [textOf(values, 'machine'), textOf(values, 'name')];
    const redriven = await ports.redrive(machine, name, c.get('session').sub, nowOf(c));
    return redriven ? done(c, 'redriven') : failuresPage(c, ports, { problem: texts.notRedrivable }, 409);
  },
  'restart-all': async (c, ports, values) => {
    const all = await restartAll(c, ports, values);
    if (typeof all === 'string') return failuresPage(c, ports, { problem: all }, 422);
    return all.after === null && all.unable === 0
      ? done(c, 'restarted-all')
      : failuresPage(c, ports, { all });
  },
};

/** What the machine does, in words, and the name by which it is found in the console. */
const Work = ({ failure: { machine, name } }: { failure: FailedExecution }) => {
  const words = Object.hasOwn(machineTexts.names, machine) ? machineTexts.names[machine] : undefined;
  const page = pageOf(machine, name);
  return (
    <>
      {words && `${words} `}
      <span class="muted small">
        {machine}: {name}
      </span>
      {page && (
        <>
          {' '}
          <a href={page[0]}>{page[1]}</a>
        </>
      )}
    </>
  );
};

/** What it works on has a page of its own. */
function pageOf(machine: string, name: string): readonly [href: string, words: string] | null {
  if (machine === 'transfer') return [transferPath(name.replace(/-(plan|undo)$/, '')), machineTexts.transfer];
  if (machine === 'import') return [importFilePath(name.replace(/-\d+-\w+$/, '')), machineTexts.import];
  return null;
}

/** Errors of AWS's services are named `Lambda.…` or `StepFunctions.…`; any other name that is not known here is the code's. */
function reasonWords({ machine, error, superseded }: FailedExecution): string {
  if (superseded) return texts.superseded;
  const again = machine === 'maintenance' ? ` ${machineTexts.again}` : '';
  const known = Object.hasOwn(texts.reasons, error) ? texts.reasons[error] : undefined;
  const kind = /^(Lambda|StepFunctions|States)\./.test(error) ? texts.reasonOfService : texts.reasonOfCode;
  return `${known ?? `${kind} (${error}).`}${again}`;
}

/** Each execution offers what helps it: nothing, when the case was started anew since. */
const Ways = ({ failure }: { failure: FailedExecution }) => {
  const { machine, name, caseId, redrivable, superseded } = failure;
  if (superseded || (!redrivable && caseId === null)) return '–';
  return (
    <>
      {redrivable && (
        <form method="post">
          <Hidden name="action" value="redrive" />
          <Hidden name="machine" value={machine} />
          <Hidden name="name" value={name} />
          <RowButton label={texts.redrive} of={name} />
        </form>
      )}
      {caseId && (
        <form method="post">
          <Hidden name="action" value="restart" />
          <Hidden name="caseId" value={caseId} />
          <RowButton label={texts.restart} of={caseId} />
        </form>
      )}
    </>
  );
};
