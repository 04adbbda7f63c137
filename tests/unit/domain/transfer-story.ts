/** A change of provider that the tests of it share: planned on Monday 2 March 2026 at 10.00 in Estonia, for Monday 16 March. */
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import type { CaseState } from '#domain/case/state';
import { activeCase, after } from '../../support/cases.ts';

export const monday = '2026-03-02T08:00:00.000Z';
export const midnight = '2026-03-15T22:00:00.000Z';
export const minuteBefore = '2026-03-15T21:59:00.000Z';
export const hoolekaar = { id: 'hoolekaar', name: 'Hoolekaar' };
export const effective = parseDay('2026-03-16');
export const plan = {
  type: 'PlanProviderChange',
  ...{ to: hoolekaar, effective, reason: 'Leping lõppes.', transfer: null },
} as const satisfies Command;
export const undo = {
  type: 'UndoProviderChange',
  reason: 'Jääb.',
  transfer: null,
} as const satisfies Command;
export const apply = { type: 'ApplyProviderChange', calledOff: false } as const satisfies Command;
export const openHandOver = { type: 'OpenObligation', kind: 'hand-over-case', cause: '1' } as const;
export const handOver = (cause = '1'): Command => ({
  type: 'HandOverCase',
  ...{ cause, text: 'Klient käib keelekursusel.', channel: 'page', arrivedAt: monday },
});
export const takeOver: Command = {
  type: 'TakeOverCase',
  ...{ cause: '1', channel: 'page', arrivedAt: midnight },
  ...{ name: 'Kalle Kask', phone: null, email: 'kalle@hoolekaar.example', languages: ['et'] },
  ...{ notRelative: true, notSameHome: true, noConviction: true },
};
export const planned = (state: CaseState = activeCase()) =>
  after(state, [plan, monday], [openHandOver, monday]);
export const names = (events: Parameters<typeof noticesOf>[0], state: CaseState) =>
  noticesOf(events, state).map(({ name, to, obligation }) => [name, to, obligation?.kind ?? null]);
