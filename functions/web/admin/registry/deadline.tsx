/** The numbers of one kind of obligation: what holds, what is planned, and the form by which the lead plans others. */
import * as z from 'zod/mini';
import { dayOf, parseDay } from '#domain/calendar/calendar';
import { type ObligationKind, obligationKinds } from '#domain/obligation/kinds';
import {
  type Bounds,
  boundsOf,
  isLed,
  type RuleNumber,
  type RuleNumbers,
  ruleOn,
} from '#domain/obligation/rules';
import { bookOf, type Refused, type RuleEntry } from '#domain/registry/deadlines';
import { DateField } from '../../forms/controls.tsx';
import { requiredDay, requiredText } from '../../forms/field-schemas.ts';
import { type FieldSchemas, readFields } from '../../forms/read-fields.ts';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { Hidden, RequiredNote, TextArea, TextField } from '../../frame/fields.tsx';
import { type FormState, prefilled, readForm, textOf, type Values } from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import { Button, Buttons, OwnForm, SummaryList } from '../../frame/parts.tsx';
import { problemPage } from '../../frame/problem.tsx';
import type { Ports } from '../../ports.ts';
import { dateShort } from '../../texts/dates.ts';
import { deadlinesTexts as texts } from '../../texts/deadlines.ts';
import { registryTexts } from '../../texts/registry.ts';
import { obligationWords } from '../../texts/words.ts';
import { loadOfficerNames } from '../officer-names.ts';
import { History, numbersWords } from './deadlines.tsx';
import { deadlinePath, deadlinesPath, isLead, RegistryFrame } from './parts.tsx';

const longestReason = 500;

interface Failed {
  readonly form: FormState;
  readonly problem?: string;
}

/** GET /admin/registry/deadlines/:kind */
export const deadlineGet = (c: PageContext, ports: Ports, kind: string) => show(c, ports, kind, null, 200);

/** POST, `action` set or withdraw */
export async function deadlinePost(c: PageContext, ports: Ports, name: string) {
  const kind = kindOf(name);
  if (!kind) return problemPage(c, 'not-found');
  const values = await readForm(c);
  const failed =
    textOf(values, 'action') === 'withdraw'
      ? await withdraw(c, ports, kind, values)
      : await set(c, ports, kind, values);
  if (failed) return show(c, ports, name, failed, failed.problem === registryTexts.changed ? 409 : 422);
  return c.redirect(`${deadlinePath(kind)}?done=saved`, 303);
}

async function set(
  c: PageContext,
  ports: Ports,
  kind: ObligationKind,
  values: Values,
): Promise<Failed | null> {
  const numbers = Object.entries(boundsOf(kind)).map(([name, bounds]) => [name, numberWithin(bounds)]);
  const read = readFields({ ...(Object.fromEntries(numbers) as FieldSchemas), ...common() }, values);
  const form = { prefix: 'set', values, errors: read.errors };
  if (!read.all) return { form };
  const { from, reason, ...given } = read.all;
  const none = { workingDays: null, leadDays: null, before: 0, daily: 0, weekly: 1 };
  const rule = { ...none, ...(given as Partial<RuleNumbers>), kind, from };
  const by = { officer: c.get('session').sub, at: nowOf(c), reason };
  return failedBy(await ports.setDeadline(versionOf(values), rule, by), form, 'from');
}

async function withdraw(
  c: PageContext,
  ports: Ports,
  kind: ObligationKind,
  values: Values,
): Promise<Failed | null> {
  const read = readFields(common(), values);
  const prefix = `withdraw-${textOf(values, 'from')}`;
  const form = { prefix, values, errors: read.errors };
  if (!read.all) return { form };
  const by = { officer: c.get('session').sub, at: nowOf(c), reason: read.all.reason };
  const rule = { kind, from: read.all.from };
  return failedBy(await ports.withdrawDeadline(versionOf(values), rule, by), form, 'reason');
}

function failedBy(answer: 'saved' | 'changed' | Refused, form: FormState, field: string): Failed | null {
  if (answer === 'saved') return null;
  if (answer === 'changed') return { form, problem: registryTexts.changed };
  if (answer.refused !== 'outside-bounds')
    return { form: { ...form, errors: { [field]: texts.form.refused[answer.refused] } } };
  const errors = answer.numbers.map(({ number, bounds }) => [number, outsideWords(bounds)]);
  return { form: { ...form, errors: Object.fromEntries(errors) } };
}

async function show(c: PageContext, ports: Ports, name: string, failed: Failed | null, status: PageStatus) {
  const kind = kindOf(name);
  if (!kind) return problemPage(c, 'not-found');
  const [{ version, entries }, names] = await Promise.all([ports.deadlines(), loadOfficerNames(ports)]);
  const today = dayOf(nowOf(c));
  const own = entries.filter((one) => one.kind === kind);
  const holds = ruleOn(bookOf(entries), kind, today);
  const came = (prefix: string, initial: Values): FormState =>
    failed?.form.prefix === prefix ? failed.form : { prefix, values: initial, errors: {} };
  const latest = ruleOn(bookOf(entries), kind, parseDay('9999-12-31'));
  const initial = prefilled(
    Object.fromEntries(
      Object.keys(boundsOf(kind)).map((key) => [key, latest[key as RuleNumber]?.toString()]),
    ),
  );
  const planned = own.filter(({ from, withdrawn }) => withdrawn === null && from > today);
  return answerPage(
    c,
    <RegistryFrame
      c={c}
      title={obligationWords(kind).title}
      above={[[deadlinesPath, texts.title]]}
      form={failed?.form}
      problem={failed?.problem}
    >
      <SummaryList
        facts={[
          [texts.now, numbersWords(kind, holds)],
          [texts.head[5] ?? '', texts.sources[kind]],
        ]}
      />
      {planned.map((one) => (
        <Planned one={one} version={version} form={came(`withdraw-${one.from}`, {})} lead={isLead(c)} />
      ))}
      {isLead(c) && (
        <>
          <h2>{texts.form.heading}</h2>
          <p>{texts.kept}</p>
          {isLed(kind) && <p>{texts.form.leadHint}</p>}
          <OwnForm class="card main">
            <Hidden name="action" value="set" />
            <Hidden name="version" value={version} />
            <RequiredNote />
            <NumberFields form={came('set', initial)} kind={kind} />
            <Buttons>
              <Button>{registryTexts.save}</Button>
            </Buttons>
          </OwnForm>
        </>
      )}
      <History entries={own} today={today} names={names} />
    </RegistryFrame>,
    status,
  );
}

const Planned = (props: { one: RuleEntry; version: number; form: FormState; lead: boolean }) => {
  const { one, version, form, lead } = props;
  return (
    <>
      <h2>{texts.withdraw.heading}</h2>
      <SummaryList
        facts={[[texts.withdraw.what(dateShort(one.from)), `${numbersWords(one.kind, one)} (${one.reason})`]]}
      />
      {lead && (
        <OwnForm>
          <Hidden name="action" value="withdraw" />
          <Hidden name="version" value={version} />
          <Hidden name="from" value={one.from} />
          <TextField form={form} name="reason" label={texts.form.reason} maxlength={longestReason} required />
          <Buttons>
            <Button kind="secondary">{texts.withdraw.send}</Button>
          </Buttons>
        </OwnForm>
      )}
    </>
  );
};

const NumberFields = ({ form, kind }: { form: FormState; kind: ObligationKind }) => (
  <>
    {Object.entries(boundsOf(kind)).map(([name, bounds]) => (
      <TextField
        form={form}
        name={name}
        label={texts.form.numbers[name as RuleNumber]}
        hint={boundWords(bounds)}
        inputmode="numeric"
        width="short"
        required={!bounds.orMonth}
      />
    ))}
    <DateField form={form} name="from" label={texts.form.from} hint={texts.form.fromHint} required />
    <TextArea
      form={form}
      name="reason"
      label={texts.form.reason}
      hint={texts.form.reasonHint}
      rows={2}
      required
    />
  </>
);

const common = () => ({
  from: requiredDay(texts.form.fromMissing),
  reason: requiredText(texts.form.reasonMissing, longestReason),
});

const numberWithin = (bounds: Bounds) => {
  const number = z
    .int(outsideWords(bounds))
    .check(z.minimum(bounds.least, outsideWords(bounds)), z.maximum(bounds.most, outsideWords(bounds)));
  return z.pipe(
    z.pipe(
      z.readonly(z.array(z.string())),
      z.transform(([typed = '']) => {
        if (bounds.orMonth && typed.trim() === '') return null;
        return Number(/^\s*\d{1,3}\s*$/.test(typed) ? typed : Number.NaN);
      }),
    ),
    bounds.orMonth ? z.nullable(number) : number,
  );
};

const boundWords = ({ least, most, by, orMonth }: Bounds): string => {
  if (orMonth) return texts.form.orMonth(least, most);
  return by === 'service' ? texts.form.service(most) : texts.form.between(least, most);
};
const outsideWords = ({ least, most, by }: Bounds): string =>
  by === 'service' ? texts.form.outsideService(most) : texts.form.outside(least, most);

const versionOf = (values: Values): number => Number(textOf(values, 'version'));
const kindOf = (name: string): ObligationKind | null => obligationKinds.find((one) => one === name) ?? null;
