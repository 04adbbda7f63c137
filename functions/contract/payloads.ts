/**
 * What the machines pass to the functions and get back, version 1. It holds ids, times and outcomes, never personal data.
 * Fields may be added; none is renamed or removed while an execution that uses it can be alive (a year).
 */
import * as z from 'zod/mini';
import { parseInstant } from '#domain/calendar/calendar';
import { milestones } from '#domain/case/service';
import { lazily } from '#domain/lazily';
import { obligationKinds, outcomes, pathKinds } from '#domain/obligation/kinds';

/** A moment from `$states.context.State.EnteredTime`, which leaves out milliseconds that are zero: always written alike here. */
const now = z.pipe(z.iso.datetime(), z.transform(parseInstant));
const caseId = z.string().check(z.regex(/^TR\d\d-[0-9A-HJKMNP-TV-Z]{5}$/));
const kind = z.enum(obligationKinds);
/** Which one of its kind in this case: "1", "2", ... */
const cause = z.string().check(z.regex(/^\d{1,4}$/));
/** How often the case's machines were started anew before this one; a machine that began before 22 November 2026 does not say. */
const restart = z.nullish(z.int().check(z.minimum(0)));
const obligation = z.object({ caseId, kind, cause, restart });
const transferId = z.string().check(z.regex(/^[0-9a-f]{20}$/));
const transferAct = z.enum(['plan', 'apply', 'undo']);
const importRun = z.object({
  importId: z.string().check(z.regex(/^[0-9a-f]{20}$/)),
  run: z.int().check(z.positive()),
  act: z.enum(['check', 'import']),
});
/** Places of lines in a file, from 0; `to` is the first that is not meant. */
const part = z.object({ from: z.int().check(z.minimum(0)), to: z.int() });
const wakeAt = z.nullable(z.iso.datetime());

export const payloads = lazily({
  'read-mail': () => ({
    input: z.object({ objectKey: z.string(), now }),
    output: z.object({
      mailKey: z.string(),
      route: z.enum(['open-case', 'file', 'triage', 'done']),
      reason: z.string(),
    }),
  }),
  'open-case': () => ({
    input: z.object({ mailKey: z.string(), now }),
    output: z.object({ caseId: z.nullable(caseId) }),
  }),
  'file-mail': () => ({
    input: z.object({ mailKey: z.string(), now }),
    output: z.object({ filed: z.string() }),
  }),
  'triage-mail': () => ({
    input: z.object({ objectKey: z.string(), now, reason: z.string() }),
    output: z.object({ mailKey: z.string() }),
  }),
  'place-case': () => ({
    input: z.object({ caseId, restart, now, ran: z.nullable(z.object({ kind, cause })) }),
    output: z.object({
      step: z.enum([...pathKinds, 'start-service', 'ended', 'unattended', 'superseded']),
      cause,
    }),
  }),
  'open-obligation': () => ({ input: z.extend(obligation, { now }), output: z.object({ wakeAt }) }),
  'keep-token': () => ({
    input: z.object({
      caseId,
      restart,
      waiting: z.nullable(z.object({ kind, cause })),
      token: z.string().check(z.minLength(1)),
      /** Until when the machine means to wait; absent in machines older than this field. */
      wakeAt: z.optional(wakeAt),
      now,
    }),
    output: z.object({}),
  }),
  'nudge-obligation': () => ({ input: z.extend(obligation, { now }), output: z.object({ wakeAt }) }),
  'plan-nudge': () => ({ input: z.extend(obligation, { now }), output: z.object({ wakeAt }) }),
  'close-obligation': () => ({
    input: z.extend(obligation, { now }),
    output: z.object({ outcome: z.enum([...outcomes, 'superseded']) }),
  }),
  'plan-service': () => ({
    input: z.object({ caseId, restart, now }),
    output: z.object({ milestone: z.enum([...milestones, 'none']), wakeAt }),
  }),
  'reach-milestone': () => ({
    input: z.object({ caseId, now }),
    output: z.object({}),
  }),
  'list-transfer': () => ({
    input: z.object({ transferId, act: transferAct, after: z.nullable(z.string()), now }),
    output: z.object({
      caseIds: z.array(caseId),
      next: z.nullable(z.string()),
      effectiveAt: z.iso.datetime(),
    }),
  }),
  'transfer-case': () => ({
    input: z.object({ transferId, caseId, act: transferAct, now }),
    output: z.object({ result: z.enum(['planned', 'changed', 'undone', 'left']) }),
  }),
  'list-import': () => ({
    input: z.extend(importRun, { now }),
    output: z.object({ parts: z.array(part) }),
  }),
  'import-lines': () => ({
    input: z.extend(importRun, { ...part.shape, now }),
    output: z.object({ worked: z.int() }),
  }),
  'finish-import': () => ({ input: z.extend(importRun, { now }), output: z.object({}) }),
  'restart-cases': () => ({
    /** Without a case: the next page of all, from where the page before ended. */
    input: z.object({ caseId: z.nullable(caseId), after: z.nullable(z.string()), now }),
    output: z.object({
      restarted: z.int(),
      unable: z.int(),
      after: z.nullable(z.string()),
    }),
  }),
  measure: () => ({ input: z.object({ now }), output: z.object({}) }),
  'morning-round': () => ({
    input: z.object({ now }),
    output: z.object({ digests: z.int(), erased: z.int() }),
  }),
  sweep: () => ({ input: z.object({ now }), output: z.object({ mended: z.int() }) }),
});

export type StepName = keyof typeof payloads;
export type StepInput<Name extends StepName> = z.infer<(typeof payloads)[Name]['input']>;
export type StepOutput<Name extends StepName> = z.infer<(typeof payloads)[Name]['output']>;

/** What a waiting machine is told when its token is returned. */
export const signals = ['answered', 'rescheduled', 'changed'] as const;
export type Signal = (typeof signals)[number];
