/** The registry: who provides where today, and who changed what last. */
import { dayOf } from '#domain/calendar/calendar';
import { providerOn } from '#domain/registry/contracts';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { answerPage } from '../../frame/page.tsx';
import { ButtonLink, Buttons, Outside, Table } from '../../frame/parts.tsx';
import type { Ports } from '../../ports.ts';
import { dateTimeShort } from '../../texts/dates.ts';
import { deadlinesTexts } from '../../texts/deadlines.ts';
import { importTexts } from '../../texts/import.ts';
import { mailTextTexts } from '../../texts/mail-texts.ts';
import { registryTexts } from '../../texts/registry.ts';
import { loadOfficerNames, officerName } from '../officer-names.ts';
import { importPath } from '../paths.ts';
import {
  deadlinesPath,
  isLead,
  municipalityPath,
  providerPath,
  RegistryFrame,
  textsPath,
  transfersPath,
} from './parts.tsx';

/** GET /admin/registry */
export async function registryPage(c: PageContext, ports: Ports) {
  const [names, municipalities, providers, contracts, changes] = await Promise.all([
    loadOfficerNames(ports),
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
    <RegistryFrame c={c} title={registryTexts.title} top>
      <h2>{registryTexts.providers.heading}</h2>
      <Table
        caption={registryTexts.providers.heading}
        hideCaption
        head={registryTexts.providers.head}
        rows={providers.map(({ id, name, email }) => [
          <a href={providerPath(id)}>
            <Outside text={name} />
          </a>,
          <Outside text={email} />,
          String(servedBy(id)),
        ])}
      />
      <Buttons>
        {isLead(c) && <ButtonLink href={providerPath('new')}>{registryTexts.providers.add}</ButtonLink>}
        <ButtonLink href={transfersPath}>{registryTexts.transfer.title}</ButtonLink>
        <ButtonLink href={deadlinesPath}>{deadlinesTexts.title}</ButtonLink>
        <ButtonLink href={textsPath}>{mailTextTexts.title}</ButtonLink>
        <ButtonLink href={importPath}>{importTexts.title}</ButtonLink>
      </Buttons>
      <h2>{registryTexts.municipalities.heading}</h2>
      <Table
        caption={registryTexts.municipalities.heading}
        hideCaption
        head={registryTexts.municipalities.head}
        rows={municipalities.map(({ ehak, name, email = null }) => [
          <a href={municipalityPath(ehak)}>{name}</a>,
          email ?? '–',
          nameOf(provides.get(ehak)) ?? registryTexts.municipalities.nobody,
        ])}
      />
      <h2>{registryTexts.changes.heading}</h2>
      {changes.length === 0 ? (
        <p>{registryTexts.changes.none}</p>
      ) : (
        <Table
          caption={registryTexts.changes.heading}
          hideCaption
          head={registryTexts.changes.head}
          rows={changes.map(({ at, officer, what, of, now }) => [
            dateTimeShort(at),
            <Outside text={officerName(names, officer)} />,
            `${registryTexts.changes.what[what]} ${of}`,
            <Outside text={now} />,
          ])}
        />
      )}
    </RegistryFrame>,
  );
}
