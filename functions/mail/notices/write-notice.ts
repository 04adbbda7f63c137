/** Writes every outgoing mail of a case: what it says, to whom it may go, and what it may show them. */
import type { Addressee, Notice, NoticeName } from '#domain/case/notices';
import type { CaseState } from '#domain/case/state';
import { untilDateWords } from '#domain/estonian';
import type { Party } from '#domain/obligation/kinds';
import type { Block } from '#mail/compose/blocks';
import { change, changeUrgent } from './changes.ts';
import {
  casePaused,
  caseResumed,
  extended,
  extensionAsked,
  extensionRefused,
  newContact,
  paused,
  pauseOver,
  resumed,
  unable,
  withdrawn,
} from './clocks.ts';
import { correction } from './correction.ts';
import { finalReport, refusal, reopened } from './ending.ts';
import { evaluation, evaluationCancelled, evaluationRecorded } from './evaluation.ts';
import { feedback, feedbackToClient } from './feedback.ts';
import { interpreter } from './interpreters.ts';
import { button, hint, type Letter, type NoticeContext, paragraph, type WrittenNotice } from './letter.ts';
import { meeting, meetingMissed, notSuited, supportPerson } from './meetings.ts';
import { endWarning, needAssessed } from './need.ts';
import { dueToday, overdue, passed, reminder } from './nudges.ts';
import { overview, planChanged, reportApproved } from './plan.ts';
import { absence, draft, queryAnswer, queryReceived, status } from './queries.ts';
import { received } from './received.ts';
import { completed, receipt, returned, stillMissing } from './receiving.ts';
import { accepted, referralDeclined, reviewTask } from './reviewing.ts';
import { activated, cancelled, ended } from './service.ts';
import { task } from './tasks.ts';
import { providerChanged, providerChangeUndone, providerLeft, supportPersonNamed } from './transfer.ts';

/**
 * @param notice one of `noticesOf`
 * @param state the case after the entry that owes the notice, or later
 * @returns subject, preview and blocks for `composeMessage`; the preview and the subject hold no personal data, nor does
 *   the body to provider or agency, and to the municipality the client is masked
 * @throws RangeError when the notice is not for that party, or lacks what it is about; CalendarError outside the years
 *   of the calendar
 */
export function writeNotice(notice: Notice, state: CaseState, context: NoticeContext): WrittenNotice {
  if (!addressees[notice.name].includes(notice.to))
    throw new RangeError(`${notice.name} is not for the ${notice.to}`);
  const { to } = notice;
  if (to === 'client') return feedbackToClient(state, context);
  const letter = written({ notice: { ...notice, to }, state, context });
  const blocks = [
    ...letter.blocks,
    ...wayToReport(notice, state, context),
    ...wayToAsk(notice, state, context),
    ...whyYou(context),
  ];
  return { ...letter, blocks };
}

/** No name: the deputy knows whose they are. */
const whyYou = ({ awayUntil }: NoticeContext): Block[] =>
  awayUntil
    ? [
        hint(
          `Saate selle kirja asendajana: kontakt, kellele see muidu läheks, on eemal ${untilDateWords(awayUntil)}.`,
        ),
      ]
    : [];

/** Every mail to a provider that still serves the case says where a change is reported. */
function wayToReport(
  { name, to, obligation }: Notice,
  { phase }: CaseState,
  { reportLink }: NoticeContext,
): Block[] {
  // Who gets a receipt for this kind declined it.
  const declined = name === 'received' && obligation?.kind === 'ensure-support-person';
  const over = declined || name === 'cancelled' || name === 'ended' || name === 'provider-left';
  if (to !== 'provider' || over || reportLink === null) return [];
  return [
    paragraph('Kui kliendi olukord halveneb või muutub, ka paremaks, teatage sellest kohe.'),
    ...button('Teata muutusest', reportLink),
    ...(phase === 'active'
      ? [
          hint(
            'Samal lehel saate teatada, et klient keeldus või ei tulnud, ja lõpetada teenuse enne tähtaega.',
          ),
        ]
      : []),
  ];
}

/** The municipality asks by a reply, or on a page, as long as a provider serves the case. */
function wayToAsk(
  { name, to }: Notice,
  { phase, provider }: CaseState,
  { queryLink }: NoticeContext,
): Block[] {
  const over = phase === 'ended' || name === 'feedback' || name === 'change';
  if (to !== 'municipality' || over || provider === null || !queryLink) return [];
  return button('Esita infopäring', queryLink);
}

function written(one: Letter): WrittenNotice {
  const { name } = one.notice;
  switch (name) {
    case 'receipt':
      return receipt(one);
    case 'still-missing':
      return stillMissing(one);
    case 'completed':
      return completed(one);
    case 'returned':
      return returned(one);
    case 'review-task':
      return reviewTask(one);
    case 'task':
      return task(one);
    case 'accepted':
      return accepted(one);
    case 'referral-declined':
      return referralDeclined(one);
    case 'support-person':
      return supportPerson(one);
    case 'meeting':
      return meeting(one);
    case 'meeting-missed':
      return meetingMissed(one);
    case 'not-suited':
      return notSuited(one);
    case 'activated':
      return activated(one);
    case 'reminder':
      return reminder(one);
    case 'due-today':
      return dueToday(one);
    case 'overdue':
      return overdue(one);
    case 'passed':
      return passed(one);
    case 'draft':
      return draft(one);
    case 'status':
      return status(one);
    case 'absence':
      return absence(one);
    case 'change':
      return change(one);
    case 'change-urgent':
      return changeUrgent(one);
    case 'query-received':
      return queryReceived(one);
    case 'query-answer':
      return queryAnswer(one);
    case 'provider-changed':
      return providerChanged(one);
    case 'provider-left':
      return providerLeft(one);
    case 'provider-change-undone':
      return providerChangeUndone(one);
    case 'support-person-named':
      return supportPersonNamed(one);
    case 'end-warning':
      return endWarning(one);
    case 'cancelled':
      return cancelled(one);
    case 'need-assessed':
      return needAssessed(one);
    case 'ended':
      return ended(one);
    case 'correction':
      return correction(one);
    case 'final-report':
      return finalReport(one);
    case 'reopened':
      return reopened(one);
    case 'refusal':
      return refusal(one);
    case 'feedback':
      return feedback(one);
    case 'paused':
      return paused(one);
    case 'resumed':
      return resumed(one);
    case 'pause-over':
      return pauseOver(one);
    case 'extended':
      return extended(one);
    case 'extension-asked':
      return extensionAsked(one);
    case 'extension-refused':
      return extensionRefused(one);
    case 'unable':
      return unable(one);
    case 'withdrawn':
      return withdrawn(one);
    case 'case-paused':
      return casePaused(one);
    case 'case-resumed':
      return caseResumed(one);
    case 'new-contact':
      return newContact(one);
    case 'plan-changed':
      return planChanged(one);
    case 'overview':
      return overview(one);
    case 'report-approved':
      return reportApproved(one);
    case 'evaluation':
      return evaluation(one);
    case 'evaluation-cancelled':
      return evaluationCancelled(one);
    case 'evaluation-recorded':
      return evaluationRecorded(one);
    case 'interpreter':
      return interpreter(one);
    case 'received':
      return received(one);
    default:
      return name satisfies never;
  }
}

const municipality: readonly Party[] = ['municipality'];
const all: readonly Party[] = ['municipality', 'agency', 'provider'];

/** Whom each notice may reach: what masks for the municipality must not go to another by mistake. */
export const addressees: Readonly<Record<NoticeName, readonly Addressee[]>> = {
  receipt: municipality,
  'still-missing': municipality,
  completed: municipality,
  returned: municipality,
  'review-task': ['agency'],
  task: ['provider', 'agency'],
  accepted: municipality,
  'referral-declined': municipality,
  'support-person': municipality,
  meeting: municipality,
  'meeting-missed': municipality,
  'not-suited': municipality,
  activated: ['municipality', 'provider'],
  reminder: all,
  'due-today': all,
  overdue: all,
  passed: ['agency'],
  draft: ['provider'],
  status: all,
  absence: all,
  change: municipality,
  'change-urgent': ['agency'],
  'query-received': municipality,
  'query-answer': municipality,
  'provider-changed': ['municipality', 'agency'],
  'provider-left': ['provider'],
  'provider-change-undone': ['provider'],
  'support-person-named': municipality,
  'end-warning': ['municipality', 'provider'],
  'need-assessed': ['provider', 'agency'],
  cancelled: all,
  ended: all,
  paused: ['municipality', 'provider'],
  resumed: ['municipality', 'provider'],
  'pause-over': ['agency'],
  extended: ['municipality', 'provider'],
  'extension-asked': ['agency'],
  'extension-refused': ['municipality', 'provider'],
  unable: ['agency'],
  withdrawn: ['municipality', 'provider'],
  'case-paused': all,
  'case-resumed': all,
  'new-contact': municipality,
  correction: ['municipality', 'provider'],
  'final-report': ['municipality', 'agency'],
  reopened: all,
  'plan-changed': ['municipality', 'provider'],
  overview: municipality,
  'report-approved': ['provider'],
  evaluation: ['municipality', 'provider'],
  'evaluation-cancelled': ['municipality', 'provider'],
  'evaluation-recorded': municipality,
  interpreter: ['municipality', 'provider'],
  refusal: municipality,
  feedback: ['municipality', 'provider', 'client'],
  received: ['municipality', 'provider'],
};
