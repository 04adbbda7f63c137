/** What an officer asks of the clocks and contacts of a case, read into commands. */
import type { Command } from '#domain/case/commands';
import { obligationKinds } from '#domain/obligation/kinds';
import { optionalName, requiredDay, requiredEmail, requiredText } from '#web/forms/field-schemas.ts';
import { readFields } from '#web/forms/read-fields.ts';
import { textOf, type Values } from '#web/frame/form.ts';
import { actionTexts } from '#web/texts/admin-pages.ts';
import { clockTexts } from '#web/texts/clocks.ts';
import type { Asked, Current } from './commands.ts';

const { errors } = clockTexts;

/** About one obligation, which the hidden field `obligation` names; then about the case. */
export const clockActions = [
  'pause',
  'resume',
  'extend',
  'refuse-extension',
  'hand-over',
  'withdraw',
  'accept-lateness',
  'pause-case',
  'resume-case',
  'hand-over-contact',
] as const;
export type ClockAction = (typeof clockActions)[number];

const reason = requiredText(() => errors.reason);
const contact = { address: requiredEmail(() => errors.address), name: optionalName };

/** @returns how a form names its obligation: it is part of the ids of its fields */
export const obligationName = ({ kind, cause }: Current): string => `${kind}.${cause}`;

export function readClock(action: ClockAction, values: Values): Asked {
  switch (action) {
    case 'pause-case':
      return asked({ until: requiredDay(errors.until), reason }, values, 'case-paused', (read) => ({
        type: 'PauseCase',
        ...read,
      }));
    case 'resume-case':
      return { ok: true, command: { type: 'ResumeCase' }, done: 'case-resumed' };
    case 'hand-over-contact':
      return asked(contact, values, 'contact-handed-over', (read) => ({ type: 'HandOverContact', ...read }));
    default: {
      const of = meant(values);
      return of
        ? readOfObligation(action, values, of)
        : { ok: false, errors: { action: actionTexts.unknown } };
    }
  }
}

function readOfObligation(
  action: Exclude<ClockAction, 'pause-case' | 'resume-case' | 'hand-over-contact'>,
  values: Values,
  of: Current,
): Asked {
  switch (action) {
    case 'pause':
      return asked({ until: requiredDay(errors.until), reason }, values, 'paused', (read) => ({
        type: 'PauseObligation',
        ...of,
        ...read,
      }));
    case 'resume':
      return { ok: true, command: { type: 'ResumeObligation', ...of }, done: 'resumed' };
    case 'extend':
      return asked({ due: requiredDay(errors.due), reason }, values, 'extended', (read) => ({
        type: 'ExtendObligation',
        ...of,
        ...read,
      }));
    case 'refuse-extension':
      return asked({ reason }, values, 'extension-refused', (read) => ({
        type: 'RefuseExtension',
        ...of,
        ...read,
      }));
    case 'hand-over':
      return asked(contact, values, 'handed-over', (read) => ({
        type: 'HandOverObligation',
        ...of,
        ...read,
        within: null,
      }));
    case 'withdraw':
      return asked({ reason }, values, 'obligation-withdrawn', (read) => ({
        type: 'WithdrawObligation',
        ...of,
        ...read,
      }));
    case 'accept-lateness':
      return asked({ reason }, values, 'lateness-accepted', (read) => ({
        type: 'AcceptLateness',
        ...of,
        ...read,
      }));
  }
}

function asked<Schemas extends Parameters<typeof readFields>[0]>(
  schemas: Schemas,
  values: Values,
  done: string,
  commandOf: (read: NonNullable<ReturnType<typeof readFields<Schemas>>['all']>) => Command,
): Asked {
  const read = readFields(schemas, values);
  if (!read.all) return { ok: false, errors: read.errors };
  return { ok: true, command: commandOf(read.all), done };
}

function meant(values: Values): Current | null {
  const named = textOf(values, 'obligation');
  const dot = named.lastIndexOf('.');
  const kind = obligationKinds.find((one) => one === named.slice(0, dot));
  return kind ? { kind, cause: named.slice(dot + 1) } : null;
}
