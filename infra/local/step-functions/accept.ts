/** Accepts a definition or says everything that is wrong with it, before anything runs. */
import { type Definition, definitionSchema, type Flow, flowsOf, type State } from './definition.ts';
import { DefinitionRefused } from './errors.ts';
import { expressionIn, type Json, syntaxProblem } from './expression.ts';
import { argumentProblems } from './tasks.ts';

/** Parses a definition (an ASL object). Throws DefinitionRefused with the list of every problem. */
export function acceptDefinition(machine: string, definition: unknown): Definition {
  const parsed = definitionSchema.safeParse(definition);
  if (!parsed.success) {
    throw new DefinitionRefused(
      machine,
      parsed.error.issues.map(({ path, message }) => `${path.join('/') || 'definition'}: ${message}`),
    );
  }
  const problems = [...problemsOf(parsed.data)];
  if (problems.length > 0) throw new DefinitionRefused(machine, problems);
  return parsed.data;
}

function* problemsOf(definition: Definition): Generator<string> {
  const seen = new Set<string>();
  for (const flow of flowsOf(definition).values()) {
    if (!Object.hasOwn(flow.States, flow.StartAt)) yield `StartAt: there is no state '${flow.StartAt}'`;
    for (const [name, state] of Object.entries(flow.States)) {
      if (seen.has(name)) yield `${name}: two states have this name`;
      seen.add(name);
      if (name.length > 80) yield `${name}: a state's name has at most 80 characters`;
      if (definition.QueryLanguage !== 'JSONata' && state.QueryLanguage !== 'JSONata') {
        yield `${name}: its query language is JSONPath; only JSONata is implemented`;
      }
      for (const problem of stateProblems(state, flow)) yield `${name}: ${problem}`;
    }
  }
}

function* stateProblems(state: State, flow: Flow): Generator<string> {
  for (const target of targetsOf(state)) {
    if (!Object.hasOwn(flow.States, target)) yield `goes on to '${target}', which is not a state of its flow`;
  }
  if ('Next' in state || 'End' in state) {
    if (state.Next !== undefined && state.End) yield 'has both Next and End';
  }
  if (!['Choice', 'Succeed', 'Fail'].includes(state.Type) && !('Next' in state) && !('End' in state)) {
    yield 'has neither Next nor End';
  }
  if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
    yield 'waits for either Seconds or a Timestamp';
  }
  if (state.Type === 'Choice') {
    for (const { Condition } of state.Choices) {
      if (typeof Condition === 'string' && expressionIn(Condition) === null)
        yield 'Condition must be a JSONata expression';
    }
  }
  if (state.Type === 'Task') yield* argumentProblems(state);
  if ('Retry' in state) yield* wildcardProblems('Retry', state.Retry ?? []);
  if ('Catch' in state) yield* wildcardProblems('Catch', state.Catch ?? []);
  yield* expressionProblems(withoutFlows(state), '');
}

function targetsOf(state: State): string[] {
  const targets: (string | undefined)[] = [];
  if ('Next' in state) targets.push(state.Next);
  if (state.Type === 'Choice') targets.push(state.Default, ...state.Choices.map(({ Next }) => Next));
  if ('Catch' in state) targets.push(...(state.Catch ?? []).map(({ Next }) => Next));
  return targets.filter((target) => target !== undefined);
}

function* wildcardProblems(field: string, handlers: { ErrorEquals: string[] }[]): Generator<string> {
  for (const [index, { ErrorEquals }] of handlers.entries()) {
    if (!ErrorEquals.includes('States.ALL')) continue;
    if (ErrorEquals.length > 1) yield `${field}[${index}]: States.ALL must stand alone`;
    if (index < handlers.length - 1) yield `${field}[${index}]: States.ALL must come last`;
  }
}

function* expressionProblems(value: Json, place: string): Generator<string> {
  const expression = expressionIn(value);
  if (expression !== null) {
    const problem = syntaxProblem(expression);
    if (problem !== null) yield `${place}: the expression '${expression}' does not compile: ${problem}`;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      yield* expressionProblems(inner, place ? `${place}/${key}` : key);
  }
}

/** The state's own fields as JSON; inner flows are looked at by themselves. */
function withoutFlows(state: State): Json {
  const own = Object.entries(state).filter(
    ([key, value]) => value !== undefined && key !== 'Branches' && key !== 'ItemProcessor',
  );
  return Object.fromEntries(own) as Json;
}
