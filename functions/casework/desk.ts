/** What the pages may ask of the world, over casework and store. Its shape is the pages' own list of ports. */
import type { S3Client } from '@aws-sdk/client-s3';
import { createImportDesk } from '#casework/import-desk';
import { notedChanges } from '#casework/noted';
import { createRegistryDesk } from '#casework/registry-desk';
import { searchCases } from '#casework/search';
import { readLink } from '#casework/signing';
import type { World } from '#casework/world';
import { type Day, type Instant, parseDay } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { Typed as TypedDraft } from '#domain/case/typing';
import type { FeedbackLink } from '#domain/feedback/link';
import type { Ratings } from '#domain/feedback/questions';
import type { MailIn } from '#domain/mail/records';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import { erasureDay } from '#domain/retention/retention';
import type { WorkFilters } from '#domain/search/filters';
import type { Period } from '#domain/statistics/period';
import { MAX_MAIL_BYTES } from '#mail/read/limits';
import { type AccessEntry, type AccessFilter, accessesTo, listAccesses, noteAccesses } from '#store/access';
import { linkToDownload } from '#store/downloads';
import { feedbackCounts } from '#store/feedback';
import { countWrongAddress, linkSleeps } from '#store/link-guard';
import { listHeld, listTriage, listUndelivered, mailsOfCase } from '#store/lists';
import { loadMailIn, settleUndelivered } from '#store/mails';
import { keepOfficer, listOfficers, type Officer } from '#store/officers';
import { filedKey } from '#store/raw-mail';
import { clearTyped, keepTyped, loadTyped, type Which } from '#store/typed';
import { countCases, countTriage, countWork, listCases, listWork } from '#store/work-lists';

export function createDesk(world: World, files: { s3: S3Client; bucket: string }) {
  const { table, registry } = world;
  return {
    loadCase: async (caseId: string) => (await (await reading()).readCase(table, caseId)).state,
    loadLog: async (caseId: string) => (await (await reading()).readCase(table, caseId)).entries,
    ...notedChanges(world),
    listWork: (filters: WorkFilters, today: Day, cursor: string | null) =>
      listWork(table, filters, today, cursor),
    countWork: (filters: WorkFilters, today: Day) => countWork(table, filters, today),
    listCases: (filters: WorkFilters, today: Day, cursor: string | null) =>
      listCases(table, filters, today, cursor),
    countCases: (filters: WorkFilters, today: Day) => countCases(table, filters, today),
    countTriage: () => countTriage(table),
    searchCases: (typed: string, page: number) => searchCases(world, typed, page),
    listTriage: (cursor: string | null) => listTriage(table, cursor),
    loadMail: (mailKey: string) => loadMailIn(table, mailKey),
    mailsOfCase: (caseId: string) => mailsOfCase(table, caseId),
    mailText: async (mail: MailIn) => {
      const bytes = wasRead(mail) ? await bytesOf(world, mail) : null;
      return bytes && isSafe(mail) ? ((await openedMail(bytes))?.text ?? null) : null;
    },
    downloadLink: async (mail: MailIn, number: number | null) => {
      const bytes = await bytesOf(world, mail);
      if (!bytes || !isSafe(mail)) throw new Error('This mail is not served');
      const short = mail.key.slice(0, 12);
      if (number === null) return linkToDownload(files.s3, files.bucket, bytes, `${short}.eml`);
      const name = mail.reading?.attachments[number - 1]?.name;
      const original = await openedMail(bytes);
      const attachment = original?.attachments.find((one) => one.name === name);
      if (!attachment) throw new Error('The mail has no such attachment');
      // The link is an address: it tells the kind of the file, never its name.
      const ending = /\.[a-z0-9]{1,8}$/i.exec(attachment.name)?.[0] ?? '';
      return linkToDownload(files.s3, files.bucket, attachment.content, `${short}-${number}${ending}`);
    },
    listMunicipalities: () => registry.municipalities(),
    listProviders: () => registry.providers(),
    ...createRegistryDesk(world),
    ...createImportDesk(world),
    providerOf: (ehak: string, day: string) => registry.providerOf(ehak, parseDay(day)),
    rereadMail: async (mailKey: string, now: Instant) => {
      await world.machines.startIntake(
        filedKey(mailKey),
        `reread-${mailKey.slice(0, 32)}-${Date.parse(now)}`,
      );
    },
    listHeld: (cursor: string | null) => listHeld(table, cursor),
    listErasures: async (now: Instant) => (await import('#casework/erasing')).previewErasure(world, now),
    countStrays: async (now: Instant) => (await import('#casework/erasing-strays')).previewStrays(world, now),
    listUndelivered: () => listUndelivered(table, null),
    setUndeliveredAside: (mailKey: string, officer: string) => settleUndelivered(table, mailKey, officer),
    sendHeld: async (mailKey: string, now: Instant) =>
      (await import('#casework/send')).sendHeld(world, mailKey, now),
    listFailures: async () => (await restarts()).failuresOf(world),
    redrive: async (machine: string, name: string, officer: string, now: Instant) =>
      (await restarts()).redrive(world, { machine, name }, officer, now),
    restartMachines: async (caseId: string, officer: string, now: Instant) =>
      (await restarts()).restartCase(world, caseId, { who: 'officer', officer }, now),
    restartCases: async (after: string | null, officer: string, now: Instant) =>
      (await restarts()).restartPage(world, after, { who: 'officer', officer }, now),
    noteAccess: (entry: AccessEntry) => noteAccesses(table, [entry]),
    noteAccesses: (entries: readonly AccessEntry[]) => noteAccesses(table, entries),
    listAccesses: (filter: AccessFilter, cursor: string | null) => listAccesses(table, filter, cursor),
    accessesTo: (about: readonly string[]) => accessesTo(table, about),
    keepOfficer: (officer: Pick<Officer, 'sub' | 'name' | 'role'>, now: Instant) =>
      keepOfficer(table, officer, now),
    listOfficers: () => listOfficers(table),
    erasureDay: (state: CaseState) => erasureDay(state, world.settings.retention),
    caseFacts: async (period: Period, today: Day) =>
      (await import('#store/statistics')).factsIn(table, period, today),
    downloadOf: (bytes: Uint8Array, name: string) => linkToDownload(files.s3, files.bucket, bytes, name),
    readLink: (token: string) => readLink(world.keys.link, token),
    addressesOf: async (
      state: CaseState,
      party: Party,
      about: { kind: ObligationKind; cause: string } | null,
    ) => {
      const { addressesOf } = await import('#casework/parties');
      return (await addressesOf(world, state, party, about)).map((address) => address.toLowerCase());
    },
    countWrongAddress: (token: string, now: Instant) => countWrongAddress(table, token, now),
    earlierCases: async (state: CaseState, today: Day) =>
      (await import('#casework/earlier')).earlierCases(world, state, today),
    findSurvey: async (token: string, now: Instant) => (await surveys()).findSurvey(world, token, now),
    answerSurvey: async (link: FeedbackLink, ratings: Ratings, now: Instant) =>
      (await surveys()).answerSurvey(world, link, ratings, now),
    feedbackCounts: (period: string) => feedbackCounts(table, period),
    linkSleeps: (token: string, now: Instant) => linkSleeps(table, token, now),
    listTasksAt: async (
      state: CaseState,
      party: 'municipality' | 'provider',
      address: string,
      cursor: string | null,
    ) => (await import('#casework/party-tasks')).partyTasks(world, state, party, address, cursor),
    loadTyped: (of: Which) => loadTyped(table, of),
    keepTyped: (of: Which, typed: TypedDraft) => keepTyped(table, of, typed),
    clearTyped: (of: Which) => clearTyped(table, of),
  };
}

/** On demand: lists, search and the registry read no case. */
const reading = () => import('#casework/read-case');

/** On demand, as all that changes a case is: a page is read before anything is sent from it, and often nothing is. */
const restarts = () => import('#casework/restarts');
const surveys = () => import('#casework/feedback');

/** On demand: the parsers of mails are more than all other code that a start of the pages reads. */
const openedMail = async (bytes: Uint8Array) => (await import('#mail/read/original')).openOriginal(bytes);

/** The bytes lie under the mail's key once it was acted on, before that where they came in. */
async function bytesOf(world: World, mail: MailIn): Promise<Uint8Array | null> {
  const raw = (await world.rawMails.get(filedKey(mail.key))) ?? (await world.rawMails.get(mail.objectKey));
  return raw?.bytes ?? null;
}

/** DESIGN § 5: with a virus verdict other than PASS a mail is never parsed nor served. */
const isSafe = (mail: MailIn): boolean => (mail.reading?.virus ?? 'PASS') === 'PASS';

/** What the reader was stopped at would stop a page, too: such a mail is only downloaded. */
const wasRead = (mail: MailIn): boolean => mail.reading !== null && mail.bytes <= MAX_MAIL_BYTES;
