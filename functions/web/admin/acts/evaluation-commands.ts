/** What an officer asks of the interim evaluation, and answers about an interpreter, read into commands. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { arrangeInterpreterForm } from '#web/forms/arrange-interpreter.tsx';
import { parseEvaluation } from '#web/forms/set-evaluation.tsx';
import { textOf, type Values } from '#web/frame/form.ts';
import type { Asked } from './commands.ts';

export const evaluationActions = ['set-evaluation', 'answer-interpreter'] as const;
export type EvaluationAction = (typeof evaluationActions)[number];

export function readEvaluationAction(
  action: EvaluationAction,
  values: Values,
  state: CaseState,
  now: Instant,
): Asked {
  switch (action) {
    case 'set-evaluation': {
      const parsed = parseEvaluation(values, state, 'agency', now);
      const done = textOf(values, 'what') === 'cancel' ? 'evaluation-cancelled' : 'evaluation-set';
      return parsed.ok ? { ...parsed, done } : parsed;
    }
    case 'answer-interpreter': {
      const cause = textOf(values, 'cause') || String(state.asked['arrange-interpreter']);
      const onPage = { now, state, cause, channel: 'admin', arrivedAt: now } as const;
      const parsed = arrangeInterpreterForm.parse(values, onPage);
      return parsed.ok ? { ...parsed, done: 'interpreter-answered' } : parsed;
    }
  }
}
