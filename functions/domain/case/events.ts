/**
 * What can happen to a case, as facts. Entries of the log are made of these.
 *
 * Everything that names or describes a person stands under `personal` and nowhere else: the store keeps that part apart,
 * so that it can be erased while the facts stay. An event whose personal part is gone must still be readable.
 */
import * as z from 'zod/mini';
import { daySchema, instantSchema } from '#domain/calendar/calendar';
import { dueExplanationSchema } from '#domain/calendar/due';
import { clockFacts } from '#domain/clocks/facts';
import { correctionFacts } from '#domain/correction/facts';
import { endingFacts } from '#domain/ending/facts';
import { evaluationFacts } from '#domain/evaluation/facts';
import { importFacts } from '#domain/import/facts';
import { lazily } from '#domain/lazily';
import { needFacts } from '#domain/need/need';
import { obligationKinds, parties, sideKinds } from '#domain/obligation/kinds';
import { nudgesSchema, ruleVersionSchema } from '#domain/obligation/rules';
import { planFacts } from '#domain/plan/facts';
import { overviewRhythms } from '#domain/plan/rhythm';
import { referralDataSchema, warningSchema } from '#domain/reading';
import { transferFacts } from '#domain/transfer/facts';

const kind = z.enum(obligationKinds);
const cause = z.string();
/** A person's own words, e.g. a reason. */
const words = z.optional(z.object({ text: z.string() }));

/** Who did it. An officer is named by the subject of their sign-in, other people by their party alone. */
export const actorSchema = z.discriminatedUnion('who', [
  z.object({ who: z.literal('system') }),
  z.object({ who: z.literal('party'), party: z.enum(parties) }),
  z.object({ who: z.literal('officer'), officer: z.string() }),
]);
export type Actor = z.infer<typeof actorSchema>;

/** By which way an answer came; `phone` is recorded by an officer. */
export const channels = ['page', 'mail', 'phone', 'admin'] as const;
export type Channel = (typeof channels)[number];

const filedAs = z.enum([
  'answer',
  'query',
  'plan',
  'evaluation',
  'note',
  'status',
  'automatic',
  'undelivered',
]);
export type FiledAs = z.infer<typeof filedAs>;

/** Whether the client's situation got worse or better, or changed otherwise. */
export const directions = ['worse', 'better', 'other'] as const;
export type Direction = (typeof directions)[number];

export const municipalitySchema = z.object({ ehak: z.string(), name: z.string() });
export const providerSchema = z.object({ id: z.string(), name: z.string() });
export const senderSchema = z.object({ address: z.string(), name: z.nullable(z.string()) });
export const supportPersonSchema = z.object({
  name: z.string(),
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
});

/** An execution of a machine, by the machine's short name and its own, which is made of the case's id. */
const executionSchema = z.object({ machine: z.string(), name: z.string() });
export type Execution = z.infer<typeof executionSchema>;

/** By type, each made when the first event of its type is read: a case has a quarter of them, and making one costs as long as using it. */
const schemas = lazily({
  CaseOpened: () =>
    z.object({
      type: z.literal('CaseOpened'),
      caseId: z.string(),
      mailKey: z.string(),
      municipality: municipalitySchema,
      receivedAt: instantSchema,
      registeredAt: instantSchema,
      decisionDate: z.nullable(daySchema),
      languages: z.array(z.string()),
      protection: z.nullable(z.enum(['international', 'temporary'])),
      missing: z.array(z.string()),
      unreadable: z.int(),
      /** A mail may refer several clients: which one this is, and of how many. */
      part: z._default(z.int().check(z.positive()), 1),
      parts: z._default(z.int().check(z.positive()), 1),
      personal: z.optional(
        z.object({ referral: referralDataSchema, sender: senderSchema, warnings: z.array(warningSchema) }),
      ),
    }),
  ReferralSupplemented: () =>
    z.object({
      type: z.literal('ReferralSupplemented'),
      mailKey: z.nullable(z.string()),
      decisionDate: z.nullable(daySchema),
      languages: z.array(z.string()),
      protection: z.nullable(z.enum(['international', 'temporary'])),
      missing: z.array(z.string()),
      personal: z.optional(z.object({ referral: referralDataSchema, warnings: z.array(warningSchema) })),
    }),
  ObligationOpened: () =>
    z.object({
      type: z.literal('ObligationOpened'),
      kind,
      cause,
      assignee: z.enum(parties),
      due: daySchema,
      explanation: dueExplanationSchema,
      /** How its party is reminded. Those of before the field were reminded like this. */
      nudges: z._default(nudgesSchema, { before: 2, daily: 5, weekly: 8 }),
    }),
  /** Which numbers the agency set, in place of all that the case knew: what begins from now on is decided by them. */
  RulesNoted: () => z.object({ type: z.literal('RulesNoted'), rules: z.array(ruleVersionSchema) }),
  /** Something beside the path is to be done: its machine is started by this fact, and opens it. */
  ObligationAsked: () =>
    z.object({
      type: z.literal('ObligationAsked'),
      kind: z.enum(sideKinds),
      cause,
      /** The moment whose day is day 0. */
      from: instantSchema,
      /** Of a kind whose rule is a date. */
      due: z.nullable(daySchema),
    }),
  ObligationRescheduled: () =>
    z.object({
      type: z.literal('ObligationRescheduled'),
      kind,
      cause,
      due: daySchema,
      explanation: dueExplanationSchema,
      reason: z.enum(['task-mail-accepted-later', 'meeting-moved', 'plan-changed']),
    }),
  ObligationNudged: () => z.object({ type: z.literal('ObligationNudged'), kind, cause, step: z.string() }),
  ObligationPassedToAgency: () => z.object({ type: z.literal('ObligationPassedToAgency'), kind, cause }),
  ObligationAnswered: () =>
    z.object({
      type: z.literal('ObligationAnswered'),
      kind,
      cause,
      outcome: z.enum(['done', 'declined', 'cancelled']),
      arrivedAt: instantSchema,
      channel: z.nullable(z.enum(channels)),
      late: z.boolean(),
    }),
  TaskOpened: () => z.object({ type: z.literal('TaskOpened'), kind, cause }),
  LinkReissued: () => z.object({ type: z.literal('LinkReissued'), kind, cause }),
  /** Too many wrong addresses were given at this party's link: it sleeps for an hour. */
  LinkSlept: () => z.object({ type: z.literal('LinkSlept'), kind, cause, party: z.enum(parties) }),
  ReferralAccepted: () =>
    z.object({ type: z.literal('ReferralAccepted'), provider: providerSchema, referralDate: daySchema }),
  ReferralReturned: () => z.object({ type: z.literal('ReferralReturned'), personal: words }),
  ReferralDeclined: () => z.object({ type: z.literal('ReferralDeclined'), personal: words }),
  SupportPersonEnsured: () =>
    z.object({
      type: z.literal('SupportPersonEnsured'),
      languages: z.array(z.string()),
      personal: z.optional(supportPersonSchema),
    }),
  AssignmentDeclined: () => z.object({ type: z.literal('AssignmentDeclined'), personal: words }),
  FirstMeetingArranged: () =>
    z.object({
      type: z.literal('FirstMeetingArranged'),
      startsAt: instantSchema,
      minutes: z.int(),
      /** True when it takes the place of a meeting that was called off. */
      moved: z.boolean(),
      /** Language of the interpreter that is needed (ISO 639-1); null: none. */
      interpreter: z._default(z.nullable(z.string()), null),
      personal: z.optional(z.object({ place: z.string() })),
    }),
  FirstMeetingHeld: () =>
    z.object({
      type: z.literal('FirstMeetingHeld'),
      suited: z.boolean(),
      rhythm: z.nullable(z.enum(overviewRhythms)),
      /** Of the rhythm `dates`. */
      days: z._default(z.array(daySchema), []),
      personal: z.optional(z.object({ goals: z.nullable(z.string()), note: z.nullable(z.string()) })),
    }),
  FirstMeetingMissed: () => z.object({ type: z.literal('FirstMeetingMissed'), personal: words }),
  CaseActivated: () =>
    z.object({ type: z.literal('CaseActivated'), referralDate: daySchema, serviceEnd: daySchema }),
  QueryAsked: () =>
    z.object({
      type: z.literal('QueryAsked'),
      cause,
      mailKey: z.nullable(z.string()),
      askedAt: instantSchema,
      personal: words,
    }),
  QueryAnswered: () => z.object({ type: z.literal('QueryAnswered'), cause, personal: words }),
  ChangeReported: () =>
    z.object({
      type: z.literal('ChangeReported'),
      cause,
      direction: z.enum(directions),
      since: z.nullable(daySchema),
      urgent: z.boolean(),
      personal: z.optional(z.object({ what: z.string(), done: z.nullable(z.string()) })),
    }),
  AnswerDrafted: () =>
    z.object({
      type: z.literal('AnswerDrafted'),
      kind,
      cause,
      mailKey: z.string(),
      arrivedAt: instantSchema,
      /** Values of the form's fields that could be read, by the fields' names. */
      personal: z.optional(z.object({ values: z.record(z.string(), z.string()) })),
    }),
  AbsenceNoted: () =>
    z.object({
      type: z.literal('AbsenceNoted'),
      party: z.enum(parties),
      mailKey: z.string(),
      until: z.nullable(daySchema),
      told: z._default(z.enum(['deputy', 'agency']), 'agency'),
      /** The address that the automatic reply names instead: a suggestion. */
      personal: z.optional(z.object({ deputy: z.nullable(z.string()) })),
    }),
  ContactCorrected: () =>
    z.object({
      type: z.literal('ContactCorrected'),
      /** Only the municipality's address is the case's own; providers' stand in the registry. */
      party: z.literal('municipality'),
      personal: z.optional(senderSchema),
    }),
  NoticeResent: () =>
    z.object({
      type: z.literal('NoticeResent'),
      notice: z.string(),
      to: z.enum(parties),
      obligation: z.nullable(z.object({ kind, cause })),
    }),
  ReferralCorrected: () =>
    z.object({
      type: z.literal('ReferralCorrected'),
      /** Names of the fields that changed. */
      fields: z.array(z.string()),
      decisionDate: z.nullable(daySchema),
      languages: z.array(z.string()),
      protection: z.nullable(z.enum(['international', 'temporary'])),
      missing: z.array(z.string()),
      personal: z.optional(z.object({ referral: referralDataSchema, text: z.string() })),
    }),
  StatusAsked: () =>
    z.object({ type: z.literal('StatusAsked'), party: z.enum(parties), mailKey: z.string() }),
  ...transferFacts,
  ...correctionFacts,
  EndWarned: () => z.object({ type: z.literal('EndWarned') }),
  ...clockFacts,
  ...endingFacts,
  MailFiled: () =>
    z.object({
      type: z.literal('MailFiled'),
      mailKey: z.string(),
      as: filedAs,
    }),
  ...needFacts,
  ...planFacts,
  ...evaluationFacts,
  ...importFacts,
  /** The personal parts of all entries, and the mails, are gone. */
  PersonalDataErased: () => z.object({ type: z.literal('PersonalDataErased') }),
  MachinesRestarted: () => z.object({ type: z.literal('MachinesRestarted'), restart: z.int() }),
  /** Failed executions were sent on from where they failed, in this order. */
  MachinesRedriven: () =>
    z.object({ type: z.literal('MachinesRedriven'), executions: z.array(executionSchema) }),
});
const typedSchema = z.object({ type: z.enum(Object.keys(schemas) as (keyof typeof schemas)[]) });

export type CaseEvent = z.infer<(typeof schemas)[keyof typeof schemas]>;
export type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

/** @throws ZodError for an event that no code of ours has written */
export const parseEvent = (value: unknown): CaseEvent => schemas[typedSchema.parse(value).type].parse(value);
