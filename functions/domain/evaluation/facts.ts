/** Facts about the interim evaluation of the action plan, and about interpreters at meetings. */
import * as z from 'zod/mini';
import { instantSchema } from '#domain/calendar/calendar';
import { parties } from '#domain/obligation/kinds';
import { progressStages } from '#domain/plan/facts';

const cause = z.string();
const words = z.optional(z.object({ text: z.string() }));

/** Meetings at which an interpreter may be needed. */
export const interpretedMeetings = ['first-meeting', 'evaluation'] as const;
export type InterpretedMeeting = (typeof interpretedMeetings)[number];

export const evaluationFacts = {
  EvaluationSet: () =>
    z.object({
      type: z.literal('EvaluationSet'),
      /** Which evaluation of the case; one that moves keeps its number. */
      cause,
      startsAt: instantSchema,
      minutes: z.int(),
      moved: z.boolean(),
      by: z.enum(parties),
      /** The mail that named the time. */
      mailKey: z.nullable(z.string()),
      /** Language of the interpreter that is needed (ISO 639-1); null: none. */
      interpreter: z._default(z.nullable(z.string()), null),
      personal: z.optional(z.object({ place: z.nullable(z.string()) })),
    }),
  EvaluationCancelled: () => z.object({ type: z.literal('EvaluationCancelled'), cause, personal: words }),
  /** Its time came: `record` is the cause of the obligation to tell how it went. */
  EvaluationReached: () => z.object({ type: z.literal('EvaluationReached'), cause, record: cause }),
  EvaluationRecorded: () =>
    z.object({
      type: z.literal('EvaluationRecorded'),
      cause,
      held: z.boolean(),
      /** How far each goal of the plan is, in their order; none when it was not held. */
      outcomes: z.array(z.enum(progressStages)),
      personal: z.optional(
        z.object({
          goals: z.array(z.string()),
          /** Of one that was not held: why. */
          summary: z.string(),
          next: z.nullable(z.string()),
        }),
      ),
    }),
  InterpreterAsked: () =>
    z.object({
      type: z.literal('InterpreterAsked'),
      cause,
      meeting: z.enum(interpretedMeetings),
      startsAt: instantSchema,
      minutes: z.int(),
      language: z.string(),
    }),
  InterpreterArranged: () =>
    z.object({
      type: z.literal('InterpreterArranged'),
      cause,
      personal: z.optional(z.object({ name: z.string(), contact: z.string(), note: z.nullable(z.string()) })),
    }),
  InterpreterNotPossible: () =>
    z.object({ type: z.literal('InterpreterNotPossible'), cause, personal: words }),
};
