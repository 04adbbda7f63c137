/**
 * import `{importId, run, act}`: works on the lines of a file of running cases; act `check` (nothing is written but the report)
 * or `import`.
 *
 * 1. Find the lines: parts of at most 10 lines
 * 2. Work on the lines (Map): each part is checked, or opened as cases; a line that was opened before stays as it is
 * 3. Finish the import: an imported file is taken away → The lines are done
 *
 * Repeated, or redriven after a failure, it opens no case twice: a case's id is made of the person and the referral.
 */
import { type IChainable, Map as MapState, ProvideItems, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { inputOf, jsonata, step } from './tasks.ts';

export interface ImportFunctions {
  readonly listImport: TugiradaFunction<'list-import'>;
  readonly importLines: TugiradaFunction<'import-lines'>;
  readonly finishImport: TugiradaFunction<'finish-import'>;
}

/** Parts at once. Of 1,000 lines the 100 parts take some 800 events of the execution's 25,000. */
const AT_ONCE = 4;

export function defineImport(scope: Construct, run: ImportFunctions): IChainable {
  const which = {
    importId: jsonata(inputOf('importId')),
    run: jsonata(inputOf('run')),
    act: jsonata(inputOf('act')),
  };
  const find = step(scope, 'Find the lines', run.listImport, which, {
    assign: { parts: jsonata('$states.result.Payload.parts') },
  });
  const each = MapState.jsonata(scope, 'Work on the lines', {
    items: ProvideItems.jsonata(jsonata('$parts')),
    maxConcurrency: AT_ONCE,
    outputs: {},
  });
  each.itemProcessor(
    step(scope, 'Work on some lines', run.importLines, {
      ...which,
      from: jsonata('$states.input.from'),
      to: jsonata('$states.input.to'),
    }),
  );
  const finish = step(scope, 'Finish the import', run.finishImport, which);
  find.next(each);
  each.next(finish);
  finish.next(Succeed.jsonata(scope, 'The lines are done', { outputs: {} }));
  return find;
}
