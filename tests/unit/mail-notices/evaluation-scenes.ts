/** The notices of the interim evaluation and of interpreters. */
import { type CaseOptions, endedAt, endService } from '../../support/cases.ts';
import {
  evaluationMoments,
  evaluationOwed,
  held,
  interpreted,
  interpreterOwed,
  notHeld,
  setting,
  withEvaluation,
} from '../../support/evaluations.ts';
import { caseWithGoals } from '../../support/plans.ts';
import { nudges, type Scene, scenesOf } from './scenes.ts';

/** @returns evaluations set, moved, called off, recorded and not held; interpreters arranged and not */
export function evaluations(options: CaseOptions): Scene[] {
  const { set, moved, later, recorded } = evaluationMoments;
  const ahead = withEvaluation({}, options);
  const owed = evaluationOwed(options);
  const asked = interpreterOwed(options);
  const off = { type: 'CancelEvaluation', reason: 'Juhtumikorraldaja on ära.' } as const;
  return [
    ...scenesOf('an evaluation', caseWithGoals({}, options), setting(), set),
    ...scenesOf('a moved evaluation', ahead, setting({ startsAt: later }), moved),
    ...scenesOf('an evaluation that is off', ahead, off, moved),
    ...scenesOf('a service that ends before its evaluation', ahead, endService, endedAt),
    ...nudges(owed, { kind: 'record-evaluation', cause: '1' }),
    ...scenesOf('an evaluation that was held', owed, held(owed), recorded),
    ...scenesOf('an evaluation that was not held', owed, notHeld(owed), recorded),
    ...nudges(asked, { kind: 'arrange-interpreter', cause: '1' }),
    ...scenesOf('an interpreter', asked, interpreted(asked), moved),
    ...scenesOf('no interpreter', asked, interpreted(asked, null), moved),
  ];
}
