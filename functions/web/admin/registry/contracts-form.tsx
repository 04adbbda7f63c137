/** The form of who provides in a municipality from day to day: rows that must leave no day out and none twice. */
import type { Day } from '#domain/calendar/calendar';
import { type Contract, type ContractProblem, contractProblems } from '#domain/registry/contracts';
import { DateField } from '../../forms/controls.tsx';
import { optionalDay, requiredDay } from '../../forms/field-schemas.ts';
import { readFields } from '../../forms/read-fields.ts';
import { SelectField } from '../../frame/fields.tsx';
import { type Errors, type FormState, prefilled, textOf, type Values } from '../../frame/form.ts';
import { dateShort } from '../../texts/dates.ts';
import { registryTexts } from '../../texts/registry.ts';
import { registryFieldTexts } from '../../texts/registry-fields.ts';
import { MonthsField, optionalMonths } from './months-field.tsx';

const texts = registryTexts.contracts;

/** One a year is many. */
const rowsAtMost = 50;

/** Id of the provider that a municipality is for itself. */
export const ownProviderId = (ehak: string): string => `kov-${ehak}`;

/**
 * @param known ids of the providers that can be chosen
 * @param since the first day that is provided for so far
 */
export function readContracts(
  values: Values,
  known: readonly string[],
  since: Day | null,
): { contracts: readonly Contract[] | null; errors: Errors; problems: readonly string[] } {
  const errors: Record<string, string> = {};
  const contracts: Contract[] = [];
  for (let n = 0; n < rowsAtMost; n += 1) {
    const provider = textOf(values, `provider-${n}`);
    if (!known.includes(provider)) continue;
    const row = Object.fromEntries(
      ['from', 'until', 'reportMonths'].map((field) => [field, values[`${field}-${n}`] ?? []]),
    );
    const read = readFields(
      { from: requiredDay(texts.fromMissing), until: optionalDay, reportMonths: optionalMonths },
      row,
    );
    for (const [field, message] of Object.entries(read.errors)) errors[`${field}-${n}`] = message;
    if (!read.all) continue;
    const { reportMonths, ...days } = read.all;
    contracts.push({ provider, ...days, ...(reportMonths === undefined ? {} : { reportMonths }) });
  }
  if (Object.keys(errors).length > 0) return { contracts: null, errors, problems: [] };
  const problems = contractProblems(contracts, since).map(inWords);
  const right = problems.length === 0;
  const inOrder = contracts.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return {
    contracts: right ? inOrder : null,
    errors: right ? {} : { 'provider-0': problems[0] ?? '' },
    problems,
  };
}

export const contractValues = (contracts: readonly Contract[]): Values =>
  Object.assign(
    {},
    ...contracts.map(({ provider, from, until, reportMonths }, n) =>
      prefilled({
        ...{ [`provider-${n}`]: provider, [`from-${n}`]: from, [`until-${n}`]: until },
        [`reportMonths-${n}`]: reportMonths === undefined ? null : String(reportMonths),
      }),
    ),
  );

export const ContractFields = (props: {
  form: FormState;
  choices: readonly { readonly id: string; readonly name: string }[];
  rows: number;
}) => {
  const { form, choices, rows } = props;
  return (
    <>
      {Array.from({ length: Math.min(rows, rowsAtMost) }, (_, n) => (
        <fieldset class="group">
          <legend>{texts.row(n + 1)}</legend>
          <SelectField
            form={form}
            name={`provider-${n}`}
            label={texts.provider}
            choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DateField form={form} name={`from-${n}`} label={texts.from} />
          <DateField form={form} name={`until-${n}`} label={texts.until} />
          <MonthsField
            form={form}
            name={`reportMonths-${n}`}
            hint={registryFieldTexts.reportMonthsOfContract}
          />
        </fieldset>
      ))}
    </>
  );
};

function inWords({ problem, from, until }: ContractProblem): string {
  const days =
    until === null
      ? `${texts.onwards} ${dateShort(from)}`
      : from === until
        ? dateShort(from)
        : `${dateShort(from)}–${dateShort(until)}`;
  return texts.problems[problem](days);
}
