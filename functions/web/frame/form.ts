/** What a form sent, as text by field name, and what is wrong with it. */
import type { PageContext } from './environment.ts';

/** Every value of every field, in the order sent; fields may repeat. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** Field name → what to do about it, in the language of the request. The order is that of the form. */
export type Errors = Readonly<Record<string, string>>;

export interface FormState {
  /** Stands before the ids of the fields, so that one page can hold several forms. */
  readonly prefix: string;
  readonly values: Values;
  readonly errors: Errors;
}

/** Longer values are cut: no field of ours takes so much, and the limit of a field is checked with its own message. */
const LONGEST_VALUE = 20_000;

/** Reads a posted form (urlencoded or multipart); files are left out, line ends become \n. */
export async function readForm(c: PageContext): Promise<Values> {
  const values: Record<string, string[]> = Object.create(null);
  for (const [name, value] of await c.req.formData().catch(() => new FormData())) {
    if (typeof value !== 'string') continue;
    values[name] = [...(values[name] ?? []), value.slice(0, LONGEST_VALUE).replace(/\r\n?/g, '\n')];
  }
  return values;
}

/** @returns the first value of the field, trimmed; '' when it was not sent. */
export const textOf = (values: Values, name: string): string => values[name]?.[0]?.trim() ?? '';

/** @returns all values of the field, trimmed, without empty ones. */
export const textsOf = (values: Values, name: string): string[] =>
  (values[name] ?? []).map((value) => value.trim()).filter((value) => value !== '');

/** What a form holds before anybody typed. Nulls are left out. */
export const prefilled = (
  values: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, typeof value === 'string' ? [value] : value]],
    ),
  );

export const idOf = (form: FormState, name: string): string => `${form.prefix}-${name}`;

export const hasErrors = (form: FormState): boolean => Object.keys(form.errors).length > 0;
