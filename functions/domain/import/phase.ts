/** In which phase a running case enters, by what of its path is behind it, and whether its days agree. */
import { addDays, addMonths, type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { serviceMonths } from '#domain/case/meeting';
import type { MeetingTime, Rhythm } from '#domain/import/cells';
import { error, type Finding, note, warning } from '#domain/import/findings';
import type { ImportPlace } from '#domain/import/row';
import { usualLeadDays } from '#domain/obligation/rules';
import { monthsOf } from '#domain/plan/rhythm';

/** What a line says of the path and the service. */
export interface SaidOfPath {
  readonly supportPerson: ImportPlace['supportPerson'];
  readonly meeting: MeetingTime | null;
  readonly place: string | null;
  readonly goals: readonly string[] | null;
  readonly rhythm: Rhythm | null;
  readonly lastOverview: Day | null;
  readonly serviceEnd: Day | null;
  readonly endReason: string | null;
}

/** A first meeting is at most so many months ahead, as when it is arranged by its page. */
const mostMonthsAhead = 2;

/**
 * No support person: one is awaited. No meeting: its time is. A meeting ahead: it is awaited. A meeting behind: the service runs.
 * @returns `place` null when the line contradicts itself
 */
export function placed(
  said: SaidOfPath,
  referralDate: Day,
  now: Instant,
): { place: ImportPlace | null; findings: readonly Finding[] } {
  const { supportPerson, meeting } = said;
  const today = dayOf(now);
  const ended = endOf(said, referralDate, today);
  const common = { serviceEnd: ended.serviceEnd, endReason: said.endReason, supportPerson };
  const before = { ...common, meeting: null, plan: null, lastOverview: null };
  const findings = [...ended.findings];
  if (!supportPerson || !meeting) {
    if (meeting) findings.push(error('supportPersonName', 'without-support-person'));
    findings.push(...tooEarly(said));
    findings.push(note(supportPerson ? 'firstMeeting' : 'supportPersonName', 'clock-starts-now'));
    return { place: { ...before, phase: supportPerson ? 'arranging' : 'assigning' }, findings };
  }
  if (meeting.day < referralDate) findings.push(error('firstMeeting', 'wrong-order'));
  if (meeting.day > ended.serviceEnd) findings.push(error('firstMeeting', 'wrong-order'));
  const agreed = { startsAt: meeting.startsAt, place: said.place };
  const ahead = meeting.day > today || (meeting.timed && meeting.startsAt > now);
  if (ahead) {
    if (!meeting.timed) findings.push(error('firstMeeting', 'time-missing'));
    if (meeting.day > addMonths(today, mostMonthsAhead)) findings.push(error('firstMeeting', 'invalid'));
    findings.push(...tooEarly(said));
    return { place: { ...before, meeting: agreed, phase: 'meeting' }, findings };
  }
  const { rhythm, lastOverview } = said;
  findings.push(...overviewDays(said, meeting.day, today), ...overviewOwed(said, meeting.day, today));
  if (!rhythm) return { place: null, findings: [...findings, error('rhythm', 'missing')] };
  if (!said.goals) findings.push(warning('goals', 'recommended'));
  const plan = { goals: said.goals ?? [], rhythm: rhythm.rhythm, days: rhythm.days };
  return { place: { ...common, phase: 'active', meeting: agreed, plan, lastOverview }, findings };
}

/** BRIEF, path 7: at most 12 months from the referral. An earlier end needs a reason, and a service that runs. */
function endOf({ serviceEnd, endReason, meeting }: SaidOfPath, referralDate: Day, today: Day) {
  const limit = addMonths(referralDate, serviceMonths);
  const findings: Finding[] = [];
  if (serviceEnd === null || serviceEnd === limit) return { serviceEnd: limit, findings };
  if (serviceEnd > limit) findings.push(error('serviceEnd', 'over-twelve-months', limit));
  else if (endReason === null) findings.push(error('serviceEnd', 'not-twelve-months', limit));
  else if (serviceEnd < today) findings.push(error('serviceEnd', 'service-over', serviceEnd));
  else if (!meeting || meeting.day > today) findings.push(error('serviceEnd', 'end-too-early', limit));
  else findings.push(warning('serviceEnd', 'earlier-end', limit));
  return { serviceEnd, findings };
}

/** What is agreed at the first meeting cannot stand before it. */
function tooEarly({ rhythm, lastOverview }: SaidOfPath): Finding[] {
  return [
    ...(rhythm ? [warning('rhythm', 'without-meeting')] : []),
    ...(lastOverview ? [error('lastOverview', 'without-meeting')] : []),
  ];
}

function overviewDays({ lastOverview }: SaidOfPath, begin: Day, today: Day): Finding[] {
  if (lastOverview === null) return [];
  if (lastOverview > today) return [error('lastOverview', 'in-the-future')];
  return lastOverview < begin ? [error('lastOverview', 'wrong-order')] : [];
}

/** The latest day of an overview that went by outside, if none was sent for it: it is not asked for here. */
function overviewOwed({ rhythm, lastOverview }: SaidOfPath, begin: Day, today: Day): Finding[] {
  if (!rhythm) return [];
  const months = monthsOf[rhythm.rhythm];
  const gone = months === 0 ? rhythm.days.filter((day) => day < today) : [];
  for (let turn = 1; months > 0 && addMonths(begin, turn * months) < today; turn += 1)
    gone.push(addMonths(begin, turn * months));
  const latest = gone.at(-1);
  const sent =
    latest === undefined || (lastOverview && addDays(lastOverview, usualLeadDays['send-overview']) >= latest);
  return sent ? [] : [warning('lastOverview', 'overview-owed', latest)];
}
