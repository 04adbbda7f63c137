/** What is wrong with a form is said in the language of the request, though its schemas were made before. */
import { describe, expect, it } from 'vitest';
import { readLanguages } from '#domain/words/read-languages';
import { answerForms } from '#web/forms/answer-forms.ts';
import { arrangeInterpreterForm } from '#web/forms/arrange-interpreter.tsx';
import { declineAssignmentForm } from '#web/forms/decline-assignment.tsx';
import { reviewReferralForm } from '#web/forms/review-referral.tsx';
import { reviewReportForm } from '#web/forms/review-report.tsx';
import { prefilled } from '#web/frame/form.ts';
import { speaking } from '#web/texts/spoken.ts';
import { knownLanguages, languageWords } from '#web/texts/words.ts';
import { activeCase, caseInReview } from '../../support/cases.ts';
import { estonianIn } from '../../support/english.ts';
import { contextOf, typed } from '../web-forms/context.ts';

const forms = {
  ...answerForms,
  decline: declineAssignmentForm,
  'review-referral': reviewReferralForm([], null),
  'review-report': reviewReportForm,
  'arrange-interpreter': arrangeInterpreterForm,
};
const english = { language: 'en', switchTo: null } as const;

/** Nothing at all, and what is wrong in every field. */
const wrongs = [{}, Object.fromEntries(fieldNames().map((name) => [name, '?'.repeat(5000)]))];

function fieldNames(): string[] {
  const ofTexts = ['name', 'phone', 'email', 'text', 'note', 'reason', 'summary', 'place', 'need', 'goals'];
  return [...ofTexts, 'languages', 'date', 'time', 'minutes', 'hours', 'personalCode', 'birthDate', 'family'];
}

describe('messages of forms', () => {
  it.each(Object.entries(forms))('of %s are in English for who reads English', async (_, form) => {
    const context = contextOf(activeCase());
    for (const wrong of wrongs) {
      const said = (): string[] => {
        const parsed = form.parse(typed(wrong), context);
        return parsed.ok ? [] : Object.values(parsed.errors);
      };
      const [inEnglish, inEstonian] = [speaking(english, said), said()];
      expect(inEnglish).toHaveLength(inEstonian.length);
      expect(inEnglish.filter((text) => inEstonian.includes(text))).toEqual([]);
      expect(await estonianIn(inEnglish.map((text) => `<p>${text}</p>`).join(''))).toEqual([]);
    }
  });

  it('stay in Estonian for another request at the same time', async () => {
    const form = reviewReferralForm([], null);
    const said = async () => {
      await Promise.resolve();
      const parsed = form.parse(prefilled({}), contextOf(caseInReview()));
      return parsed.ok ? null : parsed.errors.verdict;
    };
    expect(await Promise.all([speaking(english, said), said()])).toEqual([
      'Choose the decision.',
      'Valige otsus.',
    ]);
  });

  it('take the names of languages that the form shows, in either language', () => {
    for (const language of ['et', 'en'] as const) {
      const names = speaking({ ...english, language }, () =>
        knownLanguages().map((code) => languageWords(code)),
      );
      expect(readLanguages(names).unknown).toEqual([]);
    }
  });
});
