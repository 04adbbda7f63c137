/** What a form gets besides its fields: a case and an answer that came by page. */
import type { CaseState } from '#domain/case/state';
import type { FormContext } from '#web/forms/form.ts';
import { prefilled, type Values } from '#web/frame/form.ts';
import { moments } from '../../support/cases.ts';

export const contextOf = (state: CaseState, now: string = moments.ensured): FormContext => ({
  now,
  state,
  channel: 'page',
  arrivedAt: now,
  cause: '1',
});

/** As `readForm` gives them. */
export const typed = (values: Readonly<Record<string, string | readonly string[]>>): Values =>
  prefilled(values);
