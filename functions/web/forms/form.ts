/** What a form of an obligation is: it reads what was typed into a command, and draws its fields. */
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { Channel } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { Errors, FormState, Values } from '../frame/form.ts';

export interface FormContext {
  /** The moment of the request. */
  readonly now: Instant;
  readonly state: CaseState;
  readonly channel: Channel;
  /** From when the answer counts: `now` on a page, what the officer says of a telephone call. */
  readonly arrivedAt: Instant;
  /** Which obligation of its kind is answered. */
  readonly cause: string;
}

export type Parsed =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly errors: Errors };

export interface FieldsProps {
  /** `values` are what was typed, or what `initial` gave. */
  readonly form: FormState;
  readonly state: CaseState;
}

export interface Form {
  /** @returns what the fields show before anybody typed. */
  initial(state: CaseState): Values;
  /** @returns the command, or what to do about each field that is wrong, in the form's order and the request's language. */
  parse(values: Values, context: FormContext): Parsed;
  /** The fields alone: the page around them has the form element, the hidden `action` and the button. */
  Fields(props: FieldsProps): JSX.Element;
}

/** How an answer came, as its command says it. */
export const arrivalOf = ({ cause, channel, arrivedAt }: FormContext) => ({ cause, channel, arrivedAt });
