/**
 * What statistics know of a case: days, places and outcomes, nothing that names or describes a person. It is made of the
 * case's facts alone, so it stays the same when the client's data are erased, and a correction changes it as it changes
 * the case.
 */
import * as z from 'zod/mini';
import { addDays, type Day, dayOf, daySchema } from '#domain/calendar/calendar';
import { municipalitySchema } from '#domain/case/events';
import { type CaseState, type Obligation, openObligations, phases } from '#domain/case/state';
import { endings } from '#domain/ending/facts';
import { kindRules, obligationKinds } from '#domain/obligation/kinds';

/** `excused`: late, but with a reason that an officer accepted. */
export const promiseEnds = ['kept', 'excused', 'broken'] as const;

const promiseSchema = z.object({
  kind: z.enum(obligationKinds),
  end: z.enum(promiseEnds),
  /** When it was kept; of others the day on which it was due. */
  on: daySchema,
});
export type PromiseFact = z.infer<typeof promiseSchema>;

export const caseFactsSchema = z.object({
  caseId: z.string(),
  phase: z.enum(phases),
  municipality: municipalitySchema,
  /** Who provided, in order; `until` the last day, null: still. */
  providers: z.array(z.object({ id: z.string(), name: z.string(), until: z.nullable(daySchema) })),
  languages: z.array(z.string()),
  protection: z.nullable(z.enum(['international', 'temporary'])),
  receivedOn: daySchema,
  registeredOn: daySchema,
  referralDate: z.nullable(daySchema),
  /** When the first support person was ensured. */
  supportPersonOn: z.nullable(daySchema),
  /** The day of the first meeting that began the service. */
  serviceStart: z.nullable(daySchema),
  /** When its term ends. */
  serviceEnd: z.nullable(daySchema),
  /** The last day of the service and why it ended; of a case without one, when and why that ended. */
  over: z.nullable(z.object({ on: daySchema, ending: z.enum(endings) })),
  endedOn: z.nullable(daySchema),
  noShows: z.int(),
  refusals: z.int(),
  promises: z.array(promiseSchema),
  /** What somebody owes; once its day has gone by it is broken, also while it is still open. */
  owed: z.array(z.object({ kind: z.enum(obligationKinds), due: daySchema })),
});
export type CaseFacts = z.infer<typeof caseFactsSchema>;

export function factsOf(state: CaseState): CaseFacts {
  const { id, phase, municipality, languages, protection, referralDate, serviceStart, serviceEnd } = state;
  const endedOn = state.endedAt ? dayOf(state.endedAt) : null;
  return {
    ...{ caseId: id, phase, municipality, protection, referralDate, serviceStart, serviceEnd, endedOn },
    languages: [...languages],
    providers: providersOf(state),
    receivedOn: dayOf(state.receivedAt),
    registeredOn: dayOf(state.registeredAt),
    supportPersonOn: supportPersonOn(state),
    over: overOf(state, endedOn),
    noShows: state.noShows,
    refusals: state.refusals.length,
    promises: Object.values(state.obligations).flatMap((one) => promiseOf(one) ?? []),
    // What stands is not late. Of a case that has ended nobody owes anything any more.
    owed:
      phase === 'ended'
        ? []
        : openObligations(state)
            .filter(({ pause }) => !pause)
            .map(owedOf),
  };
}

/** @returns the last day on which anything happened that is counted, of a case that is over; null while it runs */
export function lastCounted({ endedOn, over, promises }: CaseFacts): Day | null {
  if (!endedOn) return null;
  const days = [endedOn, over?.on ?? endedOn, ...promises.map(({ on }) => on)];
  return days.reduce((latest, day) => (day > latest ? day : latest));
}

/** @returns who provided on that day; before anybody did, who was the first to */
export const providerOn = ({ providers }: CaseFacts, day: Day): CaseFacts['providers'][number] | null =>
  providers.find(({ until }) => until === null || day <= until) ?? providers.at(-1) ?? null;

function providersOf({ provider, providerChanges }: CaseState): CaseFacts['providers'] {
  const before = providerChanges
    .filter(({ status }) => status === 'changed')
    .map(({ from, effective }) => ({ ...from, until: addDays(effective, -1) }));
  return [...before, ...(provider ? [{ ...provider, until: null }] : [])];
}

const supportPersonOn = ({ obligations }: CaseState): Day | null =>
  Object.values(obligations)
    .flatMap((one) =>
      one.kind === 'ensure-support-person' && one.status === 'closed' && one.outcome === 'done'
        ? [dayOf(one.arrivedAt)]
        : [],
    )
    .sort()[0] ?? null;

function overOf({ serviceEnded, ending }: CaseState, endedOn: Day | null): CaseFacts['over'] {
  if (serviceEnded) return { on: serviceEnded.lastDay, ending: serviceEnded.ending };
  return endedOn && ending ? { on: endedOn, ending } : null;
}

/** What was called off, or given back by a provider in time, was neither kept nor broken. */
function promiseOf(one: Obligation): PromiseFact | null {
  if (one.status === 'open' || one.outcome === 'cancelled') return null;
  const { kind, due, late, latenessAccepted } = one;
  if (late) return { kind, end: latenessAccepted ? 'excused' : 'broken', on: due };
  if (one.outcome === 'declined' && kindRules[kind].assignee === 'provider') return null;
  return { kind, end: 'kept', on: dayOf(one.arrivedAt) };
}

const owedOf = ({ kind, due }: Obligation): CaseFacts['owed'][number] => ({ kind, due });
