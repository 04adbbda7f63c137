/** Rows of cases and the cells that lists share. No personal data, so that a list needs no second step. */
import { type Day, dayOf } from '#domain/calendar/calendar';
import { Badge, Table } from '#web/frame/parts.tsx';
import type { CaseRow } from '#web/ports.ts';
import { partyNames } from '#web/texts/admin.ts';
import { dateShort } from '#web/texts/dates.ts';
import { phaseWords } from '#web/texts/words.ts';
import { workTexts as texts } from '#web/texts/work.ts';
import { pathOf } from '../paths.ts';
import { ClockBadges } from './clock-badges.tsx';

export const CaseTable = ({
  caption,
  rows,
  today,
}: {
  caption: string;
  rows: readonly CaseRow[];
  today: Day;
}) => (
  <Table
    caption={caption}
    head={texts.casesHead}
    rows={rows.map((row) => [
      <CaseLink caseId={row.caseId} />,
      phaseWords(row.phase),
      row.waitsFor.map((party) => partyNames[party]).join(', ') || '–',
      row.due ? <DueOf row={{ ...row, due: row.due }} today={today} /> : '–',
      row.municipality,
      row.provider ?? '–',
      dateShort(dayOf(row.registeredAt)),
    ])}
  />
);

export const CaseLink = ({ caseId }: { caseId: string }) => (
  <a class="nowrap" href={pathOf(caseId)}>
    {caseId}
  </a>
);

/** What stands is not late, whatever its day. */
export const DueOf = ({
  row,
  today,
}: {
  row: { readonly due: Day } & Parameters<typeof ClockBadges>[0]['of'];
  today: Day;
}) => (
  <>
    {row.paused ? dateShort(row.due) : <DueCell due={row.due} today={today} />} <ClockBadges of={row} />
  </>
);

export const DueCell = ({ due, today }: { due: Day; today: Day }) => (
  <>
    {dateShort(due)} <DueBadge due={due} today={today} />
  </>
);

/** By colour and by word; nothing while there is time. */
export const DueBadge = ({ due, today }: { due: Day; today: Day }) => {
  if (due < today) return <Badge tone="danger">{texts.overdue}</Badge>;
  return due === today ? <Badge tone="warn">{texts.dueToday}</Badge> : null;
};
