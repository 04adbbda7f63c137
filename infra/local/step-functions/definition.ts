/** The Amazon States Language that the engine speaks: JSONata, Standard workflows; anything else does not parse. */
import * as z from 'zod';

const text = z.string().min(1);
/** A number, or a JSONata expression that gives one. */
const number = z.union([
  z.number().int().min(0),
  z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a number or a JSONata expression'),
]);
const json = z.json();
const assign = z.record(z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'is not a variable name'), json);
/** AWS names them in the Resource; see tasks.ts for what each does. */
const RESOURCES = [
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
  'arn:aws:states:::states:startExecution',
  'arn:aws:states:::states:startExecution.sync:2',
] as const;

const every = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const follow = { Next: text.optional(), End: z.literal(true).optional() };
const results = { Assign: assign.optional(), Output: json.optional() };

const retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(text).min(1),
  IntervalSeconds: z.number().int().min(1).max(31_622_400).optional(),
  MaxAttempts: z.number().int().min(0).max(99_999_999).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.number().int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
});
const catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(text).min(1),
  Next: text,
  ...results,
});
const handlers = { Retry: z.array(retrier).optional(), Catch: z.array(catcher).optional() };

const pass = z.strictObject({ Type: z.literal('Pass'), ...every, ...follow, ...results });
const succeed = z.strictObject({ Type: z.literal('Succeed'), ...every, Output: json.optional() });
const fail = z.strictObject({
  Type: z.literal('Fail'),
  ...every,
  Error: z.string().optional(),
  Cause: z.string().optional(),
});
const choice = z.strictObject({
  Type: z.literal('Choice'),
  ...every,
  ...results,
  Choices: z
    .array(
      z.strictObject({
        Comment: z.string().optional(),
        Condition: z.union([z.boolean(), text]),
        Next: text,
        ...results,
      }),
    )
    .min(1),
  Default: text.optional(),
});
const wait = z.strictObject({
  Type: z.literal('Wait'),
  ...every,
  ...follow,
  ...results,
  Seconds: number.optional(),
  Timestamp: text.optional(),
});
const task = z.strictObject({
  Type: z.literal('Task'),
  ...every,
  ...follow,
  ...results,
  ...handlers,
  Resource: z.enum(RESOURCES),
  Arguments: json,
  TimeoutSeconds: number.optional(),
  HeartbeatSeconds: number.optional(),
});
const parallel = z.strictObject({
  Type: z.literal('Parallel'),
  ...every,
  ...follow,
  ...results,
  ...handlers,
  Arguments: json.optional(),
  Branches: z.array(z.lazy((): z.ZodType<Flow> => z.strictObject(flowShape()))).min(1),
});
const map = z.strictObject({
  Type: z.literal('Map'),
  ...every,
  ...follow,
  ...results,
  ...handlers,
  Items: json.optional(),
  ItemSelector: json.optional(),
  MaxConcurrency: number.optional(),
  ItemProcessor: z.lazy(
    (): z.ZodType<Flow> => z.strictObject({ ...flowShape(), ProcessorConfig: inline.optional() }),
  ),
});
const inline = z.strictObject({ Mode: z.literal('INLINE') });
const state = z.discriminatedUnion('Type', [pass, succeed, fail, choice, wait, task, parallel, map]);

/** The part that a machine, a branch and an item processor have in common. */
function flowShape() {
  return {
    Comment: z.string().optional(),
    QueryLanguage: z.literal('JSONata').optional(),
    StartAt: text,
    States: z.record(z.string(), state),
  };
}

export const definitionSchema = z.strictObject({
  ...flowShape(),
  Version: z.literal('1.0').optional(),
  TimeoutSeconds: z.number().int().min(1).max(99_999_999).optional(),
});

export type Definition = z.infer<typeof definitionSchema>;
export type State = z.infer<typeof state>;
/** States that follow each other: the machine itself, a branch, or an item processor. */
export interface Flow {
  StartAt: string;
  States: Record<string, State>;
}
export type PassState = z.infer<typeof pass>;
export type ChoiceState = z.infer<typeof choice>;
export type WaitState = z.infer<typeof wait>;
export type TaskState = z.infer<typeof task>;
export type ParallelState = z.infer<typeof parallel>;
export type MapState = z.infer<typeof map>;
export type Retrier = z.infer<typeof retrier>;
export type Catcher = z.infer<typeof catcher>;
export type Resource = (typeof RESOURCES)[number];

/** The name of a flow inside a Parallel or Map: state names are unique in a machine, so this is unique too. */
export function flowName(state: string, branch: number): string {
  return `${state}#${branch}`;
}

/** Every flow of a definition by name; the outermost is called ''. */
export function flowsOf(definition: Definition): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  const add = (name: string, flow: Flow) => {
    flows.set(name, flow);
    for (const [stateName, state] of Object.entries(flow.States)) {
      if (state.Type === 'Map') add(flowName(stateName, 0), state.ItemProcessor);
      if (state.Type === 'Parallel')
        for (const [i, branch] of state.Branches.entries()) add(flowName(stateName, i), branch);
    }
  };
  add('', definition);
  return flows;
}
