/** The files that statistics can be taken out as: for everybody the numbers, for officers the cases, for the lead with persons. */
import { ConfirmField, Hidden, RequiredNote, TextField } from '../../frame/fields.tsx';
import type { FormState } from '../../frame/form.ts';
import { Button, ButtonLink, Buttons, OwnForm } from '../../frame/parts.tsx';
import type { Session } from '../../sign-in/session.ts';
import { statisticsTexts } from '../../texts/statistics.ts';
import { mayChange } from '../frame.tsx';
import { type Asked, pathFor, statisticsPath } from './selection.ts';

export const numbersPath = `${statisticsPath}/numbers.csv`;

export const ExportForms = ({
  session,
  asked,
  failed,
}: {
  session: Session;
  asked: Asked;
  failed: FormState | null;
}) => {
  const { exports: texts } = statisticsTexts;
  const form: FormState = failed ?? { prefix: 'export', values: {}, errors: {} };
  return (
    <section class="files" aria-labelledby="failid">
      <h2 id="failid">{texts.title}</h2>
      <p>{texts.intro}</p>
      <Buttons>
        <ButtonLink href={pathFor(numbersPath, asked)}>{texts.numbers}</ButtonLink>
      </Buttons>
      {mayChange(session) && (
        <details class="action">
          <summary>{texts.casesTitle}</summary>
          <div>
            <OwnForm>
              <p>{texts.casesHint}</p>
              <Hidden name="action" value="export-cases" />
              <Buttons>
                <Button kind="secondary">{texts.casesSend}</Button>
              </Buttons>
            </OwnForm>
          </div>
        </details>
      )}
      {session.role === 'lead' && (
        <details class="action" open={failed !== null}>
          <summary>{texts.personalTitle}</summary>
          <div>
            <OwnForm>
              <p>{texts.personalHint}</p>
              <RequiredNote />
              <Hidden name="action" value="export-personal" />
              <TextField form={form} name="purpose" label={texts.purpose} hint={texts.purposeHint} required />
              <ConfirmField form={form} name="confirm" label={texts.confirm} required />
              <Buttons>
                <Button kind="secondary">{texts.personalSend}</Button>
              </Buttons>
            </OwnForm>
          </div>
        </details>
      )}
    </section>
  );
};
