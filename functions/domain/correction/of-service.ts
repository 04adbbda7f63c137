/** Correctable facts of the case, its people, its first meeting and its end. */
import * as z from 'zod/mini';
import { addMonths, dayOf, daySchema, type Instant, instantSchema } from '#domain/calendar/calendar';
import { dueAfterWorkingDays } from '#domain/calendar/due';
import type { CaseEvent } from '#domain/case/events';
import { serviceMonths } from '#domain/case/meeting';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation } from '#domain/case/state';
import { correctable, mustBe } from '#domain/correction/correctable';
import { goalOutcomes, refusalKinds, serviceEndings } from '#domain/ending/facts';
import { askInterpreter } from '#domain/evaluation/interpreter';
import { dayZero } from '#domain/obligation/decide';
import { kindRules } from '#domain/obligation/kinds';
import { askedOn, promisedDays } from '#domain/obligation/rules';

const text = z.nullable(z.string());

/** Who provides there is for the officer to look at: a change of provider has its own way. */
export const municipality = correctable(() => z.object({ ehak: z.string(), name: z.string() }), {
  personal: [],
  required: ['ehak', 'name'],
  read: (state) => state.municipality,
  put: (state, values) => ({ ...state, municipality: values }),
  told: () => [],
});

/** The end follows the date of the referral (BRIEF, path 7). One that has gone by is no correction, but an end. */
export const referralDate = correctable(() => z.object({ referralDate: daySchema }), {
  personal: [],
  read: ({ referralDate }) => referralDate && { referralDate },
  check({ referralDate }, { phase, serviceEnd, serviceStart, serviceEnded }, now) {
    const end = addMonths(referralDate, serviceMonths);
    mustBe(referralDate <= dayOf(now) && (!serviceStart || referralDate <= serviceStart));
    if (phase === 'active' && serviceEnd && end < dayOf(now)) throw new CommandRefused('end-in-the-past');
    mustBe(!serviceEnded || end >= serviceEnded.lastDay);
  },
  put(state, { referralDate }, _cause, at) {
    const serviceEnd = state.serviceEnd && addMonths(referralDate, serviceMonths);
    // Of an end that lies further away again they are warned again.
    const early = serviceEnd !== null && askedOn(state.rules, 'assess-need', serviceEnd) > dayOf(at);
    return { ...state, referralDate, serviceEnd, endWarnedAt: early ? null : state.endWarnedAt };
  },
  told: ({ serviceEnd }) => (serviceEnd ? ['municipality', 'provider'] : ['municipality']),
});

export const supportPerson = correctable(
  () => z.object({ name: text, phone: text, email: text, languages: z.array(z.string()) }),
  {
    personal: ['name', 'phone', 'email'],
    required: ['name'],
    read: ({ supportPerson: person }) => person && { ...person, languages: [...person.languages] },
    check: ({ phone, email, languages }) => mustBe((phone || email) !== null && languages.length > 0),
    put: (state, values) => ({ ...state, supportPerson: values }),
    told: () => ['municipality'],
  },
);

/** A first meeting is at most so many months ahead: the machine that waits for its record must end within a year. */
const mostMonthsAhead = 2;

export const firstMeeting = correctable(
  () => z.object({ startsAt: instantSchema, minutes: z.int().check(z.nonnegative()), place: text }),
  {
    personal: ['place'],
    required: ['place'],
    read({ meeting }) {
      if (!meeting) return null;
      const { startsAt, minutes, place } = meeting;
      return { startsAt, minutes, place };
    },
    check({ startsAt }, { phase, serviceEnd }, now) {
      const [day, today] = [dayOf(startsAt), dayOf(now)];
      mustBe(phase === 'meeting' ? day <= addMonths(today, mostMonthsAhead) : day <= today);
      mustBe(serviceEnd === null || day <= serviceEnd);
    },
    // The service begins with the meeting. The count of meetings is the version of the calendar file.
    put: (state, values) => ({
      ...state,
      meeting: state.meeting && { ...state.meeting, ...values },
      meetings: state.meetings + 1,
      serviceStart: state.serviceStart && dayOf(values.startsAt),
    }),
    follows: (after, now, before) => [
      ...recordMoved(after, now),
      ...interpreterAskedAnew(after, now, before),
    ],
    told: () => ['municipality'],
  },
);

export const ending = correctable(
  () => z.object({ ending: z.enum(serviceEndings), lastDay: daySchema, note: text }),
  {
    personal: ['note'],
    read({ serviceEnded }) {
      if (!serviceEnded) return null;
      const { ending, lastDay, note } = serviceEnded;
      return { ending, lastDay, note };
    },
    check({ ending, lastDay, note }, { serviceStart, referralDate, serviceEnd }, now) {
      const first = serviceStart ?? referralDate ?? lastDay;
      if (lastDay > dayOf(now) || lastDay < first || (serviceEnd && lastDay > serviceEnd))
        throw new CommandRefused('last-day-outside');
      if (ending === 'other' && !note?.trim()) throw new CommandRefused('still-missing');
      mustBe(ending !== 'term-reached' || lastDay === serviceEnd);
    },
    put(state, values, _, at) {
      const before = state.serviceEnded;
      const serviceEnded = { ...values, at: before?.at ?? at };
      const same = state.ending !== null && state.ending === before?.ending;
      const reason = state.reason === before?.note ? values.note : state.reason;
      return { ...state, serviceEnded, ending: same ? values.ending : state.ending, reason };
    },
    told: () => ['municipality', 'provider'],
  },
);

export const finalReport = correctable(
  () =>
    z.object({
      outcomes: z.array(z.enum(goalOutcomes)),
      hours: z.nullable(z.number().check(z.nonnegative())),
      summary: text,
      recommendation: text,
    }),
  {
    personal: ['summary', 'recommendation'],
    required: ['summary', 'recommendation'],
    read({ finalReport: report }) {
      if (!report) return null;
      const { hours, summary, recommendation } = report;
      return { outcomes: report.outcomes.map(({ outcome }) => outcome), hours, summary, recommendation };
    },
    check: ({ outcomes }, _state, _now, known) => mustBe(outcomes.length === known.outcomes.length),
    put(state, { outcomes, ...words }) {
      const report = state.finalReport;
      if (!report) return state;
      const goals = report.outcomes.map((one, index) => ({
        ...one,
        outcome: outcomes[index] ?? one.outcome,
      }));
      return { ...state, finalReport: { ...report, ...words, outcomes: goals } };
    },
    told: () => ['municipality'],
  },
);

/** The number of a refusal is its place in the case, from 1. */
export const refusal = correctable(() => z.object({ what: z.enum(refusalKinds), on: daySchema, text }), {
  personal: ['text'],
  required: ['text'],
  read({ refusals }, cause) {
    const one = refusals[Number(cause) - 1];
    return one ? { what: one.what, on: one.on, text: one.text } : null;
  },
  check: ({ on }, _state, now) => mustBe(on <= dayOf(now)),
  put: (state, values, cause) => ({
    ...state,
    refusals: state.refusals.map((one, index) => (index === Number(cause) - 1 ? { ...one, ...values } : one)),
  }),
  told: () => ['municipality'],
});

/** The latest reason of a return, a decline, a cancelling, a no-show: what a provider gives back is the agency's alone. */
export const reason = correctable(() => z.object({ reason: text }), {
  personal: ['reason'],
  required: ['reason'],
  read: ({ reason: given }) => (given === null ? null : { reason: given }),
  put(state, values) {
    const end = state.serviceEnded;
    const serviceEnded = end && end.note === state.reason ? { ...end, note: values.reason } : end;
    return { ...state, reason: values.reason, serviceEnded };
  },
  told: ({ phase }) => (phase === 'review' ? [] : ['municipality']),
});

/** What the old provider wrote for its successor. */
export const handOver = correctable(() => z.object({ summary: text }), {
  personal: ['summary'],
  required: ['summary'],
  read: ({ summary }) => (summary === null ? null : { summary }),
  put: (state, values) => ({ ...state, ...values }),
  told: () => [],
});

function recordMoved(after: CaseState, now: Instant): CaseEvent[] {
  const kind = 'record-first-meeting';
  const cause = String(after.asked[kind]);
  const record = findObligation(after, kind, cause);
  // A pause has its own count, and a day that an officer named holds.
  if (record?.status !== 'open' || record.pause || record.explanation.changes) return [];
  const workingDays = promisedDays(record.explanation) ?? kindRules[kind].rule.workingDays;
  const { due, explanation } = dueAfterWorkingDays(dayZero(after, kind, cause, now), workingDays);
  if (due === record.due) return [];
  return [{ type: 'ObligationRescheduled', kind, cause, due, explanation, reason: 'meeting-moved' }];
}

/** For another time another interpreter may be needed: the agency is asked anew, as when a meeting is put off. */
function interpreterAskedAnew(after: CaseState, now: Instant, before: CaseState): CaseEvent[] {
  const [old, meeting] = [before.meeting, after.meeting];
  if (!old || !meeting || after.phase !== 'meeting' || old.startsAt === meeting.startsAt) return [];
  return askInterpreter(after, 'first-meeting', meeting, now);
}
