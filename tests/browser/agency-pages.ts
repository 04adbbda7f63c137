/** The agency's pages in the states that officers meet, each by its name. */
import { parseDay } from '#domain/calendar/calendar';
import { factsOf } from '#domain/statistics/facts';
import type { Access } from '#web/access-ports.ts';
import type { FailedExecution } from '#web/ports.ts';
import {
  activeCase,
  after,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  closingCase,
  incompleteCase,
  moments,
  reportedAt,
  reportedCase,
} from '../support/cases.ts';
import { evaluationMoments, interpreterOwed } from '../support/evaluations.ts';
import { caseWithGoals, overviewOwed, planMoments, reviewOwed } from '../support/plans.ts';
import { importId } from '../unit/web-admin/import-ports.ts';
import { mailInTriage, mailKey, mailOut } from '../unit/web-admin/mails.ts';
import { scene } from '../unit/web-admin/scene.ts';
import { agencyPage, type Drawn } from './drawn.ts';

const casePath = '/admin/cases/TR26-4F7KQ';
const registry = '/admin/registry';
const monday = '2026-03-02T08:00:00.000Z';

const failed: FailedExecution = {
  machine: 'referral',
  name: 'TR26-4F7KQ-0',
  caseId: 'TR26-4F7KQ',
  stoppedAt: moments.reviewed,
  error: 'TypeError',
  redrivable: true,
  superseded: false,
};
const entries: Access[] = [
  {
    officer: 'lea',
    party: null,
    what: 'case',
    detail: null,
    about: 'TR26-4F7KQ',
    ofCase: true,
    at: moments.reviewed,
  },
  {
    officer: null,
    party: 'provider',
    what: 'task',
    detail: null,
    about: 'TR26-4F7KQ',
    ofCase: true,
    at: moments.reviewed,
  },
];
const facts = Array.from({ length: 30 }, (_, at) => ({ ...factsOf(activeCase()), caseId: `TR26-${at}` }));
const failing = scene(caseInReview());
failing.world.failures = [failed, { ...failed, machine: 'transfer', redrivable: false }];

const triaging = scene(caseInReview(), { mail: mailInTriage() });
const active = scene(activeCase(), { facts, entries });
const undelivered = scene(caseAssigning(), {
  undelivered: [mailOut()],
  held: [mailOut({ status: 'stored', heldBy: 'case' })],
});
const plan = {
  ...({ type: 'PlanProviderChange', reason: 'Leping lõppes.', transfer: null } as const),
  to: { id: 'teine', name: 'Teine Tugi' },
};
const transferred = scene(after(activeCase(), [{ ...plan, effective: parseDay('2026-03-16') }, monday]));

export const agencyPages: Readonly<Record<string, Drawn>> = {
  'the work list': agencyPage(active, '/admin?view=tasks'),
  'the list of cases': agencyPage(active, '/admin?view=cases'),
  'what was found': agencyPage(active, '/admin/search?q=x'),
  'a case in review with its mail': agencyPage(triaging, `${casePath}?personal=1`),
  'a review that was refused': agencyPage(triaging, casePath, {
    sent: { action: 'review', verdict: 'accept' },
  }),
  'an incomplete case': agencyPage(scene(incompleteCase()), casePath),
  'a case with undelivered mails': agencyPage(undelivered, casePath),
  'a case in its meeting': agencyPage(scene(caseInMeeting()), casePath, { now: moments.recorded }),
  'an active case': agencyPage(scene(caseWithGoals()), casePath, { now: planMoments.overviewAsked }),
  'an overview owed': agencyPage(scene(overviewOwed()), casePath, { now: planMoments.overviewAsked }),
  'a report in review': agencyPage(scene(reviewOwed()), casePath, { now: planMoments.reportSent }),
  'an interpreter to be found': agencyPage(scene(interpreterOwed()), casePath, {
    now: evaluationMoments.set,
  }),
  'a change of provider ahead': agencyPage(transferred, casePath, { now: monday }),
  'a change that was refused': agencyPage(active, casePath, {
    sent: { action: 'change-provider' },
    now: monday,
  }),
  'a correction that was refused': agencyPage(active, `${casePath}?personal=1`, {
    ...{ sent: { action: 'correct-fact', fact: 'support-person', name: '' }, now: monday },
  }),
  'a closing case': agencyPage(scene(closingCase()), casePath, { now: reportedAt }),
  'an ended case': agencyPage(scene(reportedCase(), { erasure: parseDay('2035-01-01') }), casePath, {
    now: reportedAt,
  }),
  'a case for an auditor': agencyPage(active, `${casePath}?personal=1`, { role: 'auditor' }),
  'an extract': agencyPage(active, `${casePath}/extract`),
  'an extract that was refused': agencyPage(active, `${casePath}/extract`, { sent: { action: 'print' } }),
  triage: agencyPage(triaging, '/admin/triage'),
  'a mail in triage': agencyPage(triaging, `/admin/triage/${mailKey}?personal=1`),
  'a decision that was refused': agencyPage(triaging, `/admin/triage/${mailKey}`, {
    sent: { action: 'open-case' },
  }),
  'failed executions': agencyPage(failing, '/admin/failures'),
  erasures: agencyPage(
    scene(reportedCase(), {
      erasures: [{ caseId: 'TR26-4F7KQ', on: parseDay('2035-01-01') }],
      strays: { mails: 3, transfers: 1, on: parseDay('2035-01-01') },
    }),
    '/admin/erasures',
  ),
  feedback: agencyPage(active, '/admin/feedback'),
  statistics: agencyPage(active, '/admin/statistics', { now: '2026-11-20T08:00:00.000Z' }),
  'exact statistics': agencyPage(active, '/admin/statistics?view=exact', { now: '2026-11-20T08:00:00.000Z' }),
  'an export that was refused': agencyPage(active, '/admin/statistics', {
    sent: { action: 'export-personal' },
  }),
  'access entries': agencyPage(active, '/admin/access'),
  'the registry': agencyPage(active, registry),
  'a municipality': agencyPage(active, `${registry}/municipalities/0638`),
  'a municipality that was refused': agencyPage(active, `${registry}/municipalities/0638`, {
    sent: { action: 'save', domains: 'x y' },
  }),
  'a provider': agencyPage(active, `${registry}/providers/abikasi`),
  deadlines: agencyPage(active, `${registry}/deadlines`),
  'a deadline': agencyPage(active, `${registry}/deadlines/ensure-support-person`),
  'a deadline that was refused': agencyPage(active, `${registry}/deadlines/ensure-support-person`, {
    sent: { action: 'set' },
  }),
  'the texts of mails': agencyPage(active, `${registry}/texts`),
  'the text of a mail': agencyPage(active, `${registry}/texts/receipt.municipality`),
  transfers: agencyPage(active, `${registry}/transfers`),
  'the preview of a transfer': agencyPage(
    active,
    `${registry}/transfers/preview?from=abikasi&to=teine&effective=2026-03-16`,
    { now: monday },
  ),
  'an import': agencyPage(active, '/admin/import'),
  'the report of an import': agencyPage(active, `/admin/import/${importId}`),
  'what an auditor may not do': agencyPage(active, casePath, { role: 'auditor', sent: { action: 'cancel' } }),
  'no such page': agencyPage(active, '/admin/nothing'),
};
