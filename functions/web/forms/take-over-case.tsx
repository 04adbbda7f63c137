/** The new provider names its support person and confirms the three checks, as for a case that begins. */
import { ensureSupportPersonForm } from './ensure-support-person.tsx';
import type { Form } from './form.ts';

export const takeOverCaseForm: Form = {
  ...ensureSupportPersonForm,

  parse(values, context) {
    const parsed = ensureSupportPersonForm.parse(values, context);
    return parsed.ok && parsed.command.type === 'EnsureSupportPerson'
      ? { ok: true, command: { ...parsed.command, type: 'TakeOverCase' } }
      : parsed;
  },
};
