/** Signed links in mails: to a task, and to the pages beside the tasks. */
import { signLink } from '#casework/signing';
import type { World } from '#casework/world';
import { type CaseState, findObligation } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import type { MailOut } from '#domain/mail/records';
import { kindRules, type ObligationKind } from '#domain/obligation/kinds';

/** @returns the party's link of this obligation; null without one, and for who has no pages by link */
export async function linkOf(
  world: World,
  state: CaseState,
  party: MailOut['to'],
  about: MailOut['obligation'],
): Promise<string | null> {
  if (!about || party === 'agency' || party === 'client') return null;
  const issue = findObligation(state, about.kind, about.cause)?.linkIssue ?? 1;
  const { kind, cause } = about;
  const link = { caseId: state.id, kind, cause, party, issue };
  const token = signLink(await world.keys.link.newest(), link);
  return `${world.settings.baseUrl}/task/${token}`;
}

/**
 * A page of the provider beside its tasks: by the link of the latest task, open or not, that whoever gets the mail does. A link
 * asks for the address that it was sent to, so that of a task in other hands is of no use to them.
 */
export async function pageLinkOf(
  world: World,
  state: CaseState,
  page: 'change' | 'plan',
  about: MailOut['obligation'],
): Promise<string | null> {
  const reader = contactOf(state, 'provider', about)?.address;
  const latest = Object.values(state.obligations)
    .filter((one) => kindRules[one.kind].assignee === 'provider')
    .filter((one) => contactOf(state, 'provider', one)?.address === reader)
    .at(-1);
  const link = latest ? await linkOf(world, state, 'provider', latest) : null;
  return link && `${link}/${page}`;
}

/** The municipality's pages beside its tasks, each with what its link is of, since it may have no task of its own. */
const ofMunicipality = {
  // No service runs without a first meeting.
  evaluation: ['record-first-meeting'],
  query: ['ensure-support-person', 'record-first-meeting'],
} as const satisfies Record<string, readonly ObligationKind[]>;

export async function municipalityPageOf(
  world: World,
  state: CaseState,
  page: keyof typeof ofMunicipality,
): Promise<string | null> {
  const kinds: readonly ObligationKind[] = ofMunicipality[page];
  const latest = Object.values(state.obligations).findLast(({ kind }) => kinds.includes(kind));
  const link = latest ? await linkOf(world, state, 'municipality', latest) : null;
  return link && `${link}/${page}`;
}
