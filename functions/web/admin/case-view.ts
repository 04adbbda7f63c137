/** Everything that the page of a case shows, loaded once. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { MailIn, MailRecord } from '#domain/mail/records';
import type { Errors, Values } from '../frame/form.ts';
import type { LogEntry, Ports, Provider } from '../ports.ts';
import type { Session } from '../sign-in/session.ts';
import type { CaseAction } from './case-commands.ts';

export interface Failed {
  readonly action: CaseAction | null;
  readonly values: Values;
  readonly errors: Errors;
  /** What the domain said; null when the form itself had mistakes. */
  readonly refusal: string | null;
  /** What others did since the page was drawn. */
  readonly changes: readonly LogEntry[];
}

export interface CaseView {
  readonly session: Session;
  readonly now: Instant;
  readonly state: CaseState;
  readonly log: readonly LogEntry[];
  readonly mails: readonly MailRecord[];
  readonly providers: readonly Provider[];
  /** Id of the municipality's own provider of the day. */
  readonly suggested: string | null;
  /** Null until the second step. */
  readonly personal: { readonly mail: MailIn | null; readonly text: string | null } | null;
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
  // What was typed of the client came back with a mistake: its form is shown in the second step only.
  const clientForm = failed?.action === 'record-answer' && state.phase === 'incomplete';
  const shown = about.personal || clientForm;
  if (shown) await ports.noteAccess({ caseId, officer: session.sub, what: 'case', at: now });
  const [log, mails, providers, suggested, personal] = await Promise.all([
    ports.loadLog(caseId),
    ports.mailsOfCase(caseId),
    state.phase === 'review' ? ports.listProviders() : [],
    state.phase === 'review' ? ports.providerOf(state.municipality.ehak, dayOf(now)) : null,
    shown ? loadPersonal(ports, state) : null,
  ]);
  const suggestedId = suggested?.id ?? null;
  return { session, now, state, log, mails, providers, suggested: suggestedId, personal, failed, done };
}

async function loadPersonal(ports: Ports, state: CaseState): Promise<CaseView['personal']> {
  const mail = await ports.loadMail(state.mailKey);
  return { mail, text: mail ? await ports.mailText(mail) : null };
}
