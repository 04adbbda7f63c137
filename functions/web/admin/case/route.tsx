/** GET and POST of a case's page. */
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { type Errors, readForm, textOf, type Values } from '#web/frame/form.ts';
import { answerPage, type PageStatus } from '#web/frame/page.tsx';
import { problemPage } from '#web/frame/problem.tsx';
import type { Ports } from '#web/ports.ts';
import { actionTexts } from '#web/texts/admin-pages.ts';
import { caseActions, mailActions, readAsked } from '../acts/commands.ts';
import { correctionActions, workOnCorrection } from '../acts/correction-work.ts';
import { type Desk, type Worked, workOnMail } from '../mails/mail-work.ts';
import { pathOf } from '../paths.ts';
import { refusalOf } from '../refusal.ts';
import { CasePage } from './page.tsx';
import { type Failed, loadView } from './view.ts';

/** GET /admin/cases/:caseId?personal=1 */
export const caseGet = (c: PageContext, ports: Ports, caseId: string) => show(c, ports, caseId, null, 200);

/** POST /admin/cases/:caseId, one of `caseActions`, `mailActions` or `correctionActions` */
export async function casePost(c: PageContext, ports: Ports, caseId: string) {
  const state = await ports.loadCase(caseId);
  if (!state) return problemPage(c, 'not-found');
  const values = await readForm(c);
  const named = textOf(values, 'action');
  const ofCase = caseActions.find((one) => one === named);
  const ofMail = mailActions.find((one) => one === named);
  const ofFact = correctionActions.find((one) => one === named);
  const action = ofCase ?? ofMail ?? ofFact ?? null;
  const fail = (errors: Errors, status: PageStatus, refusal: string | null = null) =>
    show(c, ports, caseId, { action, values, errors, refusal, changes: [] }, status);

  const officer = c.get('session').sub;
  const desk: Desk = { ports, state, officer, now: nowOf(c), version: versionOf(values) };
  const outcome: { worked?: Worked } = {};
  const refusal = await refusalOf(async () => {
    if (ofCase) outcome.worked = await workOnCase(ofCase, values, desk);
    if (ofMail) outcome.worked = await workOnMail(ofMail, values, desk);
    if (ofFact) outcome.worked = await workOnCorrection(values, desk);
  });
  if (refusal) return fail({}, refusal.status, refusal.text);
  const { worked } = outcome;
  if (!worked) return fail({}, 422, actionTexts.unknown);
  if (worked.ok) return c.redirect(worked.to, 303);
  const { action: unable, ...errors } = worked.errors;
  return unable === undefined ? fail(errors, 422) : fail({}, 422, unable);
}

/** @throws CommandRefused */
async function workOnCase(
  action: (typeof caseActions)[number],
  values: Values,
  { ports, state, officer, now, version }: Desk,
): Promise<Worked> {
  const choosing = action === 'review' || action === 'change-provider';
  const providers = choosing ? await ports.listProviders() : [];
  const asked = readAsked(action, values, { state, now, providers });
  if (!asked.ok) return asked;
  if (action === 'restart') await ports.restartMachines(state.id, officer, now);
  else await ports.change(state.id, asked.command, { who: 'officer', officer }, now, version);
  return { ok: true, to: `${pathOf(state.id)}?done=${asked.done}` };
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
