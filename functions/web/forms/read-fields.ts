/** Reads the fields of a posted form, each by its own zod schema, so that all that is wrong is told at once. */
import type * as z from 'zod/mini';
import type { Errors, Values } from '../frame/form.ts';

/** Field names with the schemas that read them; a schema gets all texts that were posted under its name. */
export type FieldSchemas = Readonly<Record<string, z.ZodMiniType<unknown, readonly string[]>>>;

type Read<Schemas extends FieldSchemas> = { [Field in keyof Schemas]: z.output<Schemas[Field]> };

export interface FieldsRead<Schemas extends FieldSchemas> {
  /** All fields, or null when one of them is wrong. */
  readonly all: Read<Schemas> | null;
  /** Those that are right, for checks that look at several fields. */
  readonly some: Partial<Read<Schemas>>;
  readonly errors: Errors;
}

/** @returns the fields as read, and for each wrong one what to do about it, in the order of the schemas. */
export function readFields<Schemas extends FieldSchemas>(
  schemas: Schemas,
  values: Values,
): FieldsRead<Schemas> {
  const read: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const [field, schema] of Object.entries(schemas)) {
    const result = schema.safeParse(values[field] ?? []);
    if (result.success) read[field] = result.data;
    else errors[field] = result.error.issues[0]?.message ?? '';
  }
  const some = read as Read<Schemas>;
  return { all: Object.keys(errors).length === 0 ? some : null, some, errors };
}

/** @returns the errors by the order of the form's fields; the first of a field counts. */
export function inOrder(fields: readonly string[], ...errors: readonly Errors[]): Errors {
  const found = fields.flatMap((field): [string, string][] => {
    const message = errors.find((one) => one[field] !== undefined)?.[field];
    return message === undefined ? [] : [[field, message]];
  });
  return Object.fromEntries(found);
}
