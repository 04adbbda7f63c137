/** A municipality: its addresses and domains, its people with their deputies, and who provides there from day to day. */
import { dayOf } from '#domain/calendar/calendar';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { Hidden, RequiredNote, TextField } from '../../frame/fields.tsx';
import { type FormState, readForm, textOf, type Values } from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import { Button, Buttons, OwnForm, SummaryList } from '../../frame/parts.tsx';
import { problemPage } from '../../frame/problem.tsx';
import type { Ports } from '../../ports.ts';
import type { Contracts, MunicipalityDetails } from '../../registry-ports.ts';
import { registryTexts } from '../../texts/registry.ts';
import { registryFieldTexts } from '../../texts/registry-fields.ts';
import { ContractFields, contractValues, ownProviderId, readContracts } from './contracts-form.tsx';
import {
  ContactFields,
  contactFacts,
  contactValues,
  detailsValues,
  readDetails,
} from './municipality-form.tsx';
import { isLead, municipalityPath, RegistryFrame, transfersPath } from './parts.tsx';

const texts = registryTexts.municipalities;

interface Failed {
  readonly form?: FormState;
  readonly problem?: string;
  readonly problems?: readonly string[];
}

/** GET /admin/registry/municipalities/:ehak */
export const municipalityGet = (c: PageContext, ports: Ports, ehak: string) => show(c, ports, ehak, {}, 200);

/** POST, `action` details or contracts */
export async function municipalityPost(c: PageContext, ports: Ports, ehak: string) {
  const details = await ports.municipalityDetails(ehak);
  if (!details) return problemPage(c, 'not-found');
  const values = await readForm(c);
  const failed =
    textOf(values, 'action') === 'contracts'
      ? await saveContracts(c, ports, details, values)
      : await saveDetails(c, ports, details, values);
  if (failed) return show(c, ports, ehak, failed, failed.problem === registryTexts.changed ? 409 : 422);
  return c.redirect(`${municipalityPath(ehak)}?done=saved`, 303);
}

async function saveDetails(
  c: PageContext,
  ports: Ports,
  details: MunicipalityDetails,
  values: Values,
): Promise<Failed | null> {
  const read = readDetails(values);
  const form = { prefix: 'details', values, errors: read.errors };
  if (!read.all) return { form };
  const version = Number(textOf(values, 'version'));
  const changed = { ...details, ...read.all, version };
  const saved = await ports.saveMunicipality(changed, c.get('session').sub, nowOf(c));
  if (saved === 'saved') return null;
  if (saved === 'changed') return { form, problem: registryTexts.changed };
  return { form: { ...form, errors: { domains: texts.domainTaken(saved.taken) } } };
}

async function saveContracts(
  c: PageContext,
  ports: Ports,
  { ehak, name, email }: MunicipalityDetails,
  values: Values,
): Promise<Failed | null> {
  const [before, providers] = await Promise.all([ports.contractsOf(ehak), ports.listProviders()]);
  const own = ownProviderId(ehak);
  const known = [...providers.map(({ id }) => id), ...(email ? [own] : [])];
  const read = readContracts(values, known, before.contracts[0]?.from ?? null);
  const form = { prefix: 'contracts', values, errors: read.errors };
  if (!read.contracts) return { form, problems: read.problems };
  const { sub } = c.get('session');
  // A municipality that provides itself gets the provider's obligations, at its general address until told otherwise.
  const isNew = read.contracts.some(({ provider }) => provider === own) && !(await ports.provider(own));
  if (isNew && email) await ports.saveProvider({ id: own, name, email }, sub, nowOf(c));
  const version = Number(textOf(values, 'version'));
  const saved = await ports.saveContracts({ ehak, contracts: read.contracts, version }, sub, nowOf(c));
  return saved ? null : { form, problem: registryTexts.changed };
}

async function show(c: PageContext, ports: Ports, ehak: string, failed: Failed, status: PageStatus) {
  const [details, contracts, providers] = await Promise.all([
    ports.municipalityDetails(ehak),
    ports.contractsOf(ehak),
    ports.listProviders(),
  ]);
  if (!details) return problemPage(c, 'not-found');
  const came = (prefix: string, initial: Values): FormState =>
    failed.form?.prefix === prefix ? failed.form : { prefix, values: initial, errors: {} };
  const itself = { id: ownProviderId(ehak), name: registryTexts.contracts.itself(details.name) };
  const others = providers.filter(({ id }) => id !== itself.id);
  const choices = details.email || others.length < providers.length ? [itself, ...others] : others;
  return answerPage(
    c,
    <RegistryFrame c={c} title={details.name} form={failed.form} problem={failed.problem}>
      <h2>{registryTexts.contracts.heading}</h2>
      {failed.problems && failed.problems.length > 0 && (
        <ul class="error">
          {failed.problems.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      )}
      {isLead(c) ? (
        <OwnForm class="card main">
          <Hidden name="action" value="contracts" />
          <Hidden name="version" value={contracts.version} />
          <p class="hint">{registryTexts.contracts.hint}</p>
          <ContractFields
            form={came('contracts', contractValues(contracts.contracts))}
            choices={choices}
            rows={contracts.contracts.length + 2}
          />
          <p>
            {registryTexts.contracts.running} <a href={transfersPath}>{registryTexts.transfer.title}</a>.
          </p>
          <Buttons>
            <Button>{registryTexts.save}</Button>
          </Buttons>
        </OwnForm>
      ) : (
        <SummaryList facts={contractFacts(contracts, choices)} />
      )}
      <h2>{texts.contacts}</h2>
      {isLead(c) ? (
        <OwnForm class="card main">
          <Hidden name="action" value="details" />
          <Hidden name="version" value={details.version} />
          <RequiredNote />
          <DetailsFields form={came('details', { ...detailsValues(details), ...contactValues(details) })} />
          <Buttons>
            <Button>{registryTexts.save}</Button>
          </Buttons>
        </OwnForm>
      ) : (
        <SummaryList
          facts={[
            [texts.email, details.email],
            [texts.domains, details.domains.join(' ')],
            ...contactFacts(details.contacts, dayOf(nowOf(c))),
          ]}
        />
      )}
    </RegistryFrame>,
    status,
  );
}

const DetailsFields = ({ form }: { form: FormState }) => (
  <>
    <TextField form={form} name="email" label={texts.email} hint={texts.emailHint} type="email" />
    <TextField form={form} name="domains" label={texts.domains} hint={texts.domainsHint} />
    <p class="hint">{registryFieldTexts.peopleHint}</p>
    <p class="hint">{texts.contactHint}</p>
    <ContactFields form={form} />
  </>
);

const contractFacts = ({ contracts }: Contracts, choices: readonly { id: string; name: string }[]) =>
  contracts.map(
    ({ provider, from, until, reportMonths }) =>
      [
        `${from}–${until ?? ''}`,
        [
          choices.find(({ id }) => id === provider)?.name ?? provider,
          ...(reportMonths === undefined ? [] : [registryFieldTexts.reportMonthsShown(reportMonths)]),
        ].join(', '),
      ] as const,
  );
