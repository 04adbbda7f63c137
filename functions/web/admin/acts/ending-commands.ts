/** What an officer asks about the end of a case, read into commands. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { parseEndService } from '#web/forms/end-service.tsx';
import { requiredText } from '#web/forms/field-schemas.ts';
import { readFields } from '#web/forms/read-fields.ts';
import { parseRefusal } from '#web/forms/record-refusal.tsx';
import type { Values } from '#web/frame/form.ts';
import { endingTexts } from '#web/texts/ending.ts';
import type { Asked } from './commands.ts';

export const endingActions = ['end-service', 'close-case', 'reopen', 'record-refusal'] as const;
export type EndingAction = (typeof endingActions)[number];

const reasonFields = { reason: requiredText(() => endingTexts.actions.reasonMissing) };

export function readEnding(action: EndingAction, values: Values, state: CaseState, now: Instant): Asked {
  switch (action) {
    case 'end-service':
      return done(parseEndService(values, state, now), 'service-ended');
    case 'record-refusal':
      return done(parseRefusal(values, now), 'refusal-recorded');
    case 'close-case':
    case 'reopen': {
      const read = readFields(reasonFields, values);
      if (!read.all) return { ok: false, errors: read.errors };
      const { reason } = read.all;
      return action === 'reopen'
        ? { ok: true, command: { type: 'ReopenCase', reason }, done: 'reopened' }
        : { ok: true, command: { type: 'CloseCase', reason }, done: 'closed' };
    }
  }
}

const done = (
  parsed: ReturnType<typeof parseEndService> | ReturnType<typeof parseRefusal>,
  what: string,
): Asked => (parsed.ok ? { ...parsed, done: what } : parsed);
