/**
 * The extract of a case. GET shows it without personal data, with the form for one that has them; POST `print` shows that one,
 * `html` and `json` put it into a file. Printing is every officer's, a file the lead's: exports with personal data are.
 */
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { RadioField, RequiredNote, SelectField } from '#web/frame/fields.tsx';
import { type Errors, type FormState, readForm, textOf } from '#web/frame/form.ts';
import { answerPage, Frame, type PageStatus } from '#web/frame/page.tsx';
import { Button, ButtonLink, Buttons, ErrorBox, OwnForm } from '#web/frame/parts.tsx';
import { problemPage } from '#web/frame/problem.tsx';
import { styles } from '#web/frame/styles.ts';
import type { Ports } from '#web/ports.ts';
import type { Session } from '#web/sign-in/session.ts';
import { extractTexts as texts } from '#web/texts/extract.ts';
import { languageNow } from '#web/texts/spoken.ts';
import { extractPath } from '../case/papers.tsx';
import { forbiddenPage } from '../forbidden.tsx';
import { AdminFrame, mayChange } from '../frame.tsx';
import { pathOf } from '../paths.ts';
import { extractJson } from './data.ts';
import { type Extract, ExtractDocument, ReadFirst } from './document.tsx';
import { loadExtract } from './view.ts';

/** Of a fixed list: the access entry keeps it, and holds nobody's words. */
const reasons = ['own-data', 'case-work', 'supervision', 'authority', 'archive'] as const;
const audiences = ['agency', 'subject'] as const;
const formats = ['html', 'json'] as const;

const emptyForm: FormState = { prefix: 'extract', values: {}, errors: {} };

/** GET /admin/cases/:caseId/extract */
export const extractGet = (c: PageContext, ports: Ports, caseId: string) =>
  show(c, ports, caseId, emptyForm, 200);

/** POST /admin/cases/:caseId/extract: `action` (print, html, json), `audience`, `reason` */
export async function extractPost(c: PageContext, ports: Ports, caseId: string) {
  if (!(await ports.loadCase(caseId))) return problemPage(c, 'not-found');
  const values = await readForm(c);
  const audience = audiences.find((one) => one === textOf(values, 'audience'));
  const reason = reasons.find((one) => one === textOf(values, 'reason'));
  const errors: Errors = {
    ...(audience ? {} : { audience: texts.audienceMissing }),
    ...(reason ? {} : { reason: texts.reasonMissing }),
  };
  if (!audience || !reason) return show(c, ports, caseId, { ...emptyForm, values, errors }, 422);
  const format = formats.find((one) => one === textOf(values, 'action'));
  const session = c.get('session');
  if (format && session.role !== 'lead') return forbiddenPage(c, texts.leadOnly, { above: above(caseId) });
  const now = nowOf(c);
  const what = format ? 'extract-file' : 'extract';
  await ports.noteAccess({ caseId, officer: session.sub, what, detail: reason, at: now });
  const extract = await loadExtract(ports, caseId, { session, now, audience });
  if (!extract) return problemPage(c, 'not-found');
  return format ? file(c, ports, extract, format) : answerPage(c, <Printed extract={extract} />);
}

async function show(c: PageContext, ports: Ports, caseId: string, form: FormState, status: PageStatus) {
  const session = c.get('session');
  const extract = await loadExtract(ports, caseId, { session, now: nowOf(c), audience: null });
  if (!extract) return problemPage(c, 'not-found');
  const title = texts.title(caseId);
  return answerPage(
    c,
    <AdminFrame session={session} title={title} failed={status === 422} section="work" above={above(caseId)}>
      <ErrorBox form={form} />
      <h1>{title}</h1>
      <div class="no-print">
        <p>{mayChange(session) ? texts.intro : texts.introAuditor}</p>
        {mayChange(session) && <WithPersons form={form} session={session} />}
      </div>
      <ExtractDocument extract={extract} />
    </AdminFrame>,
    status,
  );
}

const above = (caseId: string) => [[pathOf(caseId), caseId]] as const;

const WithPersons = ({ form, session }: { form: FormState; session: Session }) => (
  <section class="card" aria-labelledby="isikuandmetega">
    <h2 id="isikuandmetega">{texts.formHeading}</h2>
    <OwnForm>
      <RequiredNote />
      <RadioField
        form={form}
        name="audience"
        label={texts.audience}
        required
        choices={audiences.map((one) => ({ value: one, label: texts.audiences[one] }))}
      />
      <SelectField
        form={form}
        name="reason"
        label={texts.reason}
        required
        choices={reasons.map((one) => ({ value: one, label: texts.reasons[one] }))}
      />
      <Buttons>
        <Button name="action" value="print">
          {texts.print}
        </Button>
        {session.role === 'lead' &&
          formats.map((one) => (
            <Button kind="secondary" name="action" value={one}>
              {texts[one]}
            </Button>
          ))}
      </Buttons>
      {session.role !== 'lead' && <p class="hint">{texts.leadOnly}</p>}
    </OwnForm>
  </section>
);

/** No menu and no way but back: it is to be printed. */
const Printed = ({ extract }: { extract: Extract }) => {
  const { id } = extract.view.state;
  return (
    <Frame title={texts.title(id)} width="wide">
      <p class="no-print">
        <a href={pathOf(id)}>{texts.back}</a>
      </p>
      <ReadFirst />
      <h1>{texts.title(id)}</h1>
      <ExtractDocument extract={extract} />
    </Frame>
  );
};

async function file(c: PageContext, ports: Ports, extract: Extract, format: (typeof formats)[number]) {
  const { id } = extract.view.state;
  const text = format === 'json' ? extractJson(extract) : wholeFile(extract);
  const link = await ports.downloadOf(new TextEncoder().encode(text), `${id}-valjavote.${format}`);
  return answerPage(
    c,
    <AdminFrame session={c.get('session')} title={texts.ready} section="work" above={above(id)}>
      <h1>{texts.ready}</h1>
      <ReadFirst />
      <p>{texts.readyText}</p>
      <Buttons>
        <ButtonLink href={link} kind="primary">
          {texts.fetch}
        </ButtonLink>
      </Buttons>
      <p>
        <a href={extractPath(id)}>{texts.title(id)}</a>
      </p>
    </AdminFrame>,
  );
}

/** A file stands by itself: its styles are in it, and links into our pages would lead nowhere. */
function wholeFile(extract: Extract): string {
  const title = texts.title(extract.view.state.id);
  const body = String(<ExtractDocument extract={extract} />).replaceAll(/<a\b[^>]*>|<\/a>/g, '');
  const head = `<meta charset="utf-8"><title>${title}</title><style>${styles}</style>`;
  return `<!doctype html><html lang="${languageNow()}"><head>${head}</head><body><main class="wide"><h1>${title}</h1>${body}</main></body></html>`;
}
