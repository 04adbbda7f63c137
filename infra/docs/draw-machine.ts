/** One state machine as a Mermaid flowchart: a shape for each kind of state, an arrow for each way on. */
import * as z from 'zod';
import { EXECUTION_EXISTS } from '../machines/retries.ts';

const catcher = z.object({ ErrorEquals: z.array(z.string()), Next: z.string() });
const ways = { Next: z.string().optional(), Catch: z.array(catcher).default([]) };

const stateSchema = z.discriminatedUnion('Type', [
  z.object({
    Type: z.literal('Task'),
    Resource: z.string(),
    Arguments: z.object({ FunctionName: z.string().optional(), StateMachineArn: z.string().optional() }),
    ...ways,
  }),
  z.object({
    Type: z.literal('Choice'),
    Choices: z.array(z.object({ Condition: z.string(), Next: z.string() })),
    Default: z.string().optional(),
  }),
  z.object({ Type: z.literal('Pass'), Next: z.string() }),
  z.object({ Type: z.literal('Wait'), Next: z.string() }),
  /** Of Tasks, one after the other: they stand in its shape. */
  z.object({
    Type: z.literal('Map'),
    Next: z.string(),
    ItemProcessor: z.object({
      States: z.record(z.string(), z.object({ Arguments: z.object({ FunctionName: z.string() }) })),
    }),
  }),
  z.object({ Type: z.literal('Succeed') }),
  z.object({ Type: z.literal('Fail'), Error: z.string() }),
]);
type State = z.infer<typeof stateSchema>;

const definitionSchema = z.object({
  Comment: z.string(),
  StartAt: z.string(),
  States: z.record(z.string(), stateSchema),
});
export type Definition = z.infer<typeof definitionSchema>;

interface Way {
  readonly to: string;
  /** When it is taken; null: always. */
  readonly when: string | null;
  /** An error leads here. */
  readonly caught: boolean;
}

const DAY_MS = 86_400_000;

/** So many arrows of one state find room for their words beside each other; more go from left to right, below each other. */
const WAYS_ABREAST = 5;

const errorWords: Record<string, string> = {
  'States.ALL': 'any error',
  'States.Timeout': 'time is over',
  [EXECUTION_EXISTS]: 'it exists already',
};

/**
 * @param definition JSON of a machine in which functions and machines stand by their names
 * @throws ZodError when it holds a kind of state that has no shape here
 */
export const readDefinition = (definition: string): Definition =>
  definitionSchema.parse(JSON.parse(definition));

/** @returns the lines of the flowchart, states in the order in which they are reached */
export function drawMachine({ StartAt, States }: Definition): string {
  const names = reached(StartAt, States);
  const idOf = (name: string): string => `s${names.indexOf(name) + 1}`;
  const shapes = names.map((name) => `  ${idOf(name)}${shape(name, stateOf(States, name))}`);
  const arrows = names.flatMap((name) =>
    waysOf(stateOf(States, name)).map(({ to, when, caught }) => {
      const label = when === null ? '' : `|"${when}"|`;
      return `  ${idOf(name)} ${caught ? '-.->' : '-->'}${label} ${idOf(to)}`;
    }),
  );
  const widest = Math.max(...names.map((name) => waysOf(stateOf(States, name)).length));
  const direction = widest > WAYS_ABREAST ? 'LR' : 'TD';
  return [`flowchart ${direction}`, '  start(( )) --> s1', ...shapes, ...arrows].join('\n');
}

function reached(first: string, states: Definition['States']): string[] {
  const names = [first];
  for (const name of names) {
    for (const { to } of waysOf(stateOf(states, name))) if (!names.includes(to)) names.push(to);
  }
  return names;
}

function stateOf(states: Definition['States'], name: string): State {
  const state = states[name];
  if (!state) throw new Error(`There is no state "${name}"`);
  return state;
}

function waysOf(state: State): Way[] {
  switch (state.Type) {
    case 'Task': {
      const next = state.Next === undefined ? [] : [{ to: state.Next, when: null, caught: false }];
      const errors = state.Catch.map(({ ErrorEquals, Next }) => ({
        to: Next,
        when: ErrorEquals.map(errorInWords).join(', '),
        caught: true,
      }));
      return [...next, ...errors];
    }
    case 'Choice': {
      const otherwise =
        state.Default === undefined ? [] : [{ to: state.Default, when: 'otherwise', caught: false }];
      const choices = state.Choices.map(({ Condition, Next }) => ({
        to: Next,
        when: conditionInWords(Condition),
        caught: false,
      }));
      return [...choices, ...otherwise];
    }
    case 'Pass':
    case 'Wait':
    case 'Map':
      return [{ to: state.Next, when: null, caught: false }];
    case 'Succeed':
    case 'Fail':
      return [];
    default:
      return state satisfies never;
  }
}

function shape(name: string, state: State): string {
  switch (state.Type) {
    case 'Task':
      return taskShape(name, state);
    case 'Choice':
      return `{"${name}"}`;
    case 'Pass':
      return `("${name}")`;
    case 'Wait':
      return `{{"${name}<br>waits"}}`;
    case 'Map': {
      const each = Object.values(state.ItemProcessor.States).map(({ Arguments }) => Arguments.FunctionName);
      return `[/"${name}<br>for each: ${each.join(', ')}"/]`;
    }
    case 'Succeed':
      return `(["${name}"])`;
    case 'Fail':
      return `(["${name}<br>fails: ${state.Error}"])`;
    default:
      return state satisfies never;
  }
}

function taskShape(name: string, { Resource, Arguments }: Extract<State, { Type: 'Task' }>): string {
  const machine = machineIn(Arguments.StateMachineArn);
  if (Resource.endsWith(':startExecution.sync:2')) return `[["${name}<br>runs ${machine} to its end"]]`;
  if (Resource.endsWith(':startExecution')) return `[["${name}<br>starts ${machine}"]]`;
  if (Resource.endsWith('.waitForTaskToken')) {
    return `{{"${name}<br>waits (${Arguments.FunctionName})"}}`;
  }
  return `["${name}<br>${Arguments.FunctionName}"]`;
}

const machineIn = (arn = ''): string => (arn.includes('$states.context.StateMachine') ? 'itself' : arn);

const errorInWords = (error: string): string => errorWords[error] ?? error;

/**
 * JSONata as people would write it: of `$route = 'file'` the value; else without braces, sigils and conversions, long counts of
 * milliseconds in days.
 */
function conditionInWords(condition: string): string {
  const [, value] = /^\{% \$[\w.]+ = '([^']*)' %\}$/.exec(condition) ?? [];
  if (value !== undefined) return value;
  return condition
    .replace(/^\{% | %\}$/g, '')
    .replaceAll('$states.context.State.EnteredTime', 'now')
    .replaceAll('$states.context.Execution.StartTime', 'start')
    .replaceAll('$states.input.', '')
    .replace(/\$toMillis\(([^)]*)\)/g, '$1')
    .replace(/\$(\w+)/g, '$1')
    .replace(/'([^']*)'/g, '$1')
    .replaceAll('>=', '≥')
    .replace(/\b\d{8,}\b/g, (ms) => `${Number(ms) / DAY_MS} days`);
}
