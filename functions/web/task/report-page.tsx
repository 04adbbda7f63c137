/** "Report a change": reachable from every task of a provider, while the provider serves the case. */
import type { CaseState } from '#domain/case/state';
import { ChangeFields } from '../forms/report-change.tsx';
import { Hidden, RequiredNote } from '../frame/fields.tsx';
import { type FormState, hasErrors } from '../frame/form.ts';
import { Frame } from '../frame/page.tsx';
import { Alert, Button, Buttons, ErrorBox, FactStrip } from '../frame/parts.tsx';
import { et } from '../texts/task.ts';

const texts = et.report;

export const ReportPage = ({ state, form }: { state: CaseState; form: FormState }) => (
  <Frame title={texts.title} failed={hasErrors(form)}>
    <ErrorBox form={form} />
    <h1>{texts.title}</h1>
    <p>{texts.lead}</p>
    <FactStrip
      facts={[
        [et.facts.case, state.id],
        [et.facts.municipality, state.municipality.name],
      ]}
    />
    <form method="post" novalidate class="card main">
      <Hidden name="action" value="report" />
      <div class="group">
        <RequiredNote />
      </div>
      <ChangeFields form={form} />
      <Buttons>
        <Button>{texts.send}</Button>
      </Buttons>
    </form>
  </Frame>
);

export const ReportedPage = ({ state, path }: { state: CaseState; path: string }) => (
  <Frame title={texts.sent}>
    <h1>{texts.sent}</h1>
    <FactStrip facts={[[et.facts.case, state.id]]} />
    <Alert tone="ok">
      <p>{texts.sentText}</p>
    </Alert>
    <p>
      <a href={path}>{texts.another}</a>
    </p>
  </Frame>
);

export const NotNowPage = () => (
  <Frame title={texts.title}>
    <h1>{texts.title}</h1>
    <p>{texts.notNow}</p>
  </Frame>
);
