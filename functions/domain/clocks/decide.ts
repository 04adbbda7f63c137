/** The commands on clocks, each with its rule. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { ClockCommand } from '#domain/clocks/commands';
import { acceptLateness, askExtension, extendObligation, refuseExtension } from '#domain/clocks/extending';
import {
  handOverContact,
  handOverObligation,
  reportInability,
  withdrawObligation,
} from '#domain/clocks/handing';
import { pauseCase, pauseObligation, resumeCase, resumeObligation } from '#domain/clocks/pausing';

/** @throws CommandRefused */
export function decideClock(command: ClockCommand, state: CaseState, now: Instant): CaseEvent[] {
  switch (command.type) {
    case 'PauseObligation':
      return pauseObligation(command, state, now);
    case 'ResumeObligation':
      return resumeObligation(command, state, now);
    case 'PauseCase':
      return pauseCase(command, state, now);
    case 'ResumeCase':
      return resumeCase(state, now);
    case 'ExtendObligation':
      return extendObligation(command, state, now);
    case 'AskExtension':
      return askExtension(command, state, now);
    case 'RefuseExtension':
      return refuseExtension(command, state);
    case 'AcceptLateness':
      return acceptLateness(command, state);
    case 'HandOverObligation':
      return handOverObligation(command, state);
    case 'HandOverContact':
      return handOverContact(command, state);
    case 'ReportInability':
      return reportInability(command, state);
    case 'WithdrawObligation':
      return withdrawObligation(command, state, now);
  }
}
