/** What the roles of the functions may do, as the template gives it: all statements, those of a function, and how IAM judges a call. */
import { synthesize } from './synthesized.ts';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

export const app = synthesize();
export const functions = app.byMetadata('AWS::Lambda::Function', 'tugirada:entry');

export const statements: [string, Statement][] = app
  .ofType('AWS::IAM::Policy')
  .flatMap(([id, { Properties }]) => {
    const { Statement } = app.flatten(Properties.PolicyDocument) as { Statement: Statement[] };
    return Statement.map((statement): [string, Statement] => [id, statement]);
  });

export const list = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

/** What the role of a export function may do. */
export function may(entry: string): { actions: Set<string>; statements: Statement[] } {
  const { Role } = functions[entry]?.Properties ?? {};
  const role = JSON.stringify(Role ?? 'no such function')
    .split('"')
    .at(-4);
  const policies = app
    .ofType('AWS::IAM::Policy')
    .filter(([, { Properties }]) => JSON.stringify(Properties.Roles).includes(`"${role}"`))
    .map(([id]) => id);
  const own = statements.filter(([id]) => policies.includes(id)).map(([, statement]) => statement);
  if (own.length < 2) throw new Error(`The role of ${entry} was not found`);
  return { actions: new Set(own.flatMap(({ Action }) => list(Action))), statements: own };
}

export const nameOf = (entry: string): string => entry.replace('functions/', '').replace('.ts', '');

/** Functions that may call DynamoDB so for an item of our table, by the conditions that our statements use. */
export function whoMay(
  action: string,
  { key, attributes = [] }: { key?: string; attributes?: readonly string[] },
): string[] {
  const asked = { 'dynamodb:LeadingKeys': key === undefined ? [] : [key], 'dynamodb:Attributes': attributes };
  const allows = ({ Action, Condition = {} }: Statement) =>
    list(Action).includes(`dynamodb:${action}`) &&
    Object.entries(Condition as Conditions).every(([operator, keys]) => {
      const holds = operators[operator];
      if (!holds) throw new Error(`No statement about the table is judged by ${operator} here`);
      return Object.entries(keys).every(([name, values]) =>
        holds(asked[name as keyof typeof asked], list(values)),
      );
    });
  return Object.keys(functions)
    .filter((entry) => may(entry).statements.some(allows))
    .map(nameOf)
    .sort();
}

type Conditions = Record<string, Record<string, string | string[]>>;

/** As IAM reads them: no value at all fulfils each that is `ForAllValues`. */
const operators: Record<string, (asked: readonly string[], values: readonly string[]) => boolean> = {
  'ForAllValues:StringEquals': (asked, values) => asked.every((one) => values.includes(one)),
  'ForAllValues:StringLike': (asked, values) =>
    asked.every((one) => values.some((value) => like(one, value))),
  'ForAllValues:StringNotLike': (asked, values) =>
    asked.every((one) => !values.some((value) => like(one, value))),
  Null: (asked, [isNull]) => (asked.length === 0) === (isNull === 'true'),
};

/** Our patterns have one `*`, at the end. */
const like = (text: string, pattern: string): boolean => text.startsWith(pattern.replace(/\*$/, ''));
