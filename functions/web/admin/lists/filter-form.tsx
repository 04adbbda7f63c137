/** The filters of the work list: an ordinary GET form, folded away while nothing is filtered. */
import { phases } from '#domain/case/state';
import { parties } from '#domain/obligation/kinds';
import { dueSpans, type WorkFilters } from '#domain/search/filters';
import { Hidden, SelectField } from '#web/frame/fields.tsx';
import { type FormState, prefilled } from '#web/frame/form.ts';
import { Button } from '#web/frame/parts.tsx';
import { partyNames } from '#web/texts/admin.ts';
import { knownLanguages, languageWords, phaseWords } from '#web/texts/words.ts';
import { spanNames, workTexts as texts } from '#web/texts/work.ts';
import { type WorkView, workPath } from './filters.ts';

const none = { phase: null, municipality: null, provider: null, assignee: null, due: null, language: null };

export const FilterForm = ({
  view,
  filters,
  municipalities,
  providers,
}: {
  view: WorkView;
  filters: WorkFilters;
  municipalities: readonly { readonly ehak: string; readonly name: string }[];
  providers: readonly { readonly id: string; readonly name: string }[];
}) => {
  const form: FormState = { prefix: 'filter', values: prefilled({ ...filters }), errors: {} };
  const chosen = Object.values(filters).filter((value) => value !== null).length;
  const fields = [
    ['assignee', texts.assignee, parties.map((one) => [one, partyNames[one]])],
    ['due', texts.due, dueSpans.map((one) => [one, spanNames[one]])],
    ['phase', texts.phase, phases.map((one) => [one, phaseWords(one)])],
    ['municipality', texts.municipality, municipalities.map(({ ehak, name }) => [ehak, name])],
    ['provider', texts.provider, providers.map(({ id, name }) => [id, name])],
    ['language', texts.language, knownLanguages().map((code) => [code, languageWords(code)])],
  ] as const;
  return (
    <details class="action" open={chosen > 0}>
      <summary>{chosen > 0 ? `${texts.filters} (${chosen})` : texts.filters}</summary>
      <div>
        <form method="get" action="/admin">
          <Hidden name="view" value={view} />
          <div class="filter-fields">
            {fields.map(([name, label, choices]) => (
              <SelectField
                form={form}
                name={name}
                label={label}
                empty={name === 'phase' && view === 'cases' ? texts.allRunning : texts.all}
                choices={choices.map(([value = '', words = '']) => ({ value, label: words }))}
              />
            ))}
          </div>
          <div class="buttons">
            <Button kind="secondary">{texts.show}</Button>
            {chosen > 0 && <a href={workPath(view, none)}>{texts.clear}</a>}
          </div>
        </form>
      </div>
    </details>
  );
};
