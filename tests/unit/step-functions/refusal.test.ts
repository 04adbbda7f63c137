/** Definitions that the engine does not implement are refused before anything runs, with every problem. */
import { describe, expect, it } from 'vitest';
import { DefinitionRefused } from '../../../infra/local/step-functions/errors.ts';
import { createScene, jsonata, task } from './scene.ts';

function problemsOf(definition: object): string[] {
  try {
    createScene({ machines: { m: definition } });
  } catch (error) {
    if (error instanceof DefinitionRefused) return error.problems;
    throw error;
  }
  return [];
}

const one = (state: object) => jsonata('S', { S: state });

describe('a definition is refused', () => {
  it.each<[string, object, RegExp]>([
    [
      'JSONPath by default',
      { StartAt: 'S', States: { S: { Type: 'Pass', End: true } } },
      /S: its query language is JSONPath/,
    ],
    [
      'a JSONPath state',
      one({ Type: 'Pass', QueryLanguage: 'JSONPath', End: true }),
      /States\/S\/QueryLanguage/,
    ],
    ['JSONPath fields', one({ Type: 'Pass', ResultPath: '$.x', End: true }), /ResultPath/],
    ['unknown fields', one({ Type: 'Succeed', Surprise: 1 }), /Surprise/],
    ['unknown types', one({ Type: 'Dance', End: true }), /States\/S\/Type/],
    [
      'activities',
      one({ ...task('f'), Resource: 'arn:aws:states:eu-central-1:0:activity:a', End: true }),
      /Resource/,
    ],
    [
      'SDK integrations',
      one({ ...task('f'), Resource: 'arn:aws:states:::aws-sdk:s3:getObject', End: true }),
      /Resource/,
    ],
    [
      'a Lambda ARN as Resource',
      one({ ...task('f'), Resource: 'arn:aws:lambda:eu-central-1:0:function:f', End: true }),
      /Resource/,
    ],
    [
      'a distributed Map',
      one({
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'I',
          States: { I: { Type: 'Succeed' } },
        },
        End: true,
      }),
      /ProcessorConfig/,
    ],
    [
      'arguments it does not know',
      one({ ...task('f', { End: true }), Arguments: { FunctionName: 'f', InvocationType: 'Event' } }),
      /InvocationType is not implemented/,
    ],
    [
      'missing arguments',
      one({ ...task('f', { End: true }), Arguments: { Payload: 1 } }),
      /FunctionName is missing/,
    ],
    ['a missing target', one({ Type: 'Pass', Next: 'Nowhere' }), /'Nowhere'/],
    ['a missing start', jsonata('T', { S: { Type: 'Succeed' } }), /StartAt: there is no state 'T'/],
    ['a state without a way on', one({ Type: 'Pass' }), /neither Next nor End/],
    ['Next and End', one({ Type: 'Pass', Next: 'S', End: true }), /both Next and End/],
    [
      'a Wait for two things',
      one({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true }),
      /either Seconds or a Timestamp/,
    ],
    [
      'States.ALL before others',
      one(task('f', { Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }], End: true })),
      /States.ALL must come last/,
    ],
    [
      'States.ALL in company',
      one(task('f', { Catch: [{ ErrorEquals: ['A', 'States.ALL'], Next: 'S' }], End: true })),
      /States.ALL must stand alone/,
    ],
    [
      'an expression that does not compile',
      one({ Type: 'Pass', Output: { a: ['{% $sum( %}'] }, End: true }),
      /S: Output\/a\/0: the expression '\$sum\(' does not compile/,
    ],
    [
      'a condition that is plain text',
      jsonata('S', {
        S: { Type: 'Choice', Choices: [{ Condition: 'true', Next: 'T' }] },
        T: { Type: 'Succeed' },
      }),
      /must be a JSONata expression/,
    ],
    [
      'a state name that is there twice',
      jsonata('S', {
        S: { Type: 'Parallel', Branches: [{ StartAt: 'S', States: { S: { Type: 'Succeed' } } }], End: true },
      }),
      /two states have this name/,
    ],
    [
      'a branch that leaves its flow',
      jsonata('S', {
        S: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Next: 'S' } } }],
          End: true,
        },
      }),
      /B: goes on to 'S'/,
    ],
  ])('for %s', (_, definition, problem) => {
    expect(problemsOf(definition).join('\n')).toMatch(problem);
  });

  it('with every problem of every machine', () => {
    const bad = jsonata('A', { A: { Type: 'Pass' }, B: { Type: 'Pass', Next: 'C' } });
    const act = () =>
      createScene({
        machines: { first: bad, second: one({ Type: 'Pass', InputPath: '$', OutputPath: '$', End: true }) },
      });
    expect(act).toThrow(DefinitionRefused);
    expect(act).toThrow(/first: A: .*[\s\S]*first: B: .*[\s\S]*second: .*InputPath.*OutputPath/);
  });

  it('but not when all is well', () => {
    expect(problemsOf(one(task('f', { End: true })))).toEqual([]);
  });
});
