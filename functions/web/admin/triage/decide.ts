/** Does what an officer decided about a mail in triage. */
import type { Instant } from '#domain/calendar/calendar';
import type { MailIn } from '#domain/mail/records';
import type { Errors, Values } from '#web/frame/form.ts';
import type { Ports } from '#web/ports.ts';
import { mailWorkTexts } from '#web/texts/admin-pages.ts';
import { triageTexts as texts } from '#web/texts/triage.ts';
import { askFromMail } from '../mails/mail-work.ts';
import { pathOf } from '../paths.ts';
import {
  knownOf,
  readAddress,
  readAttach,
  readDismiss,
  readOpenCase,
  readTrust,
  type TriageAction,
} from './forms.ts';

/** Where to go on, or what is wrong with the form. */
export type Gone = { readonly to: string } | { readonly errors: Errors };

interface Triaging {
  readonly mail: MailIn;
  readonly ports: Ports;
  readonly officer: string;
  readonly now: Instant;
}

/** @throws CommandRefused when the case does not take it */
export async function decideTriage(
  action: TriageAction,
  values: Values,
  { mail, ports, officer, now }: Triaging,
): Promise<Gone> {
  switch (action) {
    case 'open-case': {
      const municipalities = await ports.listMunicipalities();
      const typed = readOpenCase(values, { known: knownOf(mail.reading), municipalities, now });
      if (!typed.ok) return typed;
      const caseId = await ports.openCaseFromMail(mail.key, typed.value, officer, now);
      return { to: `${pathOf(caseId)}?done=opened` };
    }
    case 'attach':
      return attach(values, { mail, ports, officer, now });
    case 'fix-bounced': {
      const address = readAddress(values);
      if (!address.ok) return address;
      await ports.fixBounced(mail.key, address.value, officer, now);
      return { to: `${mail.caseId ? pathOf(mail.caseId) : '/admin/triage'}?done=contact-fixed` };
    }
    case 'trust': {
      const ehak = readTrust(values, await ports.listMunicipalities());
      if (!ehak.ok) return ehak;
      const { caseId } = await ports.trustAddress(mail.key, ehak.value, officer, now);
      return { to: `${caseId ? pathOf(caseId) : '/admin/triage'}?done=trusted` };
    }
    case 'dismiss': {
      const reason = readDismiss(values);
      if (!reason.ok) return reason;
      await ports.dismissMail(mail.key, reason.value, officer, now);
      return { to: '/admin/triage?done=dismissed' };
    }
  }
}

/** A question is asked only after the mail is with the case; that it can be asked is looked at before. */
async function attach(values: Values, { mail, ports, officer, now }: Triaging): Promise<Gone> {
  const read = readAttach(values, mail);
  if (!read.ok) return read;
  const { caseId, question } = read.value;
  const state = await ports.loadCase(caseId);
  if (!state) return { errors: { caseId: texts.errors.unknownCase } };
  const nobody = !state.provider || state.phase === 'ended';
  if (question && nobody) return { errors: { as: mailWorkTexts.askNobody } };
  const attached = await ports.attachMail(mail.key, caseId, officer, now);
  if (attached === 'unknown-case') return { errors: { caseId: texts.errors.unknownCase } };
  if (!question) return { to: `${pathOf(caseId)}?done=attached` };
  await askFromMail({ ports, state, officer, now, version: null }, mail.key, question);
  return { to: `${pathOf(caseId)}?done=asked` };
}
