/** The digests of the morning round: case references, what is to be done and by when; no personal data. */
import type { Day } from '#domain/calendar/calendar';
import { dateShort, numberShort, numberWordsOf, onDateWords } from '#domain/estonian';
import type { AgencyDigest, OpenTask, ProviderDigest } from '#domain/morning/digest';
import { obligationWords } from '#domain/obligation/words';
import { partyWords } from '#domain/words/parties';
import type { Block } from '#mail/compose/blocks';
import { button, heading, hint, letter, list, paragraph, type WrittenNotice } from './letter.ts';

/** Lines of one section; who has more than that looks at the list itself. */
const linesShown = 40;
/** A provider's tasks that get a button of their own. */
const buttonsShown = 30;

/** @param workLink the agency's list of work */
export function agencyDigestMail(digest: AgencyDigest, day: Day, workLink: string): WrittenNotice {
  const { overdue, dueToday, waiting, triage, failed, undelivered, erasing, strays } = digest;
  const counts = [
    counted(overdue.length, 'üle tähtaja'),
    counted(dueToday.length, 'tähtajaga täna'),
    counted(waiting.length, 'ootab SKA-d'),
    counted(triage, 'kiri ootab otsust', 'kirja ootab otsust'),
    counted(failed, 'töö ebaõnnestus', 'tööd ebaõnnestus'),
    counted(undelivered, 'kiri jäi kätte toimetamata', 'kirja jäi kätte toimetamata'),
    counted(erasing, 'juhtumi isikuandmed kustutatakse peagi'),
    counted(strays, 'juhtumiväline kiri kustutatakse peagi', 'juhtumivälist kirja kustutatakse peagi'),
  ].flatMap((one) => one ?? []);
  const rest = counts.slice(counts.length - restOf(digest));
  return letter({
    subject: `Hommikune kokkuvõte ${dateShort(day)}: ${counts.slice(0, 2).join(', ')}`,
    preview: `${counts.join(', ')}.`,
    heading: 'Hommikune kokkuvõte',
    body: [
      paragraph(`Selline on tööde seis ${onDateWords(day)}.`),
      ...section('Üle tähtaja', overdue, withAssignee),
      ...section('Tähtaeg on täna', dueToday, withAssignee),
      ...section('Ootab SKA-d', waiting, withoutAssignee),
      ...(restOf(digest) > 0 ? [heading('Muu, mis vajab tähelepanu'), list(rest)] : []),
      ...button('Ava tööde nimekiri', workLink),
    ],
  });
}

/** @param linkOf the signed link of each task; null: it was done meanwhile */
export function providerDigestMail(
  { overdue, dueToday, soon }: ProviderDigest,
  day: Day,
  linkOf: (task: OpenTask) => string | null,
): WrittenNotice {
  const all = [...overdue, ...dueToday, ...soon];
  const counts = [
    counted(overdue.length, 'üle tähtaja'),
    counted(dueToday.length, 'tähtajaga täna'),
    counted(soon.length, `tähtajaga ${soonWords(soon)}`),
  ].flatMap((one) => one ?? []);
  return letter({
    subject: `Teie ülesanded ${dateShort(day)}: ${counts.join(', ')}`,
    preview: `${counts.join(', ')}.`,
    heading: 'Teie ülesanded',
    body: [
      paragraph(
        `Täna tuletame Teile meelde ${numberShort(all.length)} ülesannet. Eraldi kirju me nende kohta täna ei saada.`,
      ),
      ...tasks('Üle tähtaja', overdue, linkOf),
      ...tasks('Tähtaeg on täna', dueToday, linkOf),
      ...tasks(`Tähtaeg on ${soonWords(soon)}`, soon, linkOf),
      hint('Kui olete ülesande juba täitnud, ei pea Te midagi tegema.'),
    ],
  });
}

/** As many working days ahead as their numbers say, when all say the same. */
function soonWords(soon: readonly OpenTask[]): string {
  const [ahead, ...others] = [...new Set(soon.map(({ nudges }) => nudges.before))];
  return ahead === undefined || others.length > 0 ? 'lähiajal' : `${numberWordsOf(ahead)} tööpäeva pärast`;
}

const restOf = ({ triage, failed, undelivered, erasing, strays }: AgencyDigest): number =>
  [triage, failed, undelivered, erasing, strays].filter((count) => count > 0).length;

const counted = (count: number, one: string, many = one): string | null =>
  count === 0 ? null : `${numberShort(count)} ${count === 1 ? one : many}`;

const withoutAssignee = ({ caseId, kind, due }: OpenTask): string =>
  `${caseId}: ${obligationWords(kind).name}, tähtaeg ${dateShort(due)}`;
const withAssignee = (task: OpenTask): string => `${withoutAssignee(task)} (${partyWords(task.assignee)})`;

function section(title: string, rows: readonly OpenTask[], words: (task: OpenTask) => string): Block[] {
  if (rows.length === 0) return [];
  const more = rows.length - linesShown;
  return [
    heading(`${title} (${numberShort(rows.length)})`),
    list(rows.slice(0, linesShown).map(words)),
    ...(more > 0 ? [hint(`Loetelust jäi välja ${numberShort(more)}: vaadake tööde nimekirja.`)] : []),
  ];
}

function tasks(title: string, rows: readonly OpenTask[], linkOf: (task: OpenTask) => string | null): Block[] {
  if (rows.length === 0) return [];
  const more = rows.slice(buttonsShown);
  return [
    heading(`${title} (${numberShort(rows.length)})`),
    ...rows
      .slice(0, buttonsShown)
      .flatMap((task) => [paragraph(withoutAssignee(task)), ...button(`Ava ${task.caseId}`, linkOf(task))]),
    ...(more.length > 0 ? [list(more.map(withoutAssignee))] : []),
  ];
}
