/** GET /admin/statistics: the numbers of a period, a municipality and a provider, with charts and the files that hold them. */
import { numbersOf } from '#domain/statistics/numbers';
import { lastDay, monthsOf, quartersIn } from '#domain/statistics/period';
import { published } from '#domain/statistics/publish';
import type { PageContext } from '../../frame/environment.ts';
import { SelectField } from '../../frame/fields.tsx';
import type { FormState } from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import { Alert, Button, ErrorBox } from '../../frame/parts.tsx';
import type { Ports } from '../../ports.ts';
import { dateShort } from '../../texts/dates.ts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { AdminFrame } from '../frame.tsx';
import { ExportForms } from './export-forms.tsx';
import { Figures } from './figures.tsx';
import { Tiles, tilesOf } from './headline.tsx';
import { type Asked, readAsked, statisticsPath } from './selection.ts';
import { monthWords } from './words.ts';

/** Years before this one that the lists offer: AMIF pays for seven (2021–2027), and papers are kept five more. */
const yearsOffered = 7;

export const statisticsGet = (c: PageContext, ports: Ports) => showStatistics(c, ports, null, 200);

/** @param failed the form of an export that was not right, and which one; null: none was sent */
export async function showStatistics(
  c: PageContext,
  ports: Ports,
  failed: { readonly form: FormState; readonly refusal: string | null } | null,
  status: PageStatus,
) {
  const asked = readAsked(c);
  const { form, selection, exact, today } = asked;
  const [municipalities, providers, found, answers] = await Promise.all([
    ports.listMunicipalities(),
    ports.listProviders(),
    selection ? ports.caseFacts(selection.period, today) : null,
    answersFor(ports, asked),
  ]);
  const counted = selection && found && !found.more ? numbersOf(found.facts, selection, today) : null;
  const numbers = counted && !exact ? published(counted) : counted;
  const wrong = selection === null;
  const last = selection && lastDay(selection.period.until);
  return answerPage(
    c,
    <AdminFrame
      session={c.get('session')}
      title={texts.title}
      section="statistics"
      failed={wrong || failed !== null}
    >
      <ErrorBox form={wrong ? form : (failed?.form ?? form)} />
      {failed?.refusal && (
        <Alert tone="danger">
          <p>{failed.refusal}</p>
        </Alert>
      )}
      <h1>{texts.title}</h1>
      <p>
        {texts.intro} {last && last >= today && texts.intoForce(dateShort(today))}
      </p>
      <Choice asked={asked} municipalities={municipalities} providers={providers} />
      {found?.more && (
        <Alert tone="warn">
          <p>{texts.tooMany}</p>
        </Alert>
      )}
      {found && !found.complete && (
        <Alert tone="info">
          <p>{texts.filling}</p>
        </Alert>
      )}
      {numbers && selection && (
        <>
          {exact && (
            <Alert tone="warn">
              <p>{texts.exactNote}</p>
            </Alert>
          )}
          <h2>{texts.numbers}</h2>
          <Tiles tiles={tilesOf(numbers, answers, selection.period, exact)} />
          {!exact && <p class="muted small">{texts.marksNote}</p>}
          <Figures numbers={numbers} />
          <ExportForms session={c.get('session')} asked={asked} failed={failed?.form ?? null} />
        </>
      )}
    </AdminFrame>,
    wrong ? 422 : status,
  );
}

/** Answers to the surveys know no case, so no municipality and no provider: they are shown of all alone. */
async function answersFor(ports: Ports, { selection }: Asked) {
  if (!selection || selection.municipality !== null || selection.provider !== null) return null;
  const counts = await Promise.all(
    quartersIn(selection.period).map((quarter) => ports.feedbackCounts(quarter)),
  );
  return counts.flat();
}

const Choice = ({
  asked: { form, today },
  municipalities,
  providers,
}: {
  asked: Asked;
  municipalities: readonly { readonly ehak: string; readonly name: string }[];
  providers: readonly { readonly id: string; readonly name: string }[];
}) => {
  const year = Number(today.slice(0, 4));
  const offered = monthsOf({
    from: `${year - yearsOffered}-01`,
    until: `${year}-12`,
  });
  const months = offered.toReversed().map((value) => ({ value, label: monthWords(value) }));
  const fields = [
    ['from', texts.from, texts.fromEmpty, months],
    ['until', texts.until, texts.untilEmpty, months],
    [
      'municipality',
      texts.municipality,
      texts.all,
      municipalities.map(({ ehak, name }) => ({ value: ehak, label: name })),
    ],
    ['provider', texts.provider, texts.all, providers.map(({ id, name }) => ({ value: id, label: name }))],
    ['view', texts.view, texts.views.publishable, [{ value: 'exact', label: texts.views.exact }]],
  ] as const;
  return (
    <form method="get" action={statisticsPath} class="card" novalidate>
      <div class="filter-fields">
        {fields.map(([name, label, empty, choices]) => (
          <SelectField form={form} name={name} label={label} empty={empty} choices={choices} />
        ))}
      </div>
      <div class="buttons">
        <Button kind="secondary">{texts.show}</Button>
      </div>
    </form>
  );
};
