/** Does what an officer decided about a mail in triage. */
import type { Instant } from '#domain/calendar/calendar';
import type { MailIn } from '#domain/mail/records';
import type { Errors, Values } from '../frame/form.ts';
import type { Ports } from '../ports.ts';
import { triageTexts as texts } from '../texts/admin-pages.ts';
import { pathOf } from './case-path.ts';
import { readAttach, readDismiss, readOpenCase, readTrust, type TriageAction } from './triage-forms.ts';

/** Where to go on, or what is wrong with the form. */
export type Gone = { readonly to: string } | { readonly errors: Errors };

/** @throws CommandRefused when the case does not take it */
export async function decideTriage(
  action: TriageAction,
  values: Values,
  { mail, ports, officer, now }: { mail: MailIn; ports: Ports; officer: string; now: Instant },
): Promise<Gone> {
  switch (action) {
    case 'open-case': {
      const municipalities = await ports.listMunicipalities();
      const typed = readOpenCase(values, { mail, municipalities, now });
      if (!typed.ok) return typed;
      const caseId = await ports.openCaseFromMail(mail.key, typed.value, officer, now);
      return { to: `${pathOf(caseId)}?done=opened` };
    }
    case 'attach': {
      const caseId = readAttach(values);
      if (!caseId.ok) return caseId;
      const attached = await ports.attachMail(mail.key, caseId.value, officer, now);
      return attached === 'unknown-case'
        ? { errors: { caseId: texts.errors.unknownCase } }
        : { to: `${pathOf(caseId.value)}?done=attached` };
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
