/** Time and place of the first meeting, and who takes part. */
import type { CaseState, Meeting } from '#domain/case/state';
import { type Fact, Outside, SummaryList } from '../frame/parts.tsx';
import { interpreterFacts } from '../plan/evaluation-parts.tsx';
import { timeRangeWords } from '../texts/dates.ts';
import { taskTexts } from '../texts/task.ts';
import { CaseManager, Contact } from './people.tsx';

/** @param whole also names the client and the case manager: for a page that says so nowhere else */
export const MeetingCard = ({ state, whole = false }: { state: CaseState; whole?: boolean }) => {
  const { meeting, supportPerson } = state;
  if (!meeting) return null;
  const name = state.referral?.client.name;
  const facts: Fact[] = [
    ...meetingFacts(meeting),
    ...interpreterFacts(state, 'first-meeting', meeting),
    ...(whole && name ? [[taskTexts.client.heading, <Outside text={name} />] as const] : []),
    ...(supportPerson ? [[taskTexts.supportPerson, <Contact {...supportPerson} />] as const] : []),
    ...(whole ? [[taskTexts.caseManager, <CaseManager state={state} />] as const] : []),
  ];
  return (
    <section class="card">
      {!whole && <h2>{taskTexts.meeting.heading}</h2>}
      <SummaryList facts={facts} />
    </section>
  );
};

export const meetingFacts = (meeting: Meeting): Fact[] => [
  [taskTexts.meeting.when, whenWords(meeting)],
  [taskTexts.meeting.where, meeting.place && <Outside text={meeting.place} />],
];

/** "neljapäev, 12. veebruar 2026 kell 10.00–11.00" */
function whenWords({ startsAt, minutes }: Meeting): string {
  const ends = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  return timeRangeWords(startsAt, ends);
}
