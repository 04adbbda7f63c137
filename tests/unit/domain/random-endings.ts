/** What officers and providers do about the end of a case, in random stories. */
import fc from 'fast-check';
import { addDays, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import { chosenEndings } from '#domain/ending/facts';
import { goalsOf } from '#domain/ending/state';

export const endings = fc
  .record({ which: fc.nat(5), ending: fc.nat(3), back: fc.integer({ min: -1, max: 40 }), fits: fc.boolean() })
  .map(({ which, ending, back, fits }) => (state: CaseState, at: string): Command => {
    const day = addDays(parseDay(at.slice(0, 10)), 0 - back);
    const goals = Math.max(1, goalsOf(state).length) + (fits ? 0 : 1);
    const end: Command = {
      type: 'EndService',
      ending: chosenEndings[ending] ?? 'other',
      lastDay: fits ? parseDay(at.slice(0, 10)) : day,
      note: fits ? 'x' : null,
      consent: fits,
    };
    const all: Command[] = [
      end,
      end,
      {
        type: 'SubmitFinalReport',
        cause: String(state.asked['submit-final-report']),
        channel: 'page',
        arrivedAt: at,
        outcomes: Array.from({ length: goals }, () => 'met' as const),
        hours: null,
        summary: 'x',
        recommendation: 'x',
      },
      { type: 'CloseCase', reason: 'x' },
      { type: 'ReopenCase', reason: 'x' },
      { type: 'RecordRefusal', what: 'refused', on: day, text: 'x' },
    ];
    return all[which] ?? end;
  });
