/** The three-party first meeting: arranged, held or not, and whether client and support person suit each other. */
import { addMonths, dayOf, type Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { CommandOf, MeetingResult } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { suggestedReferralDate } from '#domain/case/review';
import type { CaseState } from '#domain/case/state';
import { askInterpreter, cancelInterpreter } from '#domain/evaluation/interpreter';

type MeetingMoved = Extract<MeetingResult, { result: 'moved' }>;

/** BRIEF, path 7: the service lasts at most 12 months from the referral; the limit is not moved to a working day. */
export const serviceMonths = 12;

export function decideMeetingArranged(
  command: CommandOf<'ArrangeFirstMeeting'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  notInThePast(command.startsAt, command.arrivedAt);
  return [
    ...answer(state, 'arrange-first-meeting', command, 'done', now),
    ...arranged(command, false, state, now),
  ];
}

export function decideMeetingRecorded(
  command: CommandOf<'RecordFirstMeeting'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (command.result === 'moved') notInThePast(command.startsAt, command.arrivedAt);
  const answered = answer(state, 'record-first-meeting', command, 'done', now);
  return [...answered, ...afterMeeting(command, state, now)];
}

function afterMeeting(result: MeetingResult, state: CaseState, now: Instant): CaseEvent[] {
  const nobody = cancelInterpreter(state, 'first-meeting', now);
  switch (result.result) {
    case 'no-show':
      return [{ type: 'FirstMeetingMissed', personal: { text: result.note } }, ...nobody];
    case 'moved':
      return arranged(result, true, state, now);
    case 'held': {
      const held = { type: 'FirstMeetingHeld' as const, suited: result.suited };
      if (!result.suited)
        return [{ ...held, rhythm: null, days: [], personal: { goals: null, note: result.note } }, ...nobody];
      const referralDate = suggestedReferralDate(state);
      return [
        {
          ...held,
          rhythm: result.rhythm,
          days: [...(result.days ?? [])],
          personal: { goals: result.goals, note: result.note },
        },
        { type: 'CaseActivated', referralDate, serviceEnd: addMonths(referralDate, serviceMonths) },
        ...nobody,
      ];
    }
  }
}

function arranged(
  command: Omit<MeetingMoved, 'result'>,
  moved: boolean,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const { startsAt, minutes, place, interpreter = null } = command;
  return [
    { type: 'FirstMeetingArranged', startsAt, minutes, moved, interpreter, personal: { place } },
    ...askInterpreter(state, 'first-meeting', { startsAt, minutes, interpreter }, now),
  ];
}

/** A meeting of today is not in the past: it may be told of after it began. */
function notInThePast(startsAt: Instant, arrivedAt: Instant): void {
  if (dayOf(startsAt) < dayOf(arrivedAt)) throw new CommandRefused('meeting-in-the-past');
}
