/** Which mails facts about evaluations and interpreters owe. */
import type { EventOf } from '#domain/case/events';
import type { Notice } from '#domain/case/notices';
import type { CaseState } from '#domain/case/state';

export const evaluationNoticeNames = [
  'evaluation',
  'evaluation-cancelled',
  'evaluation-recorded',
  'interpreter',
] as const;

export function evaluationNotices(
  event: EventOf<
    | 'EvaluationSet'
    | 'EvaluationCancelled'
    | 'EvaluationRecorded'
    | 'InterpreterArranged'
    | 'InterpreterNotPossible'
  >,
  state: CaseState,
): Notice[] {
  switch (event.type) {
    case 'EvaluationSet':
      return both('evaluation', state);
    case 'EvaluationCancelled':
      return both('evaluation-cancelled', state);
    // Who recorded it knows it.
    case 'EvaluationRecorded':
      return [{ name: 'evaluation-recorded', to: 'municipality', obligation: null }];
    // It is the agency's own obligation: a reply or a link of the others is not about it.
    case 'InterpreterArranged':
    case 'InterpreterNotPossible':
      return both('interpreter', state);
  }
}

const both = (name: Notice['name'], { provider }: CaseState): Notice[] => {
  const municipality: Notice = { name, to: 'municipality', obligation: null };
  return provider ? [municipality, { name, to: 'provider', obligation: null }] : [municipality];
};
