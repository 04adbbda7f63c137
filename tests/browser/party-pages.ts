/** The pages behind links in mails, in the states that providers and municipalities meet. */
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { ObligationKind } from '#domain/obligation/kinds';
import type { PartyTask } from '#web/ports.ts';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  closingCase,
  endedAt,
  incompleteCase,
  moments,
} from '../support/cases.ts';
import { evaluationMoments, evaluationOwed, withEvaluation } from '../support/evaluations.ts';
import { caseWithGoals, overviewOwed, planMoments, reportOwed } from '../support/plans.ts';
import { type Drawn, taskPage } from './drawn.ts';

const at = '2026-03-02T08:00:00.000Z';
const given = { channel: 'page', arrivedAt: at } as const;
const of = (kind: ObligationKind) => ({ kind, party: 'provider' }) as const;
const kov = { kind: 'record-first-meeting', party: 'municipality' } as const;
const finding = of('ensure-support-person');
const asked = after(activeCase(), [
  { type: 'AskQuery', mailKey: null, text: 'Kas klient õpib?', ...given },
  at,
]);
const change: Command = {
  ...{ type: 'ReportChange', direction: 'worse', since: null, urgent: true, what: 'Haiglas.', done: null },
};
const told = after(activeCase(), [change, at]);
const task: PartyTask = {
  ...{ caseId: 'TR26-00001', kind: 'answer-query', due: parseDay('2026-02-09'), paused: false },
  ...{ municipality: 'Põhja-Pärnumaa vald', client: 'O. K.', path: '/task/teine' },
};

export const partyPages: Readonly<Record<string, Drawn>> = {
  'the question for the address': taskPage(caseAssigning(), finding, { confirmed: false }),
  'a support person to be found': taskPage(caseAssigning(), finding),
  'a support person typed wrongly': taskPage(caseAssigning(), finding, {
    sent: { action: 'answer', phone: 'x' },
  }),
  'a refusal without a reason': taskPage(caseAssigning(), finding, { sent: { action: 'decline' } }),
  'a task handed over wrongly': taskPage(caseAssigning(), finding, { sent: { action: 'hand-over' } }),
  'a task that is done': taskPage(caseArranging(), finding),
  'a referral to be completed': taskPage(
    incompleteCase(),
    { kind: 'complete-referral', party: 'municipality' },
    { now: moments.registered },
  ),
  'a meeting to be arranged': taskPage(caseArranging(), of('arrange-first-meeting')),
  'a meeting to be recorded': taskPage(caseInMeeting(), of('record-first-meeting'), {
    now: moments.recorded,
  }),
  'a meeting recorded wrongly': taskPage(caseInMeeting(), of('record-first-meeting'), {
    ...{ now: moments.recorded, sent: { action: 'answer', result: 'held' } },
  }),
  'a query': taskPage(asked, of('answer-query'), { now: at }),
  'an overview': taskPage(overviewOwed(), of('send-overview'), { now: planMoments.overviewAsked }),
  'a report to the agency': taskPage(reportOwed(), of('report-to-agency'), { now: planMoments.reportAsked }),
  'an evaluation to be recorded': taskPage(evaluationOwed(), of('record-evaluation'), {
    now: evaluationMoments.recorded,
  }),
  'a final report': taskPage(closingCase(), of('submit-final-report'), { now: endedAt }),
  'a change to be read': taskPage(told, { kind: 'acknowledge-change', party: 'municipality' }, { now: at }),
  'a change to be told': taskPage(activeCase(), of('record-first-meeting'), { below: '/change', now: at }),
  'a change told wrongly': taskPage(activeCase(), of('record-first-meeting'), {
    ...{ below: '/change', now: at, sent: { action: 'report' } },
  }),
  'the end of a service': taskPage(activeCase(), of('record-first-meeting'), { below: '/end', now: at }),
  'a refusal of the client': taskPage(activeCase(), of('record-first-meeting'), {
    below: '/refusal',
    now: at,
  }),
  'the plan': taskPage(caseWithGoals(), of('record-first-meeting'), {
    below: '/plan',
    now: planMoments.overviewAsked,
  }),
  'the evaluation of a municipality': taskPage(withEvaluation(), kov, {
    ...{ below: '/evaluation', now: evaluationMoments.set },
  }),
  'a question of a municipality': taskPage(activeCase(), kov, { below: '/query', now: at }),
  'my open tasks': taskPage(caseAssigning(), finding, {
    below: '/tasks',
    prepare: (world) => {
      world.tasks = { rows: [task], next: 'edasi' };
    },
  }),
  'an altered link': taskPage(caseAssigning(), finding, { below: 'x', confirmed: false }),
};
