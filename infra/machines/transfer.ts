/**
 * transfer `{transferId, act}`: all running cases of a contract go to another provider on a day; act `plan` or `undo`.
 *
 * 1. Begin: the act of the input, from the first case
 * 2. Find the next cases: a page of at most 100
 * 3. Change each case of the page (Map): its change is planned, applied or undone, each once
 * 4. What comes next? more cases → 2; all are planned → Wait for the day → Begin to hand over → 2; else → The transfer is done
 *
 * On the day all pages are gone through again, so that a case goes over which came to the old provider meanwhile. A case whose
 * change was planned goes over also without this machine: the sweep does it.
 */
import {
  Choice,
  Condition,
  type IChainable,
  Map as MapState,
  Pass,
  ProvideItems,
  Succeed,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { inputOf, jsonata, step } from './tasks.ts';

export interface TransferFunctions {
  readonly listTransfer: TugiradaFunction<'list-transfer'>;
  readonly transferCase: TugiradaFunction<'transfer-case'>;
}

/**
 * Cases at once. Each takes about 8 events of the execution's 25,000 and is gone through twice: 1,500 cases fit, of which the
 * provider's list shows 1,000.
 */
const AT_ONCE = 5;

export function defineTransfer(scope: Construct, run: TransferFunctions): IChainable {
  const transferId = jsonata(inputOf('transferId'));
  const begin = Pass.jsonata(scope, 'Begin', {
    assign: { act: jsonata(inputOf('act')), after: jsonata('null') },
    outputs: {},
  });
  const find = step(
    scope,
    'Find the next cases',
    run.listTransfer,
    { transferId, act: jsonata('$act'), after: jsonata('$after') },
    {
      assign: {
        caseIds: jsonata('$states.result.Payload.caseIds'),
        after: jsonata('$states.result.Payload.next'),
        effectiveAt: jsonata('$states.result.Payload.effectiveAt'),
      },
    },
  );
  const each = MapState.jsonata(scope, 'Change each case', {
    items: ProvideItems.jsonata(jsonata('$caseIds')),
    maxConcurrency: AT_ONCE,
    outputs: {},
  });
  each.itemProcessor(
    step(scope, 'Change the case', run.transferCase, {
      transferId,
      caseId: jsonata('$states.input'),
      act: jsonata('$act'),
    }),
  );
  const wait = Wait.jsonata(scope, 'Wait for the day', { time: WaitTime.timestamp(jsonata('$effectiveAt')) });
  const handOver = Pass.jsonata(scope, 'Begin to hand over', { assign: { act: 'apply' }, outputs: {} });
  const next = Choice.jsonata(scope, 'What comes next?')
    .when(Condition.jsonata(jsonata('$after != null')), find)
    .when(Condition.jsonata(jsonata("$act = 'plan'")), wait)
    .otherwise(Succeed.jsonata(scope, 'The transfer is done', { outputs: {} }));
  begin.next(find);
  find.next(each);
  each.next(next);
  wait.next(handOver);
  handOver.next(find);
  return begin;
}
