/** What an officer asks about the provider of a case, read into commands. */
import { addDays, type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { longestPlanDays } from '#domain/transfer/decide';
import { optionalNumber, requiredDay, requiredText } from '#web/forms/field-schemas.ts';
import { inOrder, readFields } from '#web/forms/read-fields.ts';
import type { Values } from '#web/frame/form.ts';
import type { Provider } from '#web/ports.ts';
import { transferTexts } from '#web/texts/transfer.ts';
import type { Asked } from './commands.ts';

export const transferActions = ['change-provider', 'undo-change'] as const;
export type TransferAction = (typeof transferActions)[number];

const texts = transferTexts.change;
const reason = { reason: requiredText(() => texts.reasonMissing) };
const fields = { provider: optionalNumber, effective: requiredDay(() => texts.effectiveMissing), ...reason };

export function readTransfer(
  action: TransferAction,
  values: Values,
  { now, providers }: { now: Instant; providers: readonly Provider[] },
): Asked {
  if (action === 'undo-change') {
    const read = readFields(reason, values);
    if (!read.all) return { ok: false, errors: read.errors };
    const command = { type: 'UndoProviderChange', reason: read.all.reason, transfer: null } as const;
    return { ok: true, command, done: 'change-undone' };
  }
  const read = readFields(fields, values);
  const to = providers.find(({ id }) => id === read.some.provider);
  const wrong = wrongDay(read.some.effective, now);
  if (!read.all || !to || wrong) {
    const more = {
      ...(to ? {} : { provider: texts.providerMissing }),
      ...(wrong ? { effective: wrong } : {}),
    };
    return { ok: false, errors: inOrder(Object.keys(fields), more, read.errors) };
  }
  const { id, name } = to;
  const { effective } = read.all;
  const command = { type: 'PlanProviderChange', to: { id, name }, effective, transfer: null } as const;
  return { ok: true, command: { ...command, reason: read.all.reason }, done: 'change-planned' };
}

/** @returns what is wrong with the day from which another provider provides, or null */
export function wrongDay(day: Day | undefined, now: Instant): string | null {
  if (!day) return null;
  const today = dayOf(now);
  return day < today || day > addDays(today, longestPlanDays) ? texts.effectiveWrong : null;
}
