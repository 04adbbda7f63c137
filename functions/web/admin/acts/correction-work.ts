/** What an officer asks by the form of a correction, read and done. */

import { CommandRefused } from '#domain/case/refusal';
import { type CorrectableFact, correctableFacts } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';
import { requiredText } from '#web/forms/field-schemas.ts';
import { inOrder, readFields } from '#web/forms/read-fields.ts';
import { textOf, type Values } from '#web/frame/form.ts';
import { actionTexts } from '#web/texts/admin-pages.ts';
import { correctionTexts as texts } from '#web/texts/correction.ts';
import { formTexts } from '#web/texts/forms.ts';
import type { Desk, Worked } from '../mails/mail-work.ts';
import { pathOf } from '../paths.ts';
import { fieldsOf, valuesOf } from './correction-fields.ts';

export const correctionActions = ['correct-fact'] as const;
export type CorrectionAction = (typeof correctionActions)[number];

/** @throws CommandRefused */
export async function workOnCorrection(
  values: Values,
  { ports, state, officer, now, version }: Desk,
): Promise<Worked> {
  const meant = factOf(textOf(values, 'fact'));
  if (!meant) return { ok: false, errors: { action: actionTexts.unknown } };
  const { fact, cause } = meant;
  const known = corrections[fact].read(state, cause ?? '');
  if (!known) throw new CommandRefused(state.erasedAt ? 'erased' : 'wrong-phase');
  const municipalities = fact === 'municipality' ? await ports.listMunicipalities() : [];
  const fields = fieldsOf(fact, known, municipalities);
  const read = readFields(Object.fromEntries(fields.map(({ name, schema }) => [name, schema])), values);
  const why = readFields({ why: requiredText(formTexts.errors.reason) }, values);
  if (!read.all || !why.all) {
    const names = [...fields.map(({ name }) => name), 'why'];
    return { ok: false, errors: inOrder(names, read.errors, why.errors) };
  }
  const typed = valuesOf(fact, known, read.all, municipalities);
  if (Object.keys(known).every((name) => JSON.stringify(typed[name]) === JSON.stringify(known[name])))
    return { ok: false, errors: { action: texts.unchanged } };
  const tell = textOf(values, 'tell') === 'yes';
  const command = { type: 'CorrectFact', fact, cause, values: typed, reason: why.all.why, tell } as const;
  await ports.change(state.id, command, { who: 'officer', officer }, now, version);
  const done = fact === 'municipality' ? 'municipality-corrected' : 'fact-corrected';
  return { ok: true, to: `${pathOf(state.id)}?personal=1&done=${done}` };
}

/** "query-2", "ending": the fact, and which one of several. */
function factOf(name: string): { fact: CorrectableFact; cause: string | null } | null {
  const [, given, cause = null] = /^([a-z-]+?)(?:-(\d{1,4}))?$/.exec(name) ?? [];
  const fact = correctableFacts.find((one) => one === given);
  return fact ? { fact, cause } : null;
}
