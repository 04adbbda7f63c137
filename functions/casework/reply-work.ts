/** What a reply may do for the party that wrote it: complete a referral, ask the provider, draft an answer, ask for the status. */
import { changeCase, loadCase } from '#casework/casework';
import type { Reference } from '#casework/signing';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { FiledAs } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation } from '#domain/case/state';
import { evaluationSet, usualMinutes, wishedLanguage } from '#domain/evaluation/state';
import type { MailIn } from '#domain/mail/records';
import { asksForStatus, isForInformation } from '#domain/mail/wishes';
import type { Party } from '#domain/obligation/kinds';
import type { Reading } from '#domain/reading';
import { planSentByMail } from '#domain/words/plan-reasons';
import { readAnswer } from '#mail/read/answer';
import { readEvaluationInMail } from '#mail/read/evaluation';
import { readNeed } from '#mail/read/need-answer';
import { readPlanInMail } from '#mail/read/plan';

export interface Reply {
  readonly state: CaseState;
  readonly party: Party;
  /** The obligation that the reply address was signed for. */
  readonly about: Reference | null;
  readonly mail: MailIn;
  readonly reading: Reading;
}

/** @returns as what the mail is filed; null: no rule knows what to do with it, a person decides */
export async function workOnReply(world: World, reply: Reply, now: Instant): Promise<FiledAs | null> {
  const { state, party, mail, reading } = reply;
  if (asksForStatus(reading.replyText)) {
    await change(world, reply, { type: 'AskStatus', party, mailKey: mail.key }, now);
    return 'status';
  }
  switch (party) {
    case 'municipality':
      return fromMunicipality(world, reply, now);
    case 'provider':
      return (await draftsAnswer(world, reply, now)) ? 'answer' : null;
    case 'agency':
      return state.phase === 'ended' ? 'note' : null;
  }
}

/**
 * Gives the case what the reply holds.
 * @returns false when it held nothing that the case asked for: a question, perhaps
 */
export async function completes(
  world: World,
  { state, mail, reading }: Pick<Reply, 'state' | 'mail' | 'reading'>,
  now: Instant,
): Promise<boolean> {
  const command = {
    type: 'SupplementReferral',
    mailKey: mail.key,
    more: reading.answers ?? reading.referral,
    warnings: reading.warnings,
    channel: 'mail',
    arrivedAt: mail.receivedAt,
  } as const;
  try {
    await changeCase(world, state.id, command, { who: 'party', party: 'municipality' }, now);
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
  }
  // The log tells, not this commit: an earlier try may have made it and died before it could file the mail.
  const { entries } = await loadCase(world, state.id, now);
  return entries.some(({ events }) =>
    events.some((event) => event.type === 'ReferralSupplemented' && event.mailKey === mail.key),
  );
}

/** While no provider knows the case, data complete it. Later they are kept, and the rest of the mail is a question. */
async function fromMunicipality(world: World, reply: Reply, now: Instant): Promise<FiledAs | null> {
  const { state, mail, reading } = reply;
  const completed = await completes(world, reply, now);
  if (isForInformation(reading.subject, reading.replyText)) return 'note';
  if (!state.provider) return completed ? 'answer' : null;
  const text = reading.replyText?.trim();
  if (!text) return null;
  if (await assessesNeed(world, reply, now)) return 'answer';
  const evaluation = await setsEvaluation(world, reply, now);
  const plan = await changesPlan(world, reply, evaluation ?? reading.replyText, now);
  if (plan === 'only') return 'plan';
  if (evaluation !== null && plan === null && !evaluation.includes('?')) return 'evaluation';
  const { receivedAt: arrivedAt } = mail;
  const command = { type: 'AskQuery', mailKey: mail.key, text, channel: 'mail', arrivedAt } as const;
  return (await change(world, reply, command, now)) ? 'query' : null;
}

/** A reply to the warning of the end that says clearly what the client needs after it. */
async function assessesNeed(world: World, reply: Reply, now: Instant): Promise<boolean> {
  const { about, mail, reading } = reply;
  const need = about?.kind === 'assess-need' ? readNeed(reading.replyText) : null;
  if (!about || !need) return false;
  const { receivedAt: arrivedAt } = mail;
  const answer = { cause: about.cause, need, note: reading.replyText, channel: 'mail', arrivedAt } as const;
  return change(world, reply, { type: 'AssessNeed', ...answer }, now);
}

/**
 * The time of the interim evaluation, while the service runs; what the mail does not say of it stays.
 * @returns the rest of the mail; null: no time, or none that could be one
 */
async function setsEvaluation(world: World, reply: Reply, now: Instant): Promise<string | null> {
  const { state, mail, reading } = reply;
  const read = state.phase === 'active' ? readEvaluationInMail(reading.replyText) : null;
  if (!read) return null;
  const before = evaluationSet(state);
  const { startsAt, place } = read;
  const told = {
    startsAt,
    minutes: before?.minutes ?? usualMinutes,
    place: place ?? before?.place ?? null,
    interpreter: before ? before.interpreter : wishedLanguage(state),
    mailKey: mail.key,
  };
  const done = await change(world, reply, { type: 'SetEvaluation', by: 'municipality', ...told }, now);
  return done ? read.rest : null;
}

/**
 * A municipality's new plan, while the service runs.
 * @param text of the mail, without what else was read of it
 * @returns `only`: there is nothing else in the mail; `beside` a question; null: no plan, or none that could be one
 */
async function changesPlan(
  world: World,
  reply: Reply,
  text: string | null,
  now: Instant,
): Promise<'only' | 'beside' | null> {
  const { state, mail } = reply;
  const read = state.phase === 'active' ? readPlanInMail(text) : null;
  if (!read) return null;
  const { goals, rhythm, asks } = read;
  const last = state.serviceEnd;
  const days = read.days.filter((day) => day > dayOf(mail.receivedAt) && (!last || day <= last));
  if (days.length < read.days.length) return null;
  const reason = read.reason ?? planSentByMail(dayOf(mail.receivedAt));
  const told = { goals, rhythm, days, reason, mailKey: mail.key };
  if (!(await change(world, reply, { type: 'ChangePlan', by: 'municipality', ...told }, now))) return null;
  return asks ? 'beside' : 'only';
}

/** What cannot be read of it is kept with the obligation as well: the mail tells the provider to use the link. */
async function draftsAnswer(world: World, reply: Reply, now: Instant): Promise<boolean> {
  const { state, about, mail, reading } = reply;
  const obligation = about ? findObligation(state, about.kind, about.cause) : null;
  if (!about || obligation?.status !== 'open') return false;
  const values = readAnswer(about.kind, reading.replyText);
  const { key: mailKey, receivedAt: arrivedAt } = mail;
  return change(world, reply, { type: 'DraftAnswer', ...about, mailKey, arrivedAt, values }, now);
}

/** @returns false when the case refuses it as it is now */
async function change(world: World, reply: Reply, command: Command, now: Instant): Promise<boolean> {
  try {
    await changeCase(world, reply.state.id, command, { who: 'party', party: reply.party }, now);
    return true;
  } catch (error) {
    if (error instanceof CommandRefused) return false;
    throw error;
  }
}
