/** Evaluates the fields of a state: JSON in which a string `{% ... %}` is a JSONata expression. */
import jsonata from 'jsonata';
import { StateFailure } from './errors.ts';
import { awsFunctions } from './jsonata-functions.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What an expression sees: `$states`, the variables, and the instant in ms since the epoch. */
export type Scope = { states: Record<string, unknown>; variables: Record<string, Json>; nowMs: number };

const compiled = new Map<string, jsonata.Expression>();

/** The expression inside `{% ... %}`, or null for a literal. The marks stand at the very ends, as on AWS. */
export function expressionIn(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('{%') || !value.endsWith('%}')) return null;
  return value.slice(2, -2).trim();
}

/** Why the expression does not compile, or null. */
export function syntaxProblem(expression: string): string | null {
  try {
    compile(expression);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** Evaluates a field with everything inside it. Throws StateFailure States.QueryEvaluationError with the place. */
export async function evaluate(field: Json, location: string, scope: Scope): Promise<Json> {
  const expression = expressionIn(field);
  if (expression !== null) return evaluateExpression(expression, location, scope);
  if (Array.isArray(field)) {
    const items: Json[] = [];
    for (const [index, item] of field.entries())
      items.push(await evaluate(item, `${location}[${index}]`, scope));
    return items;
  }
  if (typeof field === 'object' && field !== null) {
    const entries: [string, Json][] = [];
    for (const [key, value] of Object.entries(field)) {
      entries.push([key, await evaluate(value, `${location}/${key}`, scope)]);
    }
    return Object.fromEntries(entries);
  }
  return field;
}

/** Evaluates a field that must be of one type; AWS's wording says what came instead. */
export async function evaluateAs<T extends Json>(
  field: Json,
  location: string,
  scope: Scope,
  type: string,
  fits: (value: Json) => value is T,
): Promise<T> {
  const value = await evaluate(field, location, scope);
  if (fits(value)) return value;
  const what = `The JSONata expression '${expressionIn(field) ?? JSON.stringify(field)}'`;
  const was = `Expected '${type}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`;
  throw evaluationFailure(
    `${what} specified for the field '${location}' returned an unexpected result type. ${was}`,
    location,
  );
}

export function evaluationFailure(detail: string, location?: string): StateFailure {
  return new StateFailure('States.QueryEvaluationError', detail, location);
}

export function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

async function evaluateExpression(expression: string, location: string, scope: Scope): Promise<Json> {
  const named = `The JSONata expression '${expression}' specified for the field '${location}'`;
  const bindings = { ...awsFunctions(scope.nowMs), ...scope.variables, states: scope.states };
  let result: unknown;
  try {
    result = await compile(expression).evaluate(undefined, bindings);
  } catch (error) {
    throw evaluationFailure(`${named} threw an error during evaluation. ${messageOf(error)}`, location);
  }
  if (result === undefined) throw evaluationFailure(`${named} returned nothing (undefined).`, location);
  const json = toJson(result);
  if (json === undefined) throw evaluationFailure(`${named} returned an unsupported result type.`, location);
  return json;
}

function compile(expression: string): jsonata.Expression {
  const known = compiled.get(expression);
  if (known) return known;
  const fresh = jsonata(expression);
  compiled.set(expression, fresh);
  return fresh;
}

/** A copy that is JSON and nothing else (JSONata marks its arrays); undefined for functions and numbers JSON lacks. */
function toJson(value: unknown): Json | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (Array.isArray(value)) {
    const items = value.map(toJson);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (typeof value !== 'object' || '_jsonata_lambda' in value || '_jsonata_function' in value)
    return undefined;
  const copy: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const json = toJson(inner);
    if (json === undefined) return undefined;
    copy[key] = json;
  }
  return copy;
}

/** JSONata throws plain objects with a code; the rest are Errors. */
function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return 'code' in error ? `${error.code}: ${error.message}` : String(error.message);
}
