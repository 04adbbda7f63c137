/** Loads what an extract holds, and leaves out what its reader is not to have. */
import type { Instant } from '#domain/calendar/calendar';
import { withoutOthers } from '#domain/extract/without-others';
import type { MailIn } from '#domain/mail/records';
import type { Access } from '#web/access-ports.ts';
import type { Ports } from '#web/ports.ts';
import type { Session } from '#web/sign-in/session.ts';
import { extractTexts as texts } from '#web/texts/extract.ts';
import { loadView } from '../case/view.ts';
import { loadOfficerNames } from '../officer-names.ts';
import type { Audience, Extract } from './document.tsx';

/** Mails whose text is printed: each is fetched and read. */
const mostTexts = 20;

/**
 * @param audience null: without personal data
 * @returns null when there is no such case
 */
export async function loadExtract(
  ports: Ports,
  caseId: string,
  { session, now, audience }: { session: Session; now: Instant; audience: Audience | null },
): Promise<Extract | null> {
  // An auditor's view is the same page without its forms. The look itself is noted by who asked for it.
  const reading: Session = { ...session, role: 'auditor' };
  const about = { session: reading, now, failed: null, done: undefined, personal: false };
  const loaded = await loadView(ports, caseId, about);
  if (!loaded) return null;
  const mailsIn = loaded.mails.filter((mail) => mail.direction === 'in');
  const seen = [caseId, ...new Set([loaded.state.mailKey, ...mailsIn.map(({ key }) => key)])];
  const [names, accesses, mailTexts] = await Promise.all([
    loadOfficerNames(ports),
    ports.accessesTo(seen.map((one) => (one === caseId ? one : `mail:${one}`))),
    audience === 'agency' ? Promise.all(mailsIn.slice(0, mostTexts).map((mail) => textOf(ports, mail))) : [],
  ]);
  const forClient = audience === 'subject';
  const state = forClient ? withoutOthers(loaded.state) : loaded.state;
  const log = forClient ? loaded.log.map(withoutName) : loaded.log;
  const mails = forClient ? loaded.mails.map(withoutWords) : loaded.mails;
  const personal = audience ? { mail: null, text: null, municipalities: [] } : null;
  return {
    audience,
    view: { ...loaded, state, log, mails, personal, siblings: [], earlier: [] },
    madeBy: forClient ? texts.anyOfficer : session.name,
    familyMembers: loaded.state.referral?.familyMembers.length ?? 0,
    accesses: forClient ? { ...accesses, rows: accesses.rows.map(byAnyOfficer) } : accesses,
    names,
    mailTexts: mailTexts.flatMap((one) => one ?? []),
    mailsLeft: audience === 'agency' && mailsIn.length > mostTexts,
    erasure: ports.erasureDay(loaded.state),
  };
}

async function textOf(ports: Ports, mail: MailIn): Promise<Extract['mailTexts'][number] | null> {
  const text = await ports.mailText(mail);
  const from = [mail.reading?.from.name, mail.reading?.from.address].filter(Boolean).join(', ');
  return text === null ? null : { at: mail.receivedAt, from: from || '–', text };
}

/** Whoever asks for their data learns that an officer saw them, and when; not which one (Court of Justice, C-579/21). */
const byAnyOfficer = (one: Access): Access =>
  one.officer === null ? one : { ...one, officer: texts.anyOfficer };

const withoutName = <Entry extends Extract['view']['log'][number]>(entry: Entry): Entry =>
  entry.by.who === 'officer' ? { ...entry, by: { who: 'officer', officer: '(SKA)' } } : entry;

/** The words of a mail are its writer's; what was read of it stands in the case. */
const withoutWords = <Mail extends Extract['view']['mails'][number]>(mail: Mail): Mail =>
  mail.direction === 'in' ? { ...mail, reading: null } : mail;
