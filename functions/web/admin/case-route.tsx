/** GET and POST of a case's page. */
import { nowOf, type PageContext } from '../frame/environment.ts';
import { type Errors, readForm, textOf, type Values } from '../frame/form.ts';
import { answerPage, type PageStatus } from '../frame/page.tsx';
import { problemPage } from '../frame/problem.tsx';
import type { Ports } from '../ports.ts';
import { actionTexts } from '../texts/admin-pages.ts';
import { caseActions, readAsked } from './case-commands.ts';
import { CasePage } from './case-page.tsx';
import { pathOf } from './case-path.ts';
import { type Failed, loadView } from './case-view.ts';
import { refusalOf } from './refusal.ts';

/** GET /admin/cases/:caseId?personal=1 */
export const caseGet = (c: PageContext, ports: Ports, caseId: string) => show(c, ports, caseId, null, 200);

/** POST /admin/cases/:caseId, one of `caseActions` */
export async function casePost(c: PageContext, ports: Ports, caseId: string) {
  const state = await ports.loadCase(caseId);
  if (!state) return problemPage(c, 'not-found');
  const values = await readForm(c);
  const action = caseActions.find((one) => one === textOf(values, 'action')) ?? null;
  const fail = (errors: Errors, status: PageStatus, refusal: string | null = null) =>
    show(c, ports, caseId, { action, values, errors, refusal, changes: [] }, status);
  if (!action) return fail({}, 422, actionTexts.unknown);

  const now = nowOf(c);
  const providers = action === 'review' ? await ports.listProviders() : [];
  const asked = readAsked(action, values, { state, now, providers });
  if (!asked.ok) return asked.errors.action ? fail({}, 422, asked.errors.action) : fail(asked.errors, 422);
  const { sub } = c.get('session');
  const refusal = await refusalOf(() =>
    action === 'restart'
      ? ports.restartMachines(caseId, sub, now)
      : ports.change(caseId, asked.command, { who: 'officer', officer: sub }, now, versionOf(values)),
  );
  if (refusal) return fail({}, refusal.status, refusal.text);
  return c.redirect(`${pathOf(caseId)}?done=${asked.done}`, 303);
}

async function show(c: PageContext, ports: Ports, caseId: string, failed: Failed | null, status: PageStatus) {
  const view = await loadView(ports, caseId, {
    session: c.get('session'),
    now: nowOf(c),
    failed,
    done: c.req.query('done'),
    personal: c.req.query('personal') === '1',
  });
  if (!view) return problemPage(c, 'not-found');
  const before = failed && versionOf(failed.values);
  const changes = before === null ? [] : view.log.filter(({ version }) => version > before);
  const shown = { ...view, failed: failed && { ...failed, changes: status === 409 ? changes : [] } };
  return answerPage(c, <CasePage view={shown} />, status);
}

/** The state that the form was drawn from; null when the form did not say. */
function versionOf(values: Values): number | null {
  const version = textOf(values, 'version');
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}
