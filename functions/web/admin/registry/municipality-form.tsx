/** The form of a municipality's addresses, domains and people: read into values, drawn as fields. */
import type { Day } from '#domain/calendar/calendar';
import { DateField } from '../../forms/controls.tsx';
import { optionalDay, optionalEmail, optionalName, optionalPhone } from '../../forms/field-schemas.ts';
import { readFields } from '../../forms/read-fields.ts';
import { TextField } from '../../frame/fields.tsx';
import { type Errors, type FormState, prefilled, textOf, textsOf, type Values } from '../../frame/form.ts';
import type { MunicipalityContact, MunicipalityDetails } from '../../registry-ports.ts';
import { dateShort } from '../../texts/dates.ts';
import { registryTexts } from '../../texts/registry.ts';

const texts = registryTexts.municipalities;

/** People that a municipality can have here. */
const contactsAtMost = 20;
/** Empty rows for new ones. */
const newContacts = 2;
/** Anybody can have an address there: such a domain proves no municipality. */
const everybodys = [
  'gmail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'mail.ee',
  'hot.ee',
  'online.ee',
];
const domainPattern = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

const contactFields = {
  name: optionalName,
  email: optionalEmail,
  phone: optionalPhone,
  deputy: optionalEmail,
  absentUntil: optionalDay,
};

export function readDetails(values: Values): {
  all: Pick<MunicipalityDetails, 'email' | 'domains' | 'contacts'> | null;
  errors: Errors;
} {
  const general = readFields({ email: optionalEmail }, values);
  const domains = [
    ...new Set(textsOf(values, 'domains').flatMap((text) => text.toLowerCase().split(/[\s,;]+/))),
  ].filter((domain) => domain !== '');
  const wrong = domains.find((domain) => !domainPattern.test(domain) || everybodys.includes(domain));
  const errors: Record<string, string> = { ...general.errors };
  if (wrong !== undefined) errors.domains = texts.domainWrong(wrong);
  const people = readContacts(values);
  Object.assign(errors, people.errors);
  const right = Object.keys(errors).length === 0;
  const { contacts } = people;
  return { all: right ? { email: general.some.email ?? null, domains, contacts } : null, errors };
}

export function readContacts(values: Values): { contacts: MunicipalityContact[]; errors: Errors } {
  const errors: Record<string, string> = {};
  const contacts: MunicipalityContact[] = [];
  for (let n = 0; n < contactsAtMost; n += 1) {
    const read = readFields(contactFields, rowOf(values, n));
    for (const [field, message] of Object.entries(read.errors)) errors[`${field}-${n}`] = message;
    const { name, email, phone, deputy, absentUntil } = read.some;
    if (!name && !email) continue;
    if (!name || !email) errors[`${name ? 'email' : 'name'}-${n}`] ??= texts.both;
    else
      contacts.push({
        ...{ name, email, phone: phone ?? null, deputy: deputy ?? null, absentUntil: absentUntil ?? null },
      });
  }
  return { contacts, errors };
}

export const detailsValues = ({ email, domains }: MunicipalityDetails): Values =>
  prefilled({ email, domains: domains.join(' ') });

export const contactValues = ({ contacts }: Pick<MunicipalityDetails, 'contacts'>): Values =>
  Object.assign(
    {},
    ...contacts.map(({ name, email, phone, deputy, absentUntil }, n) =>
      prefilled({
        ...{ [`name-${n}`]: name, [`email-${n}`]: email, [`phone-${n}`]: phone, [`deputy-${n}`]: deputy },
        [`absentUntil-${n}`]: absentUntil,
      }),
    ),
  );

/** For those who only read: who is away until when. */
export const contactFacts = (contacts: readonly MunicipalityContact[], today: Day) =>
  contacts.map(({ name, email, absentUntil }): readonly [string, string] => {
    const away = absentUntil && absentUntil >= today;
    return [name, away ? `${email} (${texts.absentUntil.toLowerCase()} ${dateShort(absentUntil)})` : email];
  });

export const ContactFields = ({ form }: { form: FormState }) => (
  <>
    {Array.from({ length: rowsOf(form.values) }, (_, n) => (
      <fieldset class="group">
        <legend>{texts.contact(n + 1)}</legend>
        <TextField form={form} name={`name-${n}`} label={texts.name} />
        <TextField form={form} name={`email-${n}`} label={texts.contactEmail} type="email" />
        <TextField form={form} name={`phone-${n}`} label={texts.phone} type="tel" width="medium" />
        <TextField form={form} name={`deputy-${n}`} label={texts.deputy} type="email" />
        <DateField form={form} name={`absentUntil-${n}`} label={texts.absentUntil} />
      </fieldset>
    ))}
  </>
);

function rowsOf(values: Values): number {
  const used = Array.from({ length: contactsAtMost }, (_, n) => n).filter(
    (n) => textOf(values, `name-${n}`) !== '' || textOf(values, `email-${n}`) !== '',
  );
  return Math.min(contactsAtMost, (used.at(-1) ?? -1) + 1 + newContacts);
}

const rowOf = (values: Values, n: number): Values =>
  Object.fromEntries(Object.keys(contactFields).map((field) => [field, values[`${field}-${n}`] ?? []]));
