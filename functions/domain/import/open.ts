/** Opening a running case from a line of a file: the facts that lead to its phase, in one entry that owes no mails. */
import { type Instant, parseInstant, startOfDay } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { openCase } from '#domain/case/opening';
import type { ImportRow } from '#domain/import/row';

export interface Origin {
  /** The file by the hash of its bytes. */
  readonly file: string;
  readonly line: number;
}

/** What a case without a mail has in its place. */
export const mailKeyOf = ({ file, line }: Origin): string => `import-${file}-${line}`;

/** An hour, as of every meeting whose length nobody said. */
const usualMinutes = 60;

/**
 * The referral came on its day, outside; it is registered now. The obligation of its phase is opened by the machine that
 * the entry starts, and counts from then.
 */
export function openImported(row: ImportRow, caseId: string, origin: Origin, now: Instant): CaseEvent[] {
  const { municipality, provider, sender, referral, referralDate, supportPerson, meeting, plan } = row;
  const opening = openCase(
    {
      ...{ caseId, municipality, sender, referral, warnings: [], unreadable: 0 },
      mailKey: mailKeyOf(origin),
      receivedAt: parseInstant(startOfDay(referralDate)),
    },
    now,
  );
  const text = [row.notes, row.endReason].filter((one) => one !== null).join('\n');
  return [
    ...opening,
    { type: 'ReferralAccepted', provider, referralDate },
    ...(supportPerson ? [ensured(supportPerson)] : []),
    ...(meeting ? [arranged(meeting)] : []),
    ...(plan ? begun(plan, row) : []),
    {
      type: 'CaseImported',
      ...origin,
      phase: row.phase,
      lastOverview: row.lastOverview,
      ...(text === '' ? {} : { personal: { text } }),
    },
  ];
}

const ensured = (personal: NonNullable<ImportRow['supportPerson']>): CaseEvent => ({
  type: 'SupportPersonEnsured',
  languages: [],
  personal,
});

const arranged = ({ startsAt, place }: NonNullable<ImportRow['meeting']>): CaseEvent => ({
  type: 'FirstMeetingArranged',
  ...{ startsAt, minutes: usualMinutes, moved: false, interpreter: null },
  ...(place === null ? {} : { personal: { place } }),
});

const begun = (
  { goals, rhythm, days }: NonNullable<ImportRow['plan']>,
  { referralDate, serviceEnd }: ImportRow,
): CaseEvent[] => [
  {
    type: 'FirstMeetingHeld',
    ...{ suited: true, rhythm, days: [...days] },
    personal: { goals: goals.length > 0 ? goals.join('\n') : null, note: null },
  },
  { type: 'CaseActivated', referralDate, serviceEnd },
];
