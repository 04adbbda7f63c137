/** What stands still: executions that failed, and answers that a cap holds back; each with the way to move it on. */
import { dateTimeShort } from '#domain/estonian';
import { nowOf, type PageContext } from '../frame/environment.ts';
import { Hidden } from '../frame/fields.tsx';
import { readForm, textOf } from '../frame/form.ts';
import { answerPage, type PageStatus } from '../frame/page.tsx';
import { Alert, Table } from '../frame/parts.tsx';
import type { FailedExecution, Ports } from '../ports.ts';
import { failureTexts as texts } from '../texts/admin-pages.ts';
import { AdminFrame, Done, mayChange } from './frame.tsx';
import { HeldMails, sendHeldMail } from './held.tsx';
import { RowButton } from './lists.tsx';
import { refusalOf } from './refusal.ts';

/** GET /admin/failures */
export async function failuresPage(
  c: PageContext,
  ports: Ports,
  problem: string | null = null,
  status: PageStatus = 200,
) {
  const [failures, held] = await Promise.all([
    ports.listFailures(),
    ports.listHeld(c.req.query('after') ?? null),
  ]);
  const session = c.get('session');
  return answerPage(
    c,
    <AdminFrame session={session} title={texts.title} section="failures" failed={problem !== null}>
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
            `${one.machine}: ${one.name}`,
            mayChange(session) && one.caseId ? <Restart failure={one} /> : '–',
          ])}
        />
      )}
      <HeldMails held={held} mayChange={mayChange(session)} />
    </AdminFrame>,
    status,
  );
}

/** POST /admin/failures: action=restart, caseId; or action=send-held, mailKey */
export async function failuresPost(c: PageContext, ports: Ports) {
  const values = await readForm(c);
  if (textOf(values, 'action') === 'send-held') {
    const wrong = await sendHeldMail(c, ports, values);
    return wrong ? failuresPage(c, ports, wrong, 409) : c.redirect('/admin/failures?done=held-sent', 303);
  }
  const caseId = textOf(values, 'caseId');
  if (textOf(values, 'action') !== 'restart' || !(await ports.loadCase(caseId)))
    return failuresPage(c, ports, texts.caseMissing, 422);
  const refusal = await refusalOf(() => ports.restartMachines(caseId, c.get('session').sub, nowOf(c)));
  if (refusal) return failuresPage(c, ports, refusal.text, refusal.status);
  return c.redirect('/admin/failures?done=restarted', 303);
}

const Restart = ({ failure }: { failure: FailedExecution }) => (
  <form method="post">
    <Hidden name="action" value="restart" />
    <Hidden name="caseId" value={failure.caseId ?? ''} />
    <RowButton label={texts.restart} of={failure.caseId ?? ''} />
  </form>
);
