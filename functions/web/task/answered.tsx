/** What a party sent, as the receipt on its page repeats it: only at the address that was confirmed. */
import type { CaseState } from '#domain/case/state';
import { type Fact, Outside } from '../frame/parts.tsx';
import { evaluationWords, timeWords } from '../plan/evaluation-parts.tsx';
import { overviewFacts } from '../plan/overview-parts.tsx';
import { askingTexts } from '../texts/asking.ts';
import { dateShort, dateTimeShort, numberShort } from '../texts/dates.ts';
import { endingTexts } from '../texts/ending.ts';
import { receiptTexts as texts } from '../texts/receipts.ts';
import { taskTexts } from '../texts/task.ts';
import {
  directionWords,
  endingWords,
  fieldWords,
  languagesWords,
  needWords,
  outcomeWords,
  refusalWords,
  rhythmWords,
} from '../texts/words.ts';
import type { ClosedTask } from './link.ts';
import { meetingFacts } from './meeting-card.tsx';
import { Contact } from './people.tsx';

/** @returns nothing when it is erased, or when a later answer may have taken its place in the case */
export function answerFacts({ link, state, obligation }: ClosedTask): Fact[] {
  const { kind, cause } = link;
  if (obligation.outcome !== 'done') return [];
  const facts = keptByCause(kind, cause, state) ?? (isLatest(link, state) ? ofLatest(kind, state) : []);
  return facts.filter(([, value]) => value !== null && value !== '');
}

/** What was told beside the tasks, the latest of its kind, and when. */
export function reportFacts(path: string, state: CaseState): Fact[] {
  const facts = reported(path, state);
  return facts.filter(([, value]) => value !== null && value !== '');
}

const isLatest = ({ kind, cause }: ClosedTask['link'], state: CaseState): boolean =>
  cause === String(state.asked[kind]);

/** @returns null for a kind of which the case holds only the latest */
function keptByCause(kind: ClosedTask['link']['kind'], cause: string, state: CaseState): Fact[] | null {
  switch (kind) {
    case 'answer-query':
      return [[texts.answer, lines(state.queries[cause]?.answer)]];
    case 'send-overview': {
      const overview = state.overviews[cause];
      return overview ? overviewFacts(overview) : [];
    }
    case 'record-evaluation': {
      const evaluation = state.evaluations.find(({ record }) => record === cause);
      return evaluation ? evaluationWords(evaluation) : [];
    }
    case 'report-to-agency':
      return [[texts.summary, lines(state.reports[cause]?.text)]];
    default:
      return null;
  }
}

function ofLatest(kind: ClosedTask['link']['kind'], state: CaseState): Fact[] {
  switch (kind) {
    case 'ensure-support-person':
    case 'take-over-case': {
      const person = state.supportPerson;
      if (!person) return [];
      return [
        [taskTexts.supportPerson, <Contact {...person} />],
        [taskTexts.client.languages, languagesWords(person.languages)],
      ];
    }
    case 'arrange-first-meeting':
      return state.meeting ? meetingFacts(state.meeting) : [];
    case 'record-first-meeting':
      return afterMeeting(state);
    case 'submit-final-report':
      return finalReport(state);
    case 'hand-over-case':
      return [[texts.summary, lines(state.summary)]];
    case 'assess-need':
      return state.need
        ? [
            [texts.need, needWords(state.need.need)],
            [texts.note, lines(state.need.note)],
          ]
        : [];
    case 'complete-referral':
      return referral(state);
    default:
      return [];
  }
}

/** Which of its results it was, the phase tells: the case goes on differently after each. */
function afterMeeting({ phase, plans, meeting, reason }: CaseState): Fact[] {
  const [first] = plans;
  if (phase === 'meeting') return meeting ? meetingFacts(meeting) : [];
  if (phase === 'arranging' || phase === 'assigning') return [[texts.reason, lines(reason)]];
  if (!first) return [];
  return [
    [texts.goals, lines(first.goals?.join('\n'))],
    [texts.rhythm, rhythmWords(first.rhythm)],
  ];
}

function finalReport({ finalReport: report }: CaseState): Fact[] {
  if (!report) return [];
  const words = endingTexts.facts;
  const goals = report.outcomes.map(
    ({ goal, outcome }) => `${goal ?? endingTexts.finalReport.labels.goal}: ${outcomeWords(outcome)}`,
  );
  return [
    [texts.goals, lines(goals.join('\n'))],
    [words.summary, lines(report.summary)],
    [words.hours, report.hours === null ? null : numberShort(report.hours)],
    [words.recommendation, lines(report.recommendation)],
  ];
}

/** The referral as it is now complete; the personal code is not repeated. */
function referral({ referral: known }: CaseState): Fact[] {
  if (!known) return [];
  const { client, need, decision } = known;
  return [
    [fieldWords('client.name'), client.name && <Outside text={client.name} />],
    [fieldWords('client.languages'), languagesWords(client.languages)],
    [fieldWords('need'), lines(need)],
    [fieldWords('decision.number'), decision.number && <Outside text={decision.number} />],
  ];
}

function reported(path: string, state: CaseState): Fact[] {
  switch (path) {
    case 'change': {
      const change = Object.values(state.changes).at(-1);
      if (!change) return [];
      const words = taskTexts.change;
      return [
        [texts.sentAt, dateTimeShort(change.reportedAt)],
        [words.direction, directionWords(change.direction)],
        [words.since, change.since && dateShort(change.since)],
        [words.what, lines(change.what)],
        [words.done, lines(change.done)],
      ];
    }
    case 'query': {
      const query = Object.values(state.queries).at(-1);
      return query
        ? [
            [texts.sentAt, dateTimeShort(query.askedAt)],
            [askingTexts.text, lines(query.text)],
          ]
        : [];
    }
    case 'refusal': {
      const refusal = state.refusals.at(-1);
      if (!refusal) return [];
      return [
        [texts.sentAt, dateTimeShort(refusal.recordedAt)],
        [texts.what, refusalWords(refusal.what)],
        [texts.on, dateShort(refusal.on)],
        [texts.note, lines(refusal.text)],
      ];
    }
    case 'plan': {
      const plan = state.plans.at(-1);
      if (!plan) return [];
      return [
        [texts.sentAt, dateTimeShort(plan.since)],
        [texts.version, String(plan.version)],
        [texts.goals, lines(plan.goals?.join('\n'))],
        [texts.rhythm, rhythmWords(plan.rhythm)],
        [texts.reason, lines(plan.reason)],
      ];
    }
    case 'end': {
      const end = state.serviceEnded;
      if (!end) return [];
      return [
        [texts.ending, endingWords(end.ending)],
        [texts.lastDay, dateShort(end.lastDay)],
        [texts.note, lines(end.note)],
      ];
    }
    case 'evaluation': {
      const evaluation = state.evaluations.at(-1);
      if (!evaluation) return [];
      const sent: Fact = [texts.sentAt, dateTimeShort(evaluation.since)];
      if (evaluation.status === 'cancelled') return [sent, [texts.cancelled, lines(evaluation.reason)]];
      return [
        sent,
        [texts.when, timeWords(evaluation)],
        [texts.where, evaluation.place && <Outside text={evaluation.place} />],
      ];
    }
    default:
      return [];
  }
}

const lines = (text: string | null | undefined) => (text ? <Outside text={text} lines /> : null);
