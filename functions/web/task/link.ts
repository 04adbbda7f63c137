/** What a task link leads to: an open task, one that was closed, or nothing any more. */
import { isCurrent } from '#domain/case/path';
import {
  type CaseState,
  type ClosedObligation,
  findObligation,
  type OpenObligation,
} from '#domain/case/state';
import {
  type AgencyKind,
  isAgencyKind,
  kindRules,
  type ObligationKind,
  type Party,
} from '#domain/obligation/kinds';
import type { Ports } from '../ports.ts';

export interface TaskLink {
  readonly token: string;
  readonly caseId: string;
  readonly kind: Exclude<ObligationKind, AgencyKind>;
  readonly cause: string;
  readonly party: Exclude<Party, 'agency'>;
  /** False for a party that may look but has nothing to do, e.g. the municipality and its calendar link. */
  readonly mayAnswer: boolean;
}

export interface OpenTask {
  readonly status: 'open';
  readonly link: TaskLink;
  readonly state: CaseState;
  /** Null in the moment before its machine has opened it: it can be answered all the same. */
  readonly obligation: OpenObligation | null;
}

export interface ClosedTask {
  readonly status: 'closed';
  readonly link: TaskLink;
  readonly state: CaseState;
  readonly obligation: ClosedObligation;
}

export type FoundTask =
  | OpenTask
  | ClosedTask
  /** `unknown`: altered, or never ours. `replaced`: a newer link was sent. `handed-over`: to another contact. `gone`: the case needs it no more. */
  | { readonly status: 'unknown' | 'replaced' | 'handed-over' | 'gone' }
  /** The agency works in the admin pages. */
  | { readonly status: 'agency'; readonly caseId: string };

/** Reads only. A closed task is told of by any of its links, also by a replaced one. */
export async function findTask(
  ports: Pick<Ports, 'readLink' | 'loadCase'>,
  token: string,
): Promise<FoundTask> {
  const read = await ports.readLink(token);
  if (!read) return { status: 'unknown' };
  const { caseId, kind, cause, party, issue } = read;
  if (party === 'agency' || isAgencyKind(kind)) return { status: 'agency', caseId };
  const state = await ports.loadCase(caseId);
  if (!state) return { status: 'unknown' };
  const obligation = findObligation(state, kind, cause);
  // Also after it was passed to the agency: an answer that comes late is still an answer.
  const mayAnswer = party === kindRules[kind].assignee || party === obligation?.assignee;
  const link = { token, caseId, kind, cause, party, mayAnswer };
  if (obligation?.status === 'closed') return { status: 'closed', link, state, obligation };
  if (!isCurrent(state, kind, cause)) return { status: 'gone' };
  if (issue !== (obligation?.linkIssue ?? 1)) {
    const handed = obligation?.contact && issue < obligation.contact.sinceIssue;
    return { status: handed ? 'handed-over' : 'replaced' };
  }
  return { status: 'open', link, state, obligation };
}
