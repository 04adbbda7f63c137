/** JSONata as AWS runs it: what npm's is laxer about, and the functions that AWS adds. */
import { describe, expect, it } from 'vitest';
import { evaluate, type Json } from '../../../infra/local/step-functions/expression.ts';
import { begin, createScene, jsonata, START, task, untilStill } from './scene.ts';

function value(field: Json, variables: Record<string, Json> = {}): Promise<Json> {
  return evaluate(field, 'Output', { states: {}, variables, nowMs: START });
}

describe('an expression', () => {
  it.each<[string, Json, Json]>([
    ['collapses one match to a scalar', '{% $list[n > 1].n %}', 2],
    ['keeps it a list in brackets', '{% [$list[n > 1].n] %}', [2]],
    ['is only what is marked at the very ends', ' {% 1 %}', ' {% 1 %}'],
    ['is found inside lists and objects', { a: ['{% 1 + 1 %}', 'plain', null] }, { a: [2, 'plain', null] }],
    ['may be null', '{% null %}', null],
    [
      'hashes',
      "{% $hash('abc', 'SHA-256') %}",
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
    ['partitions', '{% $partition([1, 2, 3], 2) %}', [[1, 2], [3]]],
    ['ranges downwards', '{% $range(3, 1, -1) %}', [3, 2, 1]],
    [
      'draws the same number for the same seed',
      '{% $random(7) = $random(7) and $random(7) != $random(8) %}',
      true,
    ],
    ['draws from 0 to 1', '{% $random() < 1 and $random() >= 0 %}', true],
    ['makes ids', '{% $contains($uuid(), /^[0-9a-f-]{36}$/) %}', true],
  ])('%s', async (_, field, expected) => {
    expect(await value(field, { list: [{ n: 1 }, { n: 2 }] })).toEqual(expected);
  });

  it.each([
    ['nothing', '{% $missing %}', 'returned nothing'],
    ['an empty filter', '{% [1][$ > 5] %}', 'returned nothing'],
    ['a function', '{% $sum %}', 'unsupported result type'],
    ['a function inside an object', '{% {"f": function($x) { $x }} %}', 'unsupported result type'],
    ['an error', "{% $error('so') %}", 'threw an error during evaluation. D3137: so'],
    ['$eval, which AWS takes away', "{% $eval('1') %}", 'T1006: Attempted to invoke a non-function'],
    ['JSON that is none', "{% $parse('{') %}", 'threw an error'],
    ['an unknown hash', "{% $hash('a', 'CRC') %}", 'threw an error'],
    ['a range without end', '{% $range(1, 2, 0) %}', 'threw an error'],
  ])('that gives %s fails', async (_, field, message) => {
    await expect(value(field)).rejects.toMatchObject({
      error: 'States.QueryEvaluationError',
      location: 'Output',
      detail: expect.stringContaining(message),
    });
  });
});

describe('a Choice', () => {
  const machine = (Condition: string) =>
    jsonata('C', {
      C: { Type: 'Choice', Choices: [{ Condition, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Succeed' },
      No: { Type: 'Succeed' },
    });

  it.each([
    "{% 'true' %}",
    '{% 1 %}',
    '{% null %}',
    '{% $missing %}',
  ])('fails when %s is its condition', async (condition) => {
    const scene = createScene({ machines: { m: machine(condition) } });
    expect(await untilStill(scene, await begin(scene, 'm'))).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });

  it('fails with States.NoChoiceMatched when nothing holds and there is no Default', async () => {
    const alone = jsonata('C', {
      C: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Yes' }] },
      Yes: { Type: 'Succeed' },
    });
    const scene = createScene({ machines: { m: alone } });
    expect(await untilStill(scene, await begin(scene, 'm'))).toMatchObject({
      status: 'FAILED',
      error: 'States.NoChoiceMatched',
    });
  });
});

describe('limits of AWS', () => {
  it('an output over 256 KiB fails with States.DataLimitExceeded, which States.ALL does not catch', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
    const machine = jsonata('Big', { Big: task('big', { Catch, End: true }), Caught: { Type: 'Succeed' } });
    const scene = createScene({ machines: { m: machine }, functions: { big: () => 'x'.repeat(262_144) } });
    const description = await untilStill(scene, await begin(scene, 'm'));
    expect(description).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('an execution that turns in circles ends after 25,000 events', async () => {
    const machine = jsonata('Turn', {
      Turn: { Type: 'Pass', Next: 'Again' },
      Again: { Type: 'Pass', Next: 'Turn' },
    });
    const scene = createScene({ machines: { m: machine } });
    const arn = await begin(scene, 'm');
    expect(await untilStill(scene, arn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    const { events } = await scene.engine.getExecutionHistory({
      executionArn: arn,
      reverseOrder: true,
      maxResults: 1,
    });
    expect(events).toMatchObject([{ id: 25_000, type: 'ExecutionFailed' }]);
  });
});
