/** A mail that came in, as text, and the way to its bytes. To open it is the second step: each view is noted. */
import type { MailIn } from '#domain/mail/records';
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { answerPage } from '#web/frame/page.tsx';
import { Alert, Outside, SummaryList } from '#web/frame/parts.tsx';
import { problemPage } from '#web/frame/problem.tsx';
import type { Ports } from '#web/ports.ts';
import { mailInStatus } from '#web/texts/admin.ts';
import { caseTexts, mailTexts } from '#web/texts/admin-pages.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { triageTexts } from '#web/texts/triage.ts';
import { AdminFrame } from '../frame.tsx';
import { pathOf } from '../paths.ts';
import { Attachments, isServed } from './attachments.tsx';

/** GET /admin/mails/:mailKey */
export async function mailGet(c: PageContext, ports: Ports, mailKey: string) {
  const mail = await ports.loadMail(mailKey);
  if (!mail) return problemPage(c, 'not-found');
  await noteAccess(c, ports, mail, 'mail');
  const text = await ports.mailText(mail);
  const from = mail.reading?.from;
  return answerPage(
    c,
    <AdminFrame
      session={c.get('session')}
      title={mailTexts.title}
      above={mail.caseId ? [[pathOf(mail.caseId), mail.caseId]] : [['/admin/triage', triageTexts.title]]}
    >
      <h1>{mailTexts.title}</h1>
      <SummaryList
        facts={[
          [triageTexts.received, dateTimeShort(mail.receivedAt)],
          [triageTexts.sender, <Outside text={[from?.name, from?.address].filter(Boolean).join(', ')} />],
          [triageTexts.authentic, from?.authentic ? caseTexts.yes : triageTexts.authenticNo],
          [triageTexts.subject, <Outside text={mail.reading?.subject ?? ''} />],
          [caseTexts.state, mailInStatus[mail.status]],
        ]}
      />
      <div class="card">
        <h2>{triageTexts.text}</h2>
        {text === null ? <p>{caseTexts.noText}</p> : <Outside text={text} lines />}
        <Attachments mail={mail} heading="h3" />
      </div>
    </AdminFrame>,
  );
}

/** GET /admin/mails/:mailKey/download?number=…: on to a link that serves 60 s; without a number the whole mail. */
export async function mailDownload(c: PageContext, ports: Ports, mailKey: string) {
  const mail = await ports.loadMail(mailKey);
  if (!mail) return problemPage(c, 'not-found');
  const asked = c.req.query('number');
  const number = asked === undefined ? null : /^\d{1,4}$/.test(asked) ? Number(asked) : 0;
  if (number !== null && !mail.reading?.attachments[number - 1]) return problemPage(c, 'not-found');
  if (!isServed(mail))
    return answerPage(
      c,
      <AdminFrame session={c.get('session')} title={mailTexts.title}>
        <h1>{mailTexts.title}</h1>
        <Alert tone="danger">
          <p>{mailTexts.virus}</p>
        </Alert>
      </AdminFrame>,
      403,
    );
  await noteAccess(c, ports, mail, 'download');
  return c.redirect(await ports.downloadLink(mail, number), 303);
}

/** A mail that belongs to no case yet is named by its own key. */
const noteAccess = (c: PageContext, ports: Ports, mail: MailIn, what: string) =>
  ports.noteAccess({
    caseId: mail.caseId ?? `mail:${mail.key}`,
    officer: c.get('session').sub,
    what,
    at: nowOf(c),
  });
