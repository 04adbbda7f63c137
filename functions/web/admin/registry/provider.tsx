/** A provider: its name, the address to which its tasks go, its people and their deputies. */
import { dayOf } from '#domain/calendar/calendar';
import { providerOn } from '#domain/registry/contracts';
import { requiredEmail, requiredText } from '../../forms/field-schemas.ts';
import { readFields } from '../../forms/read-fields.ts';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { RequiredNote, TextField } from '../../frame/fields.tsx';
import { type FormState, prefilled, readForm } from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import { Button, ButtonLink, Buttons, OwnForm, SummaryList } from '../../frame/parts.tsx';
import { problemPage } from '../../frame/problem.tsx';
import type { Ports } from '../../ports.ts';
import type { RegistryProvider } from '../../registry-ports.ts';
import { registryTexts } from '../../texts/registry.ts';
import { registryFieldTexts } from '../../texts/registry-fields.ts';
import { MonthsField, optionalMonths } from './months-field.tsx';
import { ContactFields, contactFacts, contactValues, readContacts } from './municipality-form.tsx';
import { isLead, municipalityPath, providerPath, RegistryFrame, transfersPath } from './parts.tsx';

const texts = registryTexts.providers;
const longestName = 200;
const fields = {
  name: requiredText(() => texts.nameMissing, longestName),
  email: requiredEmail(() => texts.emailWrong),
  reportMonths: optionalMonths,
};

/** GET /admin/registry/providers/:id; `new` for one that is to be made */
export async function providerGet(c: PageContext, ports: Ports, id: string) {
  const provider = id === 'new' ? null : await ports.provider(id);
  if (id !== 'new' && !provider) return problemPage(c, 'not-found');
  const months = provider?.reportMonths === undefined ? null : String(provider.reportMonths);
  const values = {
    ...prefilled({ name: provider?.name, email: provider?.email, reportMonths: months }),
    ...contactValues({ contacts: provider?.contacts ?? [] }),
  };
  return page(c, ports, provider, { prefix: 'provider', values, errors: {} }, 200);
}

export async function providerPost(c: PageContext, ports: Ports, id: string) {
  const provider = id === 'new' ? null : await ports.provider(id);
  if (id !== 'new' && !provider) return problemPage(c, 'not-found');
  const values = await readForm(c);
  const read = readFields(fields, values);
  const people = readContacts(values);
  const errors = { ...read.errors, ...people.errors };
  if (!read.all || Object.keys(errors).length > 0)
    return page(c, ports, provider, { prefix: 'provider', values, errors }, 422);
  const own = provider?.id ?? (await freeId(ports, read.all.name));
  const saved = { ...read.all, contacts: people.contacts, id: own };
  await ports.saveProvider(saved, c.get('session').sub, nowOf(c));
  return c.redirect(`${providerPath(own)}?done=saved`, 303);
}

async function page(
  c: PageContext,
  ports: Ports,
  provider: RegistryProvider | null,
  form: FormState,
  status: PageStatus,
) {
  const [contracts, municipalities] = await Promise.all([ports.listContracts(), ports.listMunicipalities()]);
  const today = dayOf(nowOf(c));
  const served = contracts.filter((one) => provider && providerOn(one.contracts, today) === provider.id);
  const named = municipalities.filter(({ ehak }) => served.some((one) => one.ehak === ehak));
  return answerPage(
    c,
    <RegistryFrame c={c} title={provider?.name ?? texts.newTitle} form={form}>
      {isLead(c) ? (
        <OwnForm class="card main">
          <RequiredNote />
          <TextField form={form} name="name" label={texts.name} maxlength={longestName} required />
          <TextField
            form={form}
            name="email"
            label={texts.email}
            hint={texts.emailHint}
            type="email"
            required
          />
          <MonthsField form={form} name="reportMonths" hint={registryFieldTexts.reportMonthsOfProvider} />
          <h2>{registryFieldTexts.people}</h2>
          <p class="hint">{registryFieldTexts.peopleHint}</p>
          <ContactFields form={form} />
          <Buttons>
            <Button>{registryTexts.save}</Button>
          </Buttons>
        </OwnForm>
      ) : (
        <SummaryList
          facts={[
            [texts.email, provider?.email],
            [registryFieldTexts.reportMonths, provider?.reportMonths],
            ...contactFacts(provider?.contacts ?? [], today),
          ]}
        />
      )}
      {provider && (
        <>
          <h2>{texts.serves}</h2>
          {named.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <ul>
              {named.map(({ ehak, name }) => (
                <li>
                  <a href={municipalityPath(ehak)}>{name}</a>
                </li>
              ))}
            </ul>
          )}
          {isLead(c) && (
            <Buttons>
              <ButtonLink href={`${transfersPath}?from=${encodeURIComponent(provider.id)}`}>
                {texts.transfer}
              </ButtonLink>
            </Buttons>
          )}
        </>
      )}
    </RegistryFrame>,
    status,
  );
}

/** "Abikäsi OÜ" → `abikasi-ou`; taken: with the next number. */
async function freeId(ports: Ports, name: string): Promise<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const stem = slug === '' || slug === 'new' ? 'teenuseosutaja' : slug;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!(await ports.provider(id))) return id;
  }
}
