/** The page of a survey: one or two questions on a scale, and a switch of the language for clients. */
import {
  type FeedbackLanguage,
  type FeedbackRole,
  feedbackLanguages,
  questionsOf,
  scale,
} from '#domain/feedback/questions';
import { RadioField } from '../frame/fields.tsx';
import type { FormState } from '../frame/form.ts';
import { hasErrors, idOf } from '../frame/form.ts';
import { Frame } from '../frame/page.tsx';
import { Alert, Button, Buttons } from '../frame/parts.tsx';
import { surveys } from '../texts/surveys.ts';

interface SurveyProps {
  readonly role: FeedbackRole;
  readonly language: FeedbackLanguage;
  readonly path: string;
}

export const SurveyPage = ({ role, language, path, form }: SurveyProps & { form: FormState }) => {
  const texts = surveys[language];
  return (
    <Frame title={texts.title} failed={hasErrors(form)} lang={language}>
      <Problems form={form} heading={texts.problems} />
      <h1>{texts.title}</h1>
      {role === 'client' && <Languages path={path} language={language} label={texts.languages} />}
      <p>{texts.lead}</p>
      <form method="post" action={`${path}?lang=${language}`} novalidate class="card main">
        {questionsOf[role].map((question) => (
          <RadioField
            form={form}
            name={question}
            label={texts.questions[question] ?? ''}
            choices={scale.map((value) => ({ value: String(value), label: texts.answers[value] }))}
          />
        ))}
        <Buttons>
          <Button>{texts.send}</Button>
        </Buttons>
      </form>
    </Frame>
  );
};

/** `used` and `over` say that nothing more is asked. */
export const SurveyOverPage = ({
  language,
  what,
}: {
  language: FeedbackLanguage;
  what: 'thanks' | 'used' | 'over';
}) => {
  const texts = surveys[language];
  return (
    <Frame title={texts[what]} lang={language}>
      <h1>{texts.title}</h1>
      <Alert tone={what === 'thanks' ? 'ok' : 'info'}>
        <p>{texts[what]}</p>
        <p>{texts.thanksText}</p>
      </Alert>
    </Frame>
  );
};

const Languages = ({
  path,
  language,
  label,
}: {
  path: string;
  language: FeedbackLanguage;
  label: string;
}) => (
  <nav class="filters" aria-label={label}>
    <ul>
      {feedbackLanguages.map((one) => (
        <li>
          <a href={`${path}?lang=${one}`} lang={one} aria-current={one === language ? 'true' : undefined}>
            {surveys[one].name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Problems = ({ form, heading }: { form: FormState; heading: string }) =>
  hasErrors(form) ? (
    <div class="alert danger" role="alert" tabindex={-1} autofocus id="vead">
      <h2 class="alert-heading">{heading}</h2>
      <ul>
        {Object.entries(form.errors).map(([name, text]) => (
          <li>
            <a href={`#${idOf(form, name)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  ) : null;
