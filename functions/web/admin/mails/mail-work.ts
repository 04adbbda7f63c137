/** What an officer does about the mail of a case: correct what was read, read again, split, sort anew, put addresses right. */
import type { Instant } from '#domain/calendar/calendar';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { requiredText } from '#web/forms/field-schemas.ts';
import { readFields } from '#web/forms/read-fields.ts';
import { type Errors, textOf, type Values } from '#web/frame/form.ts';
import type { Ports } from '#web/ports.ts';
import { actionTexts, mailWorkTexts as texts } from '#web/texts/admin-pages.ts';
import { formTexts } from '#web/texts/forms.ts';
import type { MailAction } from '../acts/commands.ts';
import { pathOf } from '../paths.ts';
import { readAddress, readOpenCase } from '../triage/forms.ts';
import { readOfClient, referralOfNobody } from './evidence.ts';
import { readReferral } from './referral-form.ts';
import { undeliveredOf } from './undelivered.ts';

/** What the work is done with. `version` is the state that the form was drawn from, null for whatever it is. */
export interface Desk {
  readonly ports: Ports;
  readonly state: CaseState;
  readonly officer: string;
  readonly now: Instant;
  readonly version: number | null;
}

/** Where to go on, or what is wrong with the form. */
export type Worked =
  | { readonly ok: true; readonly to: string }
  | { readonly ok: false; readonly errors: Errors };

/** Reads the form and does it. @throws CommandRefused */
export function workOnMail(action: MailAction, values: Values, desk: Desk): Promise<Worked> {
  return works[action](values, desk);
}

const works: Readonly<Record<MailAction, (values: Values, desk: Desk) => Promise<Worked>>> = {
  correct: async (values, desk) => {
    const { state, ports, now, version } = desk;
    if (!state.referral) throw new CommandRefused('wrong-phase');
    const referral = readReferral(values, state.referral, now);
    const reason = readReason(values);
    if (!referral.ok || !reason.ok)
      return wrong({ ...(referral.ok ? {} : referral.errors), ...(reason.ok ? {} : reason.errors) });
    if (JSON.stringify(referral.value) === JSON.stringify(state.referral))
      return wrong({ action: texts.unchanged });
    const command = { type: 'CorrectReferral', referral: referral.value, reason: reason.value } as const;
    await ports.change(state.id, command, by(desk), now, version);
    return personal(state, 'corrected');
  },

  reread: async (_values, { ports, state, officer, now }) => {
    await ports.rereadMail(state.mailKey, now);
    await ports.noteAccess({ caseId: state.id, officer, what: 'reread', at: now });
    return personal(state, 'reread');
  },

  split: async (values, { ports, state, officer, now }) => {
    const mail = await ports.loadMail(state.mailKey);
    const part = /^\d{1,3}$/.test(textOf(values, 'part')) ? Number(textOf(values, 'part')) : 0;
    if (!mail || part < 2) return wrong({ action: actionTexts.unknown });
    const municipalities = await ports.listMunicipalities();
    const known = splitKnown(state, readOfClient(mail.reading, part).referral);
    const typed = readOpenCase(values, { known, municipalities, now });
    if (!typed.ok) return typed;
    if (!typed.value.referral.client.name) return wrong({ clientName: formTexts.errors.name.missing });
    const caseId = await ports.openFurtherCase(mail.key, part, typed.value, officer, now);
    return { ok: true, to: `${pathOf(caseId)}?done=opened` };
  },

  'ask-query': async (values, desk) => {
    const { state } = desk;
    const mailKey = textOf(values, 'mailKey');
    if (state.filedMails[mailKey] !== 'note') return wrong({ action: actionTexts.unknown });
    const read = readFields({ text: requiredText(texts.askTextMissing) }, values);
    if (!read.all) return wrong(read.errors);
    await askFromMail(desk, mailKey, read.all.text);
    return personal(state, 'asked');
  },

  'withdraw-query': async (values, desk) => {
    const { ports, state, now, version } = desk;
    const cause = textOf(values, 'cause');
    if (!Object.hasOwn(state.queries, cause)) throw new CommandRefused('wrong-phase');
    const reason = readReason(values);
    if (!reason.ok) return reason;
    const command = { type: 'WithdrawQuery', cause, reason: reason.value } as const;
    await ports.change(state.id, command, by(desk), now, version);
    const mailKey = state.queries[cause]?.mailKey;
    if (mailKey) await fileAs(desk, mailKey, 'note');
    return personal(state, 'withdrawn');
  },

  'fix-contact': async (values, { ports, state, officer, now }) => {
    const [mails, log] = await Promise.all([ports.mailsOfCase(state.id), ports.loadLog(state.id)]);
    const key = textOf(values, 'mailKey');
    if (!mails.some((mail) => mail.key === key)) return wrong({ action: actionTexts.unknown });
    if (!undeliveredOf(mails, log).some((mail) => mail.key === key))
      throw new CommandRefused('already-answered');
    const address = readAddress(values);
    if (!address.ok) return address;
    await ports.fixContact(key, address.value, officer, now);
    return { ok: true, to: `${pathOf(state.id)}?done=contact-fixed` };
  },
};

/**
 * Makes a mail that is with the case a question to its provider, who learns of it only now: so its days count from now, not
 * from the mail's arrival (as DESIGN § 3 counts a task mail that was sent again).
 * @throws CommandRefused
 */
export async function askFromMail(desk: Desk, mailKey: string, text: string): Promise<void> {
  const { ports, state, now, version } = desk;
  const command = { type: 'AskQuery', mailKey, text, channel: 'admin', arrivedAt: now } as const;
  await ports.change(state.id, command, by(desk), now, version);
  await fileAs(desk, mailKey, 'query');
}

/** What the form of a split holds of the client, and what it leaves as it is. */
export const splitKnown = (state: CaseState, read: ReturnType<typeof readOfClient>['referral']) =>
  read ?? referralOfNobody(state.referral?.caseManager);

/** The second command of one deed: the first one made the state newer than the form. */
const fileAs = (desk: Desk, mailKey: string, as: 'note' | 'query') =>
  desk.ports.change(desk.state.id, { type: 'FileMail', mailKey, as }, by(desk), desk.now, null);

function readReason(values: Values) {
  const read = readFields({ reason: requiredText(formTexts.errors.reason) }, values);
  return read.all
    ? ({ ok: true, value: read.all.reason } as const)
    : ({ ok: false, errors: read.errors } as const);
}

const by = ({ officer }: Desk) => ({ who: 'officer', officer }) as const;

const wrong = (errors: Errors): Worked => ({ ok: false, errors });

/** Back to where the officer reads the mail. */
const personal = (state: CaseState, done: string): Worked => ({
  ok: true,
  to: `${pathOf(state.id)}?personal=1&done=${done}`,
});
