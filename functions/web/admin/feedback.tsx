/** What the surveys say, as counts of a quarter or a year. */
import { dayOf } from '#domain/calendar/calendar';
import { feedbackRoles, periodOf, quartersOf, questionsOf, scale } from '#domain/feedback/questions';
import { nowOf, type PageContext } from '../frame/environment.ts';
import { answerPage } from '../frame/page.tsx';
import { Table } from '../frame/parts.tsx';
import type { Ports } from '../ports.ts';
import { feedbackTexts as texts } from '../texts/feedback.ts';
import { languageNow } from '../texts/spoken.ts';
import { surveys } from '../texts/surveys.ts';
import { AdminFrame } from './frame.tsx';
import { ChoiceLinks } from './lists/tabs.tsx';

/** GET /admin/feedback?period=2026-Q2 */
export async function feedbackPage(c: PageContext, ports: Ports) {
  const now = nowOf(c);
  const asked = c.req.query('period') ?? '';
  const period = quartersOf(asked).length > 0 ? asked : periodOf(now);
  const counts = await ports.feedbackCounts(period);
  const rows = feedbackRoles.flatMap((role) =>
    questionsOf[role].map((question) => {
      const ofQuestion = scale.map(
        (value) =>
          counts.find((one) => one.role === role && one.question === question && one.value === value)
            ?.count ?? 0,
      );
      const all = ofQuestion.reduce((sum, one) => sum + one, 0);
      const high = ofQuestion.slice(3).reduce((sum, one) => sum + one, 0);
      return [
        texts.roles[role],
        surveys[languageNow()].questions[question],
        ...ofQuestion.map(String),
        String(all),
        all === 0 ? '–' : `${Math.round((100 * high) / all)}%`,
      ];
    }),
  );
  return answerPage(
    c,
    <AdminFrame session={c.get('session')} title={texts.title} section="feedback">
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <nav class="filters" aria-label={texts.period}>
        <span class="muted">{texts.period}: </span>
        <ChoiceLinks
          choices={periodsTo(dayOf(now)).map((one) => ({
            href: `/admin/feedback?period=${one}`,
            label: one,
            current: one === period,
          }))}
        />
      </nav>
      <Table caption={`${texts.title}: ${period}`} head={texts.head} rows={rows} />
    </AdminFrame>,
  );
}

/** This year and the year before, each with its quarters. */
function periodsTo(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year].flatMap((one) => [...quartersOf(String(one)), String(one)]);
}
