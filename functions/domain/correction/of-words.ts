/** Correctable facts of what provider and municipality wrote to each other: questions, changes, overviews, reports. */
import * as z from 'zod/mini';
import { dayOf, daySchema } from '#domain/calendar/calendar';
import { directions } from '#domain/case/events';
import { type CaseState, findObligation } from '#domain/case/state';
import { correctable, mustBe } from '#domain/correction/correctable';
import { needs } from '#domain/need/need';
import { progressStages } from '#domain/plan/facts';
import { hoursOf } from '#domain/plan/report';

const text = z.nullable(z.string());

/** An answer that did not come is not written here: it has its own form. */
export const query = correctable(() => z.object({ text, answer: text }), {
  personal: ['text', 'answer'],
  required: ['text'],
  read(state, cause) {
    const one = own(state.queries, cause);
    return one && { text: one.text, answer: one.answer };
  },
  check: ({ answer }, _state, _now, known) => mustBe((answer === null) === (known.answer === null)),
  put(state, values, cause) {
    const one = own(state.queries, cause);
    return one ? { ...state, queries: { ...state.queries, [cause]: { ...one, ...values } } } : state;
  },
  told(state, cause) {
    const answered = findObligation(state, 'answer-query', cause)?.status === 'closed';
    return answered ? ['municipality'] : ['provider'];
  },
});

export const change = correctable(
  () =>
    z.object({
      direction: z.enum(directions),
      since: z.nullable(daySchema),
      urgent: z.boolean(),
      what: text,
      done: text,
    }),
  {
    personal: ['what', 'done'],
    required: ['what'],
    read(state, cause) {
      const one = own(state.changes, cause);
      if (!one) return null;
      const { direction, since, urgent, what, done } = one;
      return { direction, since, urgent, what, done };
    },
    check: ({ since }, _state, now) => mustBe(since === null || since <= dayOf(now)),
    put(state, values, cause) {
      const one = own(state.changes, cause);
      return one ? { ...state, changes: { ...state.changes, [cause]: { ...one, ...values } } } : state;
    },
    told: () => ['municipality'],
  },
);

/** Its goals are those of the plan's version; a report that was built from it counts its hours anew. */
export const overview = correctable(
  () =>
    z.object({
      progress: z.array(z.enum(progressStages)),
      hours: z.nullable(z.number().check(z.nonnegative())),
      words: z.nullable(z.array(z.string())),
      activities: text,
      next: text,
    }),
  {
    personal: ['words', 'activities', 'next'],
    required: ['activities', 'next'],
    read(state, cause) {
      const one = own(state.overviews, cause);
      if (!one) return null;
      const { progress, hours, words, activities, next } = one;
      return { progress: [...progress], hours, words: words && [...words], activities, next };
    },
    check({ progress, words }, _state, _now, known) {
      mustBe(progress.length === known.progress.length && words?.length === known.words?.length);
    },
    put(state, values, cause) {
      const one = own(state.overviews, cause);
      if (!one) return state;
      return countedAnew(
        { ...state, overviews: { ...state.overviews, [cause]: { ...one, ...values } } },
        cause,
      );
    },
    told: () => ['municipality'],
  },
);

/** What was recorded of an interim evaluation; its time has a way of its own. */
export const evaluation = correctable(
  () => z.object({ outcomes: z.array(z.enum(progressStages)), summary: text, next: text }),
  {
    personal: ['summary', 'next'],
    required: ['summary'],
    read({ evaluations }, cause) {
      const one = evaluations.find((each) => each.cause === cause);
      if (one?.status !== 'held') return null;
      return { outcomes: [...one.outcomes], summary: one.summary, next: one.next };
    },
    check: ({ outcomes }, _state, _now, known) => mustBe(outcomes.length === known.outcomes.length),
    put: (state, values, cause) => ({
      ...state,
      evaluations: state.evaluations.map((one) => (one.cause === cause ? { ...one, ...values } : one)),
    }),
    told: () => ['municipality'],
  },
);

/** What the municipality found before the end. */
export const need = correctable(() => z.object({ need: z.enum(needs), note: text }), {
  personal: ['note'],
  read: ({ need: found }) => found && { need: found.need, note: found.note },
  put: (state, values) => ({ ...state, need: state.need && { ...state.need, ...values } }),
  told: () => ['municipality'],
});

/** Who interprets; that nobody can is a decision. */
export const interpreter = correctable(() => z.object({ name: text, contact: text, note: text }), {
  personal: ['name', 'contact', 'note'],
  required: ['name', 'contact'],
  read(state, cause) {
    const one = own(state.interpreters, cause);
    return one?.answer === 'arranged' ? { name: one.name, contact: one.contact, note: one.note } : null;
  },
  put(state, values, cause) {
    const one = own(state.interpreters, cause);
    return one
      ? { ...state, interpreters: { ...state.interpreters, [cause]: { ...one, ...values } } }
      : state;
  },
  told: () => ['municipality', 'provider'],
});

/** The agency reads it on the case's page, so nobody was mailed it. */
export const report = correctable(() => z.object({ text }), {
  personal: ['text'],
  required: ['text'],
  read(state, cause) {
    const one = own(state.reports, cause);
    return one?.sentAt ? { text: one.text } : null;
  },
  put(state, values, cause) {
    const one = own(state.reports, cause);
    return one ? { ...state, reports: { ...state.reports, [cause]: { ...one, ...values } } } : state;
  },
  told: () => [],
});

function countedAnew(state: CaseState, overview: string): CaseState {
  const reports = Object.entries(state.reports).map(([cause, one]): [string, typeof one] => {
    if (!one.overviews.includes(overview)) return [cause, one];
    const from = one.overviews.flatMap((each) => own(state.overviews, each) ?? []);
    return [cause, { ...one, hours: hoursOf(from) }];
  });
  return { ...state, reports: Object.fromEntries(reports) };
}

const own = <Value>(all: Readonly<Record<string, Value>>, cause: string): Value | null =>
  Object.hasOwn(all, cause) ? (all[cause] ?? null) : null;
