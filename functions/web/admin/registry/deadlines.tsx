/** The deadlines table: which numbers hold for each obligation and why, what will change, and who changed what. */
import { type Day, dayOf } from '#domain/calendar/calendar';
import { kindRules, type ObligationKind, obligationKinds } from '#domain/obligation/kinds';
import { isLed, type RuleNumbers, ruleOn } from '#domain/obligation/rules';
import { bookOf, type RuleEntry } from '#domain/registry/deadlines';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { answerPage } from '../../frame/page.tsx';
import { Outside, Table } from '../../frame/parts.tsx';
import type { Ports } from '../../ports.ts';
import { partyNames } from '../../texts/admin.ts';
import { dateShort, dateTimeShort } from '../../texts/dates.ts';
import { deadlinesTexts as texts } from '../../texts/deadlines.ts';
import { obligationWords } from '../../texts/words.ts';
import { loadOfficerNames, type OfficerNames, officerName } from '../officer-names.ts';
import { deadlinePath, RegistryFrame } from './parts.tsx';

/** GET /admin/registry/deadlines */
export async function deadlinesPage(c: PageContext, ports: Ports) {
  const [{ entries }, names] = await Promise.all([ports.deadlines(), loadOfficerNames(ports)]);
  const today = dayOf(nowOf(c));
  const book = bookOf(entries);
  return answerPage(
    c,
    <RegistryFrame c={c} title={texts.title}>
      <p>{texts.lead}</p>
      <p>{texts.kept}</p>
      <Table
        caption={texts.caption}
        head={texts.head}
        rows={obligationKinds.map((kind) => {
          const numbers = ruleOn(book, kind, today);
          return [
            <a href={deadlinePath(kind)}>{obligationWords(kind).title}</a>,
            partyNames[kindRules[kind].assignee],
            dueWords(numbers),
            askedWords(kind, numbers),
            texts.reminders(numbers),
            texts.sources[kind],
            sinceWords(entries, kind, today),
          ];
        })}
      />
      <Table
        caption={texts.fixed.caption}
        head={texts.fixed.head}
        rows={texts.fixed.rows.map((row) => [...row])}
      />
      <History entries={entries} today={today} names={names} />
    </RegistryFrame>,
  );
}

/** All versions, the newest first. */
export const History = ({
  entries,
  today,
  names,
}: {
  entries: readonly RuleEntry[];
  today: Day;
  names: OfficerNames;
}) =>
  entries.length === 0 ? (
    <>
      <h2>{texts.history.caption}</h2>
      <p>{texts.history.none}</p>
    </>
  ) : (
    <Table
      caption={texts.history.caption}
      head={texts.history.head}
      rows={entries
        .toReversed()
        .map((one) => [
          dateTimeShort(one.at),
          <Outside text={officerName(names, one.officer)} />,
          obligationWords(one.kind).title,
          dateShort(one.from),
          numbersWords(one.kind, one),
          <Outside text={one.reason} />,
          stateOf(entries, one, today, names),
        ])}
    />
  );

/** "5 tööpäeva, 2 tööpäeva enne ja tähtajal, …" */
export const numbersWords = (kind: ObligationKind, numbers: RuleNumbers): string =>
  [
    numbers.workingDays === null ? null : dueWords(numbers),
    isLed(kind) ? askedWords(kind, numbers) : null,
    texts.reminders(numbers),
  ]
    .filter((one) => one !== null)
    .join('; ');

const dueWords = ({ workingDays }: RuleNumbers): string =>
  workingDays === null ? texts.onDate : texts.workingDays(workingDays);

const askedWords = (kind: ObligationKind, { leadDays }: RuleNumbers): string => {
  if (!isLed(kind)) return texts.atEvent;
  return leadDays === null ? texts.monthBefore : texts.leadDays[kind](leadDays);
};

function sinceWords(entries: readonly RuleEntry[], kind: ObligationKind, today: Day): string {
  const own = entries.filter((one) => one.kind === kind && one.withdrawn === null);
  const holds = own
    .map(({ from }) => from)
    .filter((from) => from <= today)
    .toSorted();
  const ahead = own
    .map(({ from }) => from)
    .filter((from) => from > today)
    .toSorted();
  const since = holds.at(-1);
  const next = ahead[0];
  const words = since ? texts.since(dateShort(since)) : texts.usual;
  return next ? `${words}; ${texts.planned(dateShort(next))}` : words;
}

function stateOf(entries: readonly RuleEntry[], one: RuleEntry, today: Day, names: OfficerNames) {
  const { history } = texts;
  if (one.withdrawn) {
    const { at, officer, reason } = one.withdrawn;
    return <Outside text={history.withdrawn(dateTimeShort(at), officerName(names, officer), reason)} />;
  }
  if (one.from > today) return history.ahead;
  const later = entries.some(
    ({ kind, from, withdrawn }) =>
      withdrawn === null && kind === one.kind && from > one.from && from <= today,
  );
  return later ? history.over : history.holds;
}
