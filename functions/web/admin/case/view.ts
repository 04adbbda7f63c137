/** Everything that the page of a case shows, loaded once. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { MailIn, MailRecord } from '#domain/mail/records';
import type { RuleBook } from '#domain/obligation/rules';
import { isServed } from '#domain/transfer/decide';
import type { Errors, Values } from '#web/frame/form.ts';
import type { EarlierCase, LogEntry, Ports, Provider } from '#web/ports.ts';
import type { Session } from '#web/sign-in/session.ts';
import { type CaseAction, mailActions } from '../acts/commands.ts';
import { loadOfficerNames, namedEntries } from '../officer-names.ts';

export interface Failed {
  readonly action: CaseAction | null;
  readonly values: Values;
  readonly errors: Errors;
  /** What the domain said; null when the form itself had mistakes. */
  readonly refusal: string | null;
  /** What others did since the page was drawn. */
  readonly changes: readonly LogEntry[];
}

export interface Personal {
  /** The mail that opened the case, and its text. */
  readonly mail: MailIn | null;
  readonly text: string | null;
  /** For the form that opens another case from the mail. */
  readonly municipalities: readonly { readonly ehak: string; readonly name: string }[];
}

export interface CaseView {
  readonly session: Session;
  readonly now: Instant;
  readonly state: CaseState;
  /** Officers by their names. */
  readonly log: readonly LogEntry[];
  readonly mails: readonly MailRecord[];
  readonly providers: readonly Provider[];
  /** Id of the municipality's own provider of the day. */
  readonly suggested: string | null;
  /** Other cases that the same mail opened. */
  readonly siblings: readonly string[];
  /** Earlier cases of the same person, while the referral is looked at. */
  readonly earlier: readonly EarlierCase[];
  /** Null until the second step. */
  readonly personal: Personal | null;
  /** Numbers that hold for what begins now. */
  readonly rules: RuleBook;
  readonly failed: Failed | null;
  readonly done: string | undefined;
}

/** Loads it; when personal data are asked for, the access is noted first. @returns null when there is no such case. */
export async function loadView(
  ports: Ports,
  caseId: string,
  about: Pick<CaseView, 'session' | 'now' | 'failed' | 'done'> & { personal: boolean },
): Promise<CaseView | null> {
  const state = await ports.loadCase(caseId);
  if (!state) return null;
  const { session, now, failed, done } = about;
  const shown = about.personal || (failed !== null && holdsPersonal(failed, state));
  if (shown) await ports.noteAccess({ caseId, officer: session.sub, what: 'case', at: now });
  const mail = await ports.loadMail(state.mailKey);
  const [log, names, mails, providers, suggested, personal, earlier, rules] = await Promise.all([
    ports.loadLog(caseId),
    loadOfficerNames(ports),
    ports.mailsOfCase(caseId),
    state.phase === 'review' || isServed(state.phase) ? ports.listProviders() : [],
    state.phase === 'review' ? ports.providerOf(state.municipality.ehak, dayOf(now)) : null,
    shown ? loadPersonal(ports, mail) : null,
    state.phase === 'incomplete' || state.phase === 'review' ? ports.earlierCases(state, dayOf(now)) : [],
    ports.rules(now),
  ]);
  const siblings = mail?.opened.filter((one) => one !== caseId) ?? [];
  const view = { session, now, state, mails, providers, siblings, earlier, personal, rules, failed, done };
  return { ...view, log: namedEntries(names, log), suggested: suggested?.id ?? null };
}

/** What was typed of a client, or by one, came back with a mistake: its form is shown in the second step only. */
function holdsPersonal({ action }: Failed, state: CaseState): boolean {
  // Goals and what an overview says of them are personal data, too.
  if (action === 'record-answer') return ['incomplete', 'active', 'closing'].includes(state.phase);
  if (action === 'change-plan' || action === 'review-report' || action === 'correct-fact') return true;
  if (action === 'set-evaluation' || action === 'answer-interpreter') return true;
  return mailActions.some((one) => one === action && one !== 'fix-contact');
}

async function loadPersonal(ports: Ports, mail: MailIn | null): Promise<Personal> {
  const [text, municipalities] = await Promise.all([
    mail ? ports.mailText(mail) : null,
    ports.listMunicipalities(),
  ]);
  return { mail, text, municipalities };
}
