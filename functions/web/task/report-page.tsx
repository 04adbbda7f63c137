/** A page on which a provider tells of something beside its tasks, and what is said when it was sent. */
import type { CaseState } from '#domain/case/state';
import type { Typed } from '#domain/case/typing';
import { Hidden, RequiredNote } from '../frame/fields.tsx';
import { type FormState, hasErrors } from '../frame/form.ts';
import { Frame } from '../frame/page.tsx';
import { Alert, Button, Buttons, ErrorBox, type Fact, FactStrip, SummaryList } from '../frame/parts.tsx';
import { draftTexts } from '../texts/drafts.ts';
import { receiptTexts } from '../texts/receipts.ts';
import { taskTexts } from '../texts/task.ts';
import { reportFacts } from './answered.tsx';
import { SaveDraft, TypedNews } from './drafts.tsx';
import { OwnTasksLink } from './own-tasks.tsx';
import { ProviderLinks, type ProviderPage, type Told } from './provider-pages.tsx';

interface ReportProps {
  readonly page: ProviderPage;
  readonly state: CaseState;
  readonly token: string;
  /** Working days that what it asks for has, `asks`. */
  readonly days: number;
}

export const ReportPage = ({
  page,
  state,
  token,
  days,
  form,
  typed,
  tooMuch,
}: ReportProps & {
  form: FormState;
  /** The draft that fills the form. */
  typed: Typed | null;
  /** What was typed could not be kept. */
  tooMuch: boolean;
}) => (
  <Frame title={page.texts.title} failed={hasErrors(form)}>
    <ErrorBox form={form} />
    {tooMuch && (
      <Alert tone="danger">
        <p>{draftTexts.tooMuch}</p>
      </Alert>
    )}
    <h1>{page.texts.title}</h1>
    <p>{told(page.texts.lead, days)}</p>
    <TypedNews typed={typed} beside={page.path} />
    <FactStrip
      facts={[
        [taskTexts.facts.case, state.id],
        [taskTexts.facts.municipality, state.municipality.name],
      ]}
    />
    {page.About && <page.About state={state} />}
    <form method="post" novalidate class="card main">
      <Hidden name="action" value="report" />
      <div class="group">
        <RequiredNote />
      </div>
      <page.Fields form={form} state={state} />
      <Buttons>
        <Button>{page.texts.send}</Button>
        <SaveDraft />
      </Buttons>
    </form>
    {!page.party && (
      <>
        <h2>{taskTexts.otherReports}</h2>
        <ProviderLinks token={token} state={state} on={page.path} />
      </>
    )}
    <OwnTasksLink token={token} />
  </Frame>
);

export const ReportedPage = ({ page: { path, texts }, state, token, days }: ReportProps) => (
  <Frame title={texts.sent}>
    <h1>{texts.sent}</h1>
    <FactStrip facts={[[taskTexts.facts.case, state.id]]} />
    <Alert tone="ok">
      <p>{told(texts.sentText, days)}</p>
    </Alert>
    <Sent facts={reportFacts(path, state)} />
    {receiptByMail.includes(path) && <p>{receiptTexts.mailed}</p>}
    {texts.another && (
      <p>
        <a href={`/task/${token}/${path}`}>{texts.another}</a>
      </p>
    )}
    <OwnTasksLink token={token} />
  </Frame>
);

const told = (text: Told, days: number): string => (typeof text === 'string' ? text : text(days));

/** Of the others a mail tells whoever sent them as it tells everybody. */
const receiptByMail: readonly string[] = ['change', 'refusal'];

const Sent = ({ facts }: { facts: readonly Fact[] }) =>
  facts.length > 0 && (
    <section class="card">
      <h2>{receiptTexts.yours}</h2>
      <SummaryList facts={facts} />
    </section>
  );

export const NotNowPage = ({ page: { texts } }: { page: ProviderPage }) => (
  <Frame title={texts.title}>
    <h1>{texts.title}</h1>
    <p>{texts.notNow}</p>
  </Frame>
);
