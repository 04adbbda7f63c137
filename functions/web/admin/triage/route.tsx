/** Triage: the list of mails that wait for an officer, and what is decided about one. */
import { dayOf } from '#domain/calendar/calendar';
import type { MailIn } from '#domain/mail/records';
import { workingDaysOn } from '#domain/obligation/rules';
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { type Errors, readForm, textOf } from '#web/frame/form.ts';
import { answerPage, type PageStatus } from '#web/frame/page.tsx';
import { harmless, Table } from '#web/frame/parts.tsx';
import { problemPage } from '#web/frame/problem.tsx';
import type { Ports } from '#web/ports.ts';
import { triageReasonTexts } from '#web/texts/admin.ts';
import { actionTexts } from '#web/texts/admin-pages.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { triageTexts as texts } from '#web/texts/triage.ts';
import { AdminFrame, Done } from '../frame.tsx';
import { NextPage } from '../lists/tabs.tsx';
import { bouncedBy, undeliveredOf } from '../mails/undelivered.ts';
import { triagePath } from '../paths.ts';
import { refusalOf } from '../refusal.ts';
import { decideTriage, type Gone } from './decide.ts';
import { triageActions } from './forms.ts';
import { type FailedTriage, TriagePage, type TriageView } from './page.tsx';

/** GET /admin/triage?after=… */
export async function triageList(c: PageContext, ports: Ports) {
  const { rows, next } = await ports.listTriage(c.req.query('after') ?? null);
  return answerPage(
    c,
    <AdminFrame session={c.get('session')} title={texts.title} section="triage">
      <h1>{texts.title}</h1>
      <Done what={c.req.query('done')} />
      <p>{texts.intro}</p>
      {rows.length === 0 ? (
        <p>{texts.empty}</p>
      ) : (
        <Table
          caption={texts.caption}
          head={texts.head}
          rows={rows.map((mail) => [
            <a class="nowrap" href={triagePath(mail.key)}>
              {dateTimeShort(mail.receivedAt)}
            </a>,
            mail.triage && triageReasonTexts[mail.triage],
            domainOf(mail),
            mail.caseId ?? '–',
          ])}
        />
      )}
      <NextPage path="/admin/triage" query={{}} next={next} />
    </AdminFrame>,
  );
}

/** GET /admin/triage/:mailKey?personal=1 */
export async function triageGet(c: PageContext, ports: Ports, mailKey: string) {
  const mail = await ports.loadMail(mailKey);
  return mail ? show(c, ports, mail, null, 200) : problemPage(c, 'not-found');
}

/** POST /admin/triage/:mailKey, one of `triageActions` */
export async function triagePost(c: PageContext, ports: Ports, mailKey: string) {
  const mail = await ports.loadMail(mailKey);
  if (!mail) return problemPage(c, 'not-found');
  const values = await readForm(c);
  const action = triageActions.find((one) => one === textOf(values, 'action')) ?? null;
  const fail = (errors: Errors, status: PageStatus, refusal: string | null = null) =>
    show(c, ports, mail, { action, values, errors, refusal }, status);
  if (mail.status !== 'triage') return fail({}, 409, texts.decided);
  if (!action) return fail({}, 422, actionTexts.unknown);

  const officer = c.get('session').sub;
  const outcome: { gone?: Gone } = {};
  const refusal = await refusalOf(async () => {
    outcome.gone = await decideTriage(action, values, { mail, ports, officer, now: nowOf(c) });
  });
  if (refusal) return fail({}, refusal.status, refusal.text);
  const { gone } = outcome;
  if (gone && 'errors' in gone) return fail(gone.errors, 422);
  return c.redirect(gone?.to ?? '/admin/triage', 303);
}

/** The form to open a case holds what was read, so it comes back with the second step taken. */
async function show(
  c: PageContext,
  ports: Ports,
  mail: MailIn,
  failed: FailedTriage | null,
  status: PageStatus,
) {
  const personal = c.req.query('personal') === '1' || failed?.action === 'open-case' || asksQuery(failed);
  const session = c.get('session');
  if (personal)
    await ports.noteAccess({
      caseId: mail.caseId ?? `mail:${mail.key}`,
      officer: session.sub,
      what: 'triage',
      at: nowOf(c),
    });
  const municipalities = await ports.listMunicipalities();
  const text = personal ? await ports.mailText(mail) : null;
  const bounced = mail.triage === 'bounce' ? await loadBounced(ports, mail) : null;
  const answerDays = workingDaysOn(await ports.rules(nowOf(c)), 'answer-query', dayOf(nowOf(c)));
  const view = { session, mail, municipalities, personal, text, bounced, answerDays, failed };
  return answerPage(c, <TriagePage view={view} />, status);
}

/** The question that came back with a mistake is of the mail's own words: it is typed beside them. */
const asksQuery = (failed: FailedTriage | null): boolean =>
  failed?.action === 'attach' && textOf(failed.values, 'as') === 'query';

/** The mail that came back, and whether it was sent again since. */
async function loadBounced(ports: Ports, mail: MailIn): Promise<TriageView['bounced']> {
  if (!mail.caseId) return null;
  const [mails, log] = await Promise.all([ports.mailsOfCase(mail.caseId), ports.loadLog(mail.caseId)]);
  const sent = bouncedBy(mail, mails);
  return sent && { mail: sent, open: undeliveredOf(mails, log).includes(sent) };
}

/** Whose the address is says the domain; the part before it may name a person. */
const domainOf = (mail: MailIn): string =>
  harmless(mail.reading?.from.address?.split('@').at(-1) ?? '') || '–';
