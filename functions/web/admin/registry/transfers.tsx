/** Transfers of all cases of a contract: the list, the choice of a new one, and what became of each case. */
import { dayOf, startOfDay } from '#domain/calendar/calendar';
import type { RefusalCode } from '#domain/case/refusal';
import { DateField } from '../../forms/controls.tsx';
import { requiredText } from '../../forms/field-schemas.ts';
import { readFields } from '../../forms/read-fields.ts';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { CheckboxField, RequiredNote, SelectField, TextArea } from '../../frame/fields.tsx';
import { type FormState, prefilled, readForm } from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import { Button, Buttons, FactStrip, Outside, OwnForm, Table } from '../../frame/parts.tsx';
import { problemPage } from '../../frame/problem.tsx';
import type { Ports } from '../../ports.ts';
import type { Transfer } from '../../registry-ports.ts';
import { refusalTexts } from '../../texts/admin.ts';
import { dateShort, dateTimeShort } from '../../texts/dates.ts';
import { registryTexts } from '../../texts/registry.ts';
import { pathOf } from '../paths.ts';
import { refusalOf } from '../refusal.ts';
import { isLead, RegistryFrame, transferPath, transfersPath } from './parts.tsx';

const texts = registryTexts.transfer;

/** GET /admin/registry/transfers?from= */
export async function transfersPage(c: PageContext, ports: Ports) {
  const [transfers, providers, municipalities] = await Promise.all([
    ports.listTransfers(),
    ports.listProviders(),
    ports.listMunicipalities(),
  ]);
  const form = { prefix: 'transfer', values: prefilled({ from: c.req.query('from') }), errors: {} };
  return answerPage(
    c,
    <RegistryFrame c={c} title={texts.title}>
      {isLead(c) && (
        <>
          <h2>{texts.newTitle}</h2>
          <p>{texts.intro}</p>
          <form method="get" action={`${transfersPath}/preview`} class="card main">
            <RequiredNote />
            <WishFields form={form} providers={providers} municipalities={municipalities} />
            <Buttons>
              <Button>{texts.preview}</Button>
            </Buttons>
          </form>
        </>
      )}
      <h2>{texts.list}</h2>
      {transfers.length === 0 ? (
        <p>{texts.listNone}</p>
      ) : (
        <Table
          caption={texts.list}
          hideCaption
          head={texts.listHead}
          rows={transfers.map((one) => [
            <a href={transferPath(one.id)}>{dateTimeShort(one.at)}</a>,
            one.from.name,
            one.to.name,
            dateShort(one.effective),
            statusOf(one, nowOf(c)),
          ])}
        />
      )}
    </RegistryFrame>,
  );
}

/** What a transfer is from whom to whom, from when, where: fields of a form that only asks. */
export const WishFields = (props: {
  form: FormState;
  providers: readonly { readonly id: string; readonly name: string }[];
  municipalities: readonly { readonly ehak: string; readonly name: string }[];
}) => {
  const { form, providers, municipalities } = props;
  const choices = providers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SelectField form={form} name="from" label={texts.from} choices={choices} required />
      <SelectField form={form} name="to" label={texts.to} choices={choices} required />
      <DateField form={form} name="effective" label={texts.facts.effective} required />
      <details>
        <summary>{texts.municipalities}</summary>
        <CheckboxField
          form={form}
          name="municipality"
          label={texts.municipalities}
          hint={texts.municipalitiesHint}
          choices={municipalities.map(({ ehak, name }) => ({ value: ehak, label: name }))}
        />
      </details>
    </>
  );
};

/** GET /admin/registry/transfers/:id */
export const transferGet = (c: PageContext, ports: Ports, id: string) => show(c, ports, id, undefined, 200);

/** POST: undo, with a reason */
export async function transferPost(c: PageContext, ports: Ports, id: string) {
  const values = await readForm(c);
  const read = readFields({ reason: requiredText(texts.reasonMissing) }, values);
  if (!read.all) return show(c, ports, id, { prefix: 'undo', values, errors: read.errors }, 422);
  const { reason } = read.all;
  const refused = await refusalOf(() => ports.undoTransfer(id, reason, c.get('session').sub, nowOf(c)));
  if (refused)
    return show(c, ports, id, { prefix: 'undo', values, errors: {} }, refused.status, refused.text);
  return c.redirect(`${transferPath(id)}?done=transfer-undone`, 303);
}

async function show(
  c: PageContext,
  ports: Ports,
  id: string,
  form: FormState | undefined,
  status: PageStatus,
  problem?: string,
) {
  const [transfer, cases] = await Promise.all([ports.loadTransfer(id), ports.casesOfTransfer(id)]);
  if (!transfer) return problemPage(c, 'not-found');
  const now = nowOf(c);
  const counted = (['planned', 'changed', 'undone', 'left'] as const).flatMap((result) => {
    const count = cases.filter((one) => one.result === result).length;
    return count > 0 ? [[texts.results[result], String(count)] as const] : [];
  });
  const undoable = isLead(c) && transfer.status === 'planned' && now < startOfDay(transfer.effective);
  return answerPage(
    c,
    <RegistryFrame c={c} title={`${transfer.from.name} → ${transfer.to.name}`} form={form} problem={problem}>
      <FactStrip
        facts={[
          [texts.facts.effective, dateShort(transfer.effective)],
          [texts.listHead[4] ?? '', statusOf(transfer, now)],
          ...counted,
          // It is erased one day: what became of the cases stays.
          ...(transfer.reason ? [[texts.reason, <Outside text={transfer.reason} />] as const] : []),
        ]}
      />
      {cases.length === 0 ? (
        <p>{texts.working}</p>
      ) : (
        <Table
          caption={texts.casesCaption}
          head={texts.caseHead}
          rows={cases.map(({ caseId, result, code }) => [
            <a class="nowrap" href={pathOf(caseId)}>
              {caseId}
            </a>,
            texts.results[result],
            reasonOf(code),
          ])}
        />
      )}
      {undoable && (
        <>
          <h2>{texts.undo}</h2>
          <p>{texts.undoHint}</p>
          <OwnForm>
            <TextArea
              form={form ?? { prefix: 'undo', values: {}, errors: {} }}
              name="reason"
              label={texts.reason}
              required
            />
            <Buttons>
              <Button kind="danger">{texts.undoSend}</Button>
            </Buttons>
          </OwnForm>
        </>
      )}
    </RegistryFrame>,
    status,
  );
}

const reasonOf = (code: string | null): string =>
  code !== null && Object.hasOwn(refusalTexts, code) ? refusalTexts[code as RefusalCode] : '–';

const statusOf = ({ status, effective }: Transfer, now: string): string => {
  if (status === 'undone') return texts.status.undone;
  return effective <= dayOf(now) ? texts.status.changed : texts.status.planned;
};
