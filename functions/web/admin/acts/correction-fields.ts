/** The fields by which each correctable fact is typed: what they show at first, and how they are read into its values. */
import { at, type Day, dayOf, type Instant, parseInstant } from '#domain/calendar/calendar';
import { directions } from '#domain/case/events';
import type { CorrectableFact, Values } from '#domain/correction/facts';
import { goalOutcomes, refusalKinds, serviceEndings } from '#domain/ending/facts';
import { needs } from '#domain/need/need';
import { progressStages } from '#domain/plan/facts';
import {
  minutes,
  oneOf,
  optionalDay,
  optionalEmail,
  optionalHours,
  optionalPhone,
  optionalText,
  requiredDay,
  requiredLanguages,
  requiredName,
  requiredPlace,
  requiredText,
  requiredTime,
} from '#web/forms/field-schemas.ts';
import type { FieldSchemas } from '#web/forms/read-fields.ts';
import type { Choice } from '#web/frame/fields.tsx';
import { correctionTexts } from '#web/texts/correction.ts';
import { numberShort, timeShort } from '#web/texts/dates.ts';
import { formTexts } from '#web/texts/forms.ts';
import { valueText, valueWords } from '#web/texts/words.ts';

const { errors } = formTexts;
const { errors: own } = correctionTexts;

export interface CorrectionField {
  readonly name: string;
  readonly label: string;
  readonly control: 'line' | 'area' | 'day' | 'languages' | 'choice';
  readonly schema: FieldSchemas[string];
  readonly initial: string | readonly string[] | null;
  readonly required: boolean;
  readonly choices?: readonly Choice[];
}

export interface MunicipalityChoice {
  readonly ehak: string;
  readonly name: string;
}

type Schema = FieldSchemas[string];
type Control = CorrectionField['control'];

/** @param known the values as the case has them @returns the fields of the fact's form, in its order */
export function fieldsOf(
  fact: CorrectableFact,
  known: Values,
  municipalities: readonly MunicipalityChoice[],
): CorrectionField[] {
  const field = (
    name: string,
    schema: Schema,
    control: Control = 'line',
    required = false,
  ): CorrectionField => ({
    ...{ name, schema, control, required },
    label: valueWords(fact, name),
    initial: typeof known[name] === 'number' ? numberShort(known[name]) : asText(known[name]),
  });
  const words = (name: string) => field(name, requiredText(own.words), 'area', true);
  const among = (name: string, codes: readonly [string, ...string[]]): CorrectionField => ({
    ...field(name, oneOf(codes, own.choice), 'choice', true),
    choices: codes.map((value) => ({ value, label: valueText(name, value) })),
  });
  /** One field for each goal, `progress-1` and so on. */
  const each = (name: string, make: (name: string, value: string, index: number) => CorrectionField) =>
    listOf(known[name]).map((value, index) => make(`${name}-${index + 1}`, value, index));
  const stages = (name: string, codes: readonly [string, ...string[]]) =>
    each(name, (numbered, value, index) => ({
      ...among(name, codes),
      ...{ name: numbered, initial: value, label: `${formTexts.labels.goal} ${index + 1}` },
    }));
  switch (fact) {
    case 'municipality': {
      const choices = municipalities.map(({ ehak, name }) => ({ value: ehak, label: name }));
      const schema = oneOf(['', ...choices.map(({ value }) => value)], own.choice);
      const chosen = { ...field('ehak', schema, 'choice', true), label: valueWords(fact, 'name'), choices };
      return [chosen];
    }
    case 'referral-date':
      return [field('referralDate', requiredDay(errors.referralDate.missing), 'day', true)];
    case 'support-person':
      return [
        field('name', requiredName, 'line', true),
        field('phone', optionalPhone),
        field('email', optionalEmail),
        field('languages', requiredLanguages, 'languages', true),
      ];
    case 'first-meeting': {
      const startsAt = momentOf(known.startsAt);
      const date = field('date', requiredDay(errors.date.missing), 'day', true);
      const time = field('time', requiredTime, 'line', true);
      return [
        { ...date, label: formTexts.labels.date, initial: startsAt && dayOf(startsAt) },
        { ...time, label: formTexts.labels.time, initial: startsAt && timeShort(startsAt) },
        field('minutes', minutes, 'line', true),
        field('place', requiredPlace, 'line', true),
      ];
    }
    case 'query':
      return [words('text'), ...(known.answer === null ? [] : [words('answer')])];
    case 'change':
      return [
        among('direction', directions),
        field('since', optionalDay, 'day'),
        {
          ...field('urgent', oneOf(['yes', 'no'], own.choice), 'choice', true),
          initial: known.urgent ? 'yes' : 'no',
          choices: [true, false].map((value) => ({
            value: value ? 'yes' : 'no',
            label: valueText('urgent', value),
          })),
        },
        words('what'),
        field('done', optionalText(), 'area'),
      ];
    case 'overview':
      return [
        ...stages('progress', progressStages),
        ...each('words', (name, value, index) => ({
          ...field(name, optionalText(), 'area'),
          ...{ initial: value, label: formTexts.labels.progressWords(index + 1) },
        })),
        words('activities'),
        field('hours', optionalHours),
        words('next'),
      ];
    case 'evaluation':
      return [...stages('outcomes', progressStages), words('summary'), field('next', optionalText(), 'area')];
    case 'need':
      return [among('need', needs), field('note', optionalText(), 'area')];
    case 'interpreter':
      return [words('name'), words('contact'), field('note', optionalText(), 'area')].map((one) =>
        one.name === 'note' ? one : { ...one, control: 'line' },
      );
    case 'report':
      return [words('text')];
    case 'final-report':
      return [
        ...stages('outcomes', goalOutcomes),
        words('summary'),
        field('hours', optionalHours),
        words('recommendation'),
      ];
    case 'refusal':
      return [
        among('what', refusalKinds),
        field('on', requiredDay(errors.since), 'day', true),
        words('text'),
      ];
    case 'ending':
      return [
        among('ending', serviceEndings),
        field('lastDay', requiredDay(errors.since), 'day', true),
        field('note', optionalText(), 'area'),
      ];
    case 'reason':
      return [words('reason')];
    case 'hand-over':
      return [words('summary')];
  }
}

/** @param read each field's value by the field's name @returns all values of the fact */
export function valuesOf(
  fact: CorrectableFact,
  known: Values,
  read: Readonly<Record<string, unknown>>,
  municipalities: readonly MunicipalityChoice[],
): Values {
  const value = (name: string): Values[string] => valueRead(read[name]);
  const plain = Object.fromEntries(
    Object.keys(known).map((name): [string, Values[string]] => [name, value(name)]),
  );
  const list = (name: string) =>
    listOf(known[name]).map((_, index) => String(read[`${name}-${index + 1}`] ?? ''));
  switch (fact) {
    case 'municipality': {
      const chosen = municipalities.find(({ ehak }) => ehak === read.ehak);
      return chosen ? { ehak: chosen.ehak, name: chosen.name } : known;
    }
    case 'first-meeting': {
      const startsAt = at(read.date as Day, String(read.time));
      return { ...plain, startsAt };
    }
    case 'query':
      return { ...plain, answer: known.answer === null ? null : value('answer') };
    case 'change':
      return { ...plain, urgent: read.urgent === 'yes' };
    case 'overview':
      return { ...plain, progress: list('progress'), words: known.words === null ? null : list('words') };
    case 'evaluation':
    case 'final-report':
      return { ...plain, outcomes: list('outcomes') };
    default:
      return plain;
  }
}

function valueRead(value: unknown): Values[string] {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(String) : null;
}

const momentOf = (value: Values[string] | undefined): Instant | null =>
  typeof value === 'string' ? parseInstant(value) : null;

const listOf = (value: Values[string] | undefined): readonly string[] => (Array.isArray(value) ? value : []);

const asText = (value: Values[string] | undefined): string | readonly string[] | null =>
  typeof value === 'string' || Array.isArray(value) ? value : null;
