/**
 * The surveys, by a link of their own, without a login and without a name. GET changes nothing; POST counts once. The page
 * knows neither the case nor the person.
 */
import { Hono } from 'hono';
import type { FeedbackLink } from '#domain/feedback/link';
import {
  type FeedbackLanguage,
  feedbackLanguages,
  type Question,
  questionsOf,
  type Rating,
  type Ratings,
  scale,
} from '#domain/feedback/questions';
import { nowOf, type PageContext, type PageEnv } from '../frame/environment.ts';
import { type Errors, prefilled, readForm, textOf, type Values } from '../frame/form.ts';
import { answerPage, Frame } from '../frame/page.tsx';
import type { Ports } from '../ports.ts';
import { feedbackTexts } from '../texts/feedback.ts';
import { speaking } from '../texts/spoken.ts';
import { surveys } from '../texts/surveys.ts';
import { SurveyOverPage, SurveyPage } from './page.tsx';

type FeedbackPorts = Pick<Ports, 'findSurvey' | 'answerSurvey'>;

/** @returns the pages under /feedback */
export function feedbackPages(ports: FeedbackPorts): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get('/:token', (c) =>
    c.req.query('thanks') === undefined
      ? withSurvey(c, (link) => form(c, link, prefilled({}), {}, 200))
      : inFrameOf(asked(c) ?? 'et', () =>
          answerPage(c, <SurveyOverPage language={asked(c) ?? 'et'} what="thanks" />),
        ),
  );

  app.post('/:token', (c) =>
    withSurvey(c, async (link) => {
      const values = await readForm(c);
      const language = languageOf(c, link);
      const { ratings, missing } = read(link, values);
      if (missing.length > 0) {
        const { missing: text } = surveys[language];
        return form(c, link, values, Object.fromEntries(missing.map((name) => [name, text])), 422);
      }
      if (!(await ports.answerSurvey(link, ratings, nowOf(c)))) return over(c, language, 'used');
      return c.redirect(`${c.req.path}?thanks&lang=${language}`, 303);
    }),
  );

  return app;

  async function withSurvey(c: PageContext, then: (link: FeedbackLink) => Promise<Response> | Response) {
    const survey = await ports.findSurvey(c.req.param('token') ?? '', nowOf(c));
    if (survey.status === 'open') return then(survey.link);
    if (survey.status !== 'unknown') return over(c, asked(c) ?? 'et', survey.status);
    const { unknownTitle, unknownText } = feedbackTexts;
    return answerPage(
      c,
      <Frame title={unknownTitle}>
        <h1>{unknownTitle}</h1>
        <p>{unknownText}</p>
      </Frame>,
      404,
    );
  }
}

const over = (c: PageContext, language: FeedbackLanguage, what: 'used' | 'over') =>
  inFrameOf(language, () =>
    answerPage(c, <SurveyOverPage language={language} what={what} />, what === 'used' ? 409 : 410),
  );

/** The frame speaks Estonian or English. It has no switch here: the survey has its own. */
const inFrameOf = <Answer,>(language: FeedbackLanguage, answer: () => Answer): Answer =>
  speaking({ language: language === 'en' ? 'en' : 'et', switchTo: null }, answer);

const form = (c: PageContext, link: FeedbackLink, values: Values, errors: Errors, status: 200 | 422) =>
  inFrameOf(languageOf(c, link), () =>
    answerPage(
      c,
      <SurveyPage
        role={link.role}
        language={languageOf(c, link)}
        path={c.req.path}
        form={{ prefix: 'tagasiside', values, errors }}
      />,
      status,
    ),
  );

function read(link: FeedbackLink, values: Values): { ratings: Ratings; missing: Question[] } {
  const rated = questionsOf[link.role].map((question) => {
    const rating = scale.find((value) => String(value) === textOf(values, question));
    return [question, rating] as const;
  });
  const given = rated.filter((one): one is readonly [Question, Rating] => one[1] !== undefined);
  return {
    ratings: Object.fromEntries(given),
    missing: rated.flatMap(([question, rating]) => (rating === undefined ? [question] : [])),
  };
}

/** Only clients are asked in several languages. */
const languageOf = (c: PageContext, link: FeedbackLink): FeedbackLanguage =>
  link.role === 'client' ? (asked(c) ?? link.language) : 'et';

const asked = (c: PageContext): FeedbackLanguage | null =>
  feedbackLanguages.find((one) => one === c.req.query('lang')) ?? null;
