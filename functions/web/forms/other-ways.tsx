/** What a party may say instead of an answer: it needs more time, a colleague does it, it cannot. */
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Command } from '#domain/case/commands';
import type { RefusalCode } from '#domain/case/refusal';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import { TextArea, TextField } from '../frame/fields.tsx';
import type { Errors, FormState, Values } from '../frame/form.ts';
import { otherWayTexts as texts } from '../texts/clocks.ts';
import { DateField } from './controls.tsx';
import { optionalName, requiredDay, requiredEmail, requiredText } from './field-schemas.ts';
import { readFields } from './read-fields.ts';

export const otherWays = ['ask-extension', 'hand-over', 'unable'] as const;
export type OtherWay = (typeof otherWays)[number];

interface About {
  readonly kind: ObligationKind;
  readonly cause: string;
  readonly party: Party;
  /** Addresses of the party: a colleague has one of the same organisation. */
  readonly own: readonly string[];
}

type Read =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly errors: Errors };

/** @returns the command, or what to do about each field that is wrong */
export function readOtherWay(way: OtherWay, values: Values, { kind, cause, party, own }: About): Read {
  const of = { kind, cause };
  switch (way) {
    case 'ask-extension': {
      const { until, reason } = texts.extension.errors;
      const read = readFields({ until: requiredDay(until), reason: requiredText(reason) }, values);
      if (!read.all) return { ok: false, errors: read.errors };
      return { ok: true, command: { type: 'AskExtension', ...of, party, ...read.all } };
    }
    case 'hand-over': {
      const fields = { address: requiredEmail(texts.handOver.errors.address), name: optionalName };
      const read = readFields(fields, values);
      if (!read.all) return { ok: false, errors: read.errors };
      return { ok: true, command: { type: 'HandOverObligation', ...of, ...read.all, within: own } };
    }
    case 'unable': {
      const read = readFields({ reason: requiredText(texts.unable.errors.reason) }, values);
      if (!read.all) return { ok: false, errors: read.errors };
      return { ok: true, command: { type: 'ReportInability', ...of, party, ...read.all } };
    }
  }
}

/** @returns which field to mend when the domain refused; null: no other input would do */
export function refusedField(code: RefusalCode): Errors | null {
  if (code === 'day-not-possible') return { until: texts.dayNotPossible };
  if (code === 'other-organisation') return { address: texts.handOver.errors.other };
  if (code === 'already-asked') return { reason: texts.alreadyAsked };
  return null;
}

export const otherWayFields: Readonly<Record<OtherWay, (props: { form: FormState }) => JSX.Element>> = {
  'ask-extension': ({ form }) => (
    <>
      <DateField
        form={form}
        name="until"
        label={texts.extension.until}
        hint={texts.extension.untilHint}
        required
      />
      <TextArea
        form={form}
        name="reason"
        label={texts.extension.reason}
        hint={texts.unable.reasonHint}
        required
      />
    </>
  ),
  'hand-over': ({ form }) => (
    <>
      <TextField
        form={form}
        name="address"
        type="email"
        label={texts.handOver.address}
        hint={texts.handOver.addressHint}
        maxlength={254}
        required
      />
      <TextField form={form} name="name" label={texts.handOver.name} isName />
    </>
  ),
  unable: ({ form }) => (
    <TextArea form={form} name="reason" label={texts.unable.reason} hint={texts.unable.reasonHint} required />
  ),
};
