/** The municipality asks the provider something: it answers within 5 working days. */
import type { Instant } from '#domain/calendar/calendar';
import type { CommandOf } from '#domain/case/commands';
import { TextArea } from '../frame/fields.tsx';
import type { Errors, FormState, Values } from '../frame/form.ts';
import { askingTexts as texts } from '../texts/asking.ts';
import { requiredText } from './field-schemas.ts';
import { readFields } from './read-fields.ts';

const fields = { text: requiredText(() => texts.missing) };

/** @returns the command, or what to do about the field */
export function parseQuery(
  values: Values,
  now: Instant,
): { ok: true; command: CommandOf<'AskQuery'> } | { ok: false; errors: Errors } {
  const read = readFields(fields, values);
  if (!read.all) return { ok: false, errors: read.errors };
  const arrival = { mailKey: null, channel: 'page', arrivedAt: now } as const;
  return { ok: true, command: { type: 'AskQuery', ...arrival, ...read.all } };
}

export const QueryFields = ({ form }: { form: FormState }) => (
  <TextArea form={form} name="text" label={texts.text} hint={texts.textHint} required rows={6} />
);
