/** What an officer changes of a client's data, or of a mail about one, each noted among the accesses once it is done. */
import type { Typed } from '#casework/triage';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { Actor } from '#domain/case/events';
import { noteAccesses } from '#store/access';
import { loadMailIn, loadMailOut } from '#store/mails';

// On demand: pages are read oftener than anything is sent from them.
const casework = () => import('#casework/casework');
const contacts = () => import('#casework/contacts');
const triage = () => import('#casework/triage');

/**
 * The log of a case has every change, whoever made it. These entries are beside it, so that it can be asked what an officer
 * did; a crash in between costs the entry, never the change or its log.
 */
export function notedChanges(world: World) {
  const { table } = world;
  const note = (caseId: string, what: string, officer: string, at: Instant, detail: string | null = null) =>
    noteAccesses(table, [{ caseId, what, detail, officer, at }]);
  const caseOfMail = async (mailKey: string): Promise<string> =>
    (await loadMailIn(table, mailKey))?.caseId ?? `mail:${mailKey}`;
  return {
    change: async (caseId: string, command: Command, by: Actor, now: Instant, version: number | null) => {
      const state = await (await casework()).changeCase(world, caseId, command, by, now, version);
      if (by.who === 'officer') await note(caseId, 'change', by.officer, now, command.type);
      return state;
    },
    openCaseFromMail: async (mailKey: string, typed: Typed, officer: string, now: Instant) => {
      const caseId = await (await triage()).openTyped(world, mailKey, typed, officer, now);
      await note(caseId, 'open-case', officer, now);
      return caseId;
    },
    openFurtherCase: async (mailKey: string, part: number, typed: Typed, officer: string, now: Instant) => {
      const caseId = await (await triage()).openSplit(world, mailKey, part, typed, officer, now);
      await note(caseId, 'open-case', officer, now);
      return caseId;
    },
    attachMail: async (mailKey: string, caseId: string, officer: string, now: Instant) => {
      const attached = await (await triage()).attach(world, mailKey, caseId, officer, now);
      if (attached === 'attached') await note(caseId, 'attach', officer, now);
      return attached;
    },
    trustAddress: async (mailKey: string, ehak: string, officer: string, now: Instant) => {
      const trusted = await (await triage()).trust(world, mailKey, ehak, officer, now);
      await note(trusted.caseId ?? `mail:${mailKey}`, 'trust', officer, now);
      return trusted;
    },
    dismissMail: async (mailKey: string, reason: string, officer: string, now: Instant) => {
      await (await triage()).dismiss(world, mailKey, reason, officer, now);
      await note(await caseOfMail(mailKey), 'dismiss', officer, now);
    },
    fixContact: async (mailKey: string, address: string, officer: string, now: Instant) => {
      await (await contacts()).fixContact(world, mailKey, address, officer, now);
      const mail = await loadMailOut(table, mailKey);
      await note(mail?.caseId ?? `mail:${mailKey}`, 'fix-contact', officer, now);
    },
    fixBounced: async (bounceKey: string, address: string, officer: string, now: Instant) => {
      await (await contacts()).fixBounced(world, bounceKey, address, officer, now);
      await note(await caseOfMail(bounceKey), 'fix-contact', officer, now);
    },
  };
}
