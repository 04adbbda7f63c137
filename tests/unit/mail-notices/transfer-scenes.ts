/** The notices of a change of provider. */
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { activeCase, type CaseOptions, caseAssigning, change, withTaskOpen } from '../../support/cases.ts';
import { arrival, nudges, type Scene, scenesOf } from './scenes.ts';

/** @returns what is told when a change is planned, undone and done, for one case and as a part of a transfer */
export function transfers(options: CaseOptions): Scene[] {
  const when = '2026-03-02T08:00:00.000Z';
  const day = '2026-03-15T22:00:00.000Z';
  const to = { id: 'hoolekaar', name: 'Hoolekaar' };
  const facts = { effective: parseDay('2026-03-16'), reason: 'Leping lõppes.' };
  const plan: Command = { type: 'PlanProviderChange', to, ...facts, transfer: null };
  const undo: Command = { type: 'UndoProviderChange', reason: 'Leping jätkub.', transfer: null };
  const apply: Command = { type: 'ApplyProviderChange', calledOff: false };
  const handOver = { kind: 'hand-over-case', cause: '1' } as const;
  const takeOver = { kind: 'take-over-case', cause: '1' } as const;
  const planned = change(activeCase(options), plan, when).state;
  const asked = change(planned, { type: 'OpenObligation', ...handOver }, when).state;
  const changed = change(asked, apply, day).state;
  const taken = change(changed, { type: 'OpenObligation', ...takeOver }, day).state;
  const assigning = withTaskOpen(caseAssigning(options), when);
  const person = { name: 'Kalle Kask', phone: null, email: 'kalle@hoolekaar.example', languages: ['et'] };
  const checks = { notRelative: true, notSameHome: true, noConviction: true };
  const name: Command = { type: 'TakeOverCase', ...person, ...checks, ...arrival(day), cause: '1' };
  return [
    ...scenesOf('a case to hand over', planned, { type: 'OpenObligation', ...handOver }, when),
    ...nudges(asked, handOver),
    ...scenesOf('a change undone', asked, undo, when),
    ...scenesOf('a change of provider', asked, apply, day),
    ...scenesOf('a change before there is a support person', change(assigning, plan, when).state, apply, day),
    ...scenesOf('a case to take over', changed, { type: 'OpenObligation', ...takeOver }, day),
    ...nudges(taken, takeOver),
    ...scenesOf("the new provider's support person", taken, name, day),
  ];
}
