/** The registry: who provides where today, and who changed what last. */
import { dayOf } from '#domain/calendar/calendar';
import { dateTimeShort } from '#domain/estonian';
import { providerOn } from '#domain/registry/contracts';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { answerPage } from '../../frame/page.tsx';
import { ButtonLink, Buttons, Outside, Table } from '../../frame/parts.tsx';
import type { Ports } from '../../ports.ts';
import { et } from '../../texts/registry.ts';
import { isLead, municipalityPath, providerPath, RegistryFrame, transfersPath } from './parts.tsx';

/** GET /admin/registry */
export async function registryPage(c: PageContext, ports: Ports) {
  const [municipalities, providers, contracts, changes] = await Promise.all([
    ports.listMunicipalities(),
    ports.listProviders(),
    ports.listContracts(),
    ports.registryChanges(),
  ]);
  const today = dayOf(nowOf(c));
  const provides = new Map(contracts.map((one) => [one.ehak, providerOn(one.contracts, today)]));
  const nameOf = (id: string | null | undefined) => providers.find((one) => one.id === id)?.name ?? null;
  const servedBy = (id: string) => [...provides.values()].filter((one) => one === id).length;
  return answerPage(
    c,
    <RegistryFrame c={c} title={et.title} top>
      <h2>{et.providers.heading}</h2>
      <Table
        caption={et.providers.heading}
        hideCaption
        head={et.providers.head}
        rows={providers.map(({ id, name, email }) => [
          <a href={providerPath(id)}>
            <Outside text={name} />
          </a>,
          <Outside text={email} />,
          String(servedBy(id)),
        ])}
      />
      <Buttons>
        {isLead(c) && <ButtonLink href={providerPath('new')}>{et.providers.add}</ButtonLink>}
        <ButtonLink href={transfersPath}>{et.transfer.title}</ButtonLink>
      </Buttons>
      <h2>{et.municipalities.heading}</h2>
      <Table
        caption={et.municipalities.heading}
        hideCaption
        head={et.municipalities.head}
        rows={municipalities.map(({ ehak, name, email = null }) => [
          <a href={municipalityPath(ehak)}>{name}</a>,
          email ?? '–',
          nameOf(provides.get(ehak)) ?? et.municipalities.nobody,
        ])}
      />
      <h2>{et.changes.heading}</h2>
      {changes.length === 0 ? (
        <p>{et.changes.none}</p>
      ) : (
        <Table
          caption={et.changes.heading}
          hideCaption
          head={et.changes.head}
          rows={changes.map(({ at, officer, what, of, now }) => [
            dateTimeShort(at),
            officer,
            `${et.changes.what[what]} ${of}`,
            <Outside text={now} />,
          ])}
        />
      )}
    </RegistryFrame>,
  );
}
