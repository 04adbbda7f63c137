/** The municipality has read of a change: one click, nothing to fill in. */
import { prefilled } from '../frame/form.ts';
import { arrivalOf, type Form } from './form.ts';

export const acknowledgeChangeForm: Form = {
  initial: () => prefilled({}),
  parse: (_values, context) => ({
    ok: true,
    command: { type: 'AcknowledgeChange', ...arrivalOf(context) },
  }),
  Fields: () => <></>,
};
