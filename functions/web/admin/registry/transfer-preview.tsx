/** What a transfer would do, case by case, before the lead confirms it. */
import { workingDaysOn } from '#domain/obligation/rules';
import { requiredDay, requiredText } from '../../forms/field-schemas.ts';
import { inOrder, readFields } from '../../forms/read-fields.ts';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { ConfirmField, Hidden, TextArea } from '../../frame/fields.tsx';
import {
  type Errors,
  type FormState,
  prefilled,
  readForm,
  textOf,
  textsOf,
  type Values,
} from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import { Button, Buttons, FactStrip, OwnForm, Table } from '../../frame/parts.tsx';
import type { Ports } from '../../ports.ts';
import type { TransferWish } from '../../registry-ports.ts';
import { dateShort } from '../../texts/dates.ts';
import { registryTexts } from '../../texts/registry.ts';
import { transferTexts as changeTexts } from '../../texts/transfer.ts';
import { phaseWords } from '../../texts/words.ts';
import { wrongDay } from '../acts/transfer-commands.ts';
import { pathOf } from '../paths.ts';
import { RegistryFrame, transferPath } from './parts.tsx';
import { WishFields } from './transfers.tsx';

const texts = registryTexts.transfer;
const wishFields = { effective: requiredDay(() => changeTexts.change.effectiveMissing) };

type Asked = Pick<TransferWish, 'from' | 'to' | 'municipalities' | 'effective'>;

/** GET /admin/registry/transfers/preview?from=&to=&effective=&municipality= */
export async function previewGet(c: PageContext, ports: Ports) {
  const { asked, errors } = await readWish(c, ports);
  return asked ? preview(c, ports, asked, null, 200) : askAgain(c, ports, errors);
}

/** POST: confirm, with the cases that stay */
export async function previewPost(c: PageContext, ports: Ports) {
  const { asked, errors } = await readWish(c, ports);
  if (!asked) return askAgain(c, ports, errors);
  const values = await readForm(c);
  const read = readFields({ reason: requiredText(texts.reasonMissing) }, values);
  const confirmed = textOf(values, 'confirm') === 'yes';
  if (!read.all || !confirmed) {
    const more: Errors = confirmed ? {} : { confirm: texts.confirmMissing };
    const form = { prefix: 'confirm', values, errors: inOrder(['reason', 'confirm'], read.errors, more) };
    return preview(c, ports, asked, form, 422);
  }
  const wish: TransferWish = {
    ...asked,
    exceptions: textsOf(values, 'except'),
    reason: read.all.reason,
    contracts: textOf(values, 'contracts') === 'yes',
    previewedAt: textOf(values, 'previewedAt'),
  };
  const id = await ports.startTransfer(wish, c.get('session').sub, nowOf(c));
  return c.redirect(`${transferPath(id)}?done=transfer-started`, 303);
}

/** From the address of the page: it holds ids and a day, and nobody's data. */
async function readWish(c: PageContext, ports: Ports): Promise<{ asked: Asked | null; errors: Errors }> {
  const values = wishValues(c);
  const [providers, known] = await Promise.all([ports.listProviders(), ports.listMunicipalities()]);
  const find = (name: string) => providers.find(({ id }) => id === textOf(values, name));
  const [from, to] = [find('from'), find('to')];
  const read = readFields(wishFields, values);
  const wrong = wrongDay(read.some.effective, nowOf(c));
  const { providerMissing } = changeTexts.change;
  const errors: Errors = {
    ...(from ? {} : { from: providerMissing }),
    ...(to ? (to.id === from?.id ? { to: texts.same } : {}) : { to: providerMissing }),
    ...read.errors,
    ...(wrong ? { effective: wrong } : {}),
  };
  if (!from || !to || !read.all || Object.keys(errors).length > 0) return { asked: null, errors };
  const chosen = textsOf(values, 'municipality').filter((ehak) => known.some((one) => one.ehak === ehak));
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const municipalities = chosen.length > 0 ? chosen : null;
  return { asked: { from: named(from), to: named(to), municipalities, ...read.all }, errors };
}

const wishValues = (c: PageContext): Values => c.req.queries();

async function askAgain(c: PageContext, ports: Ports, errors: Errors) {
  const [providers, municipalities] = await Promise.all([ports.listProviders(), ports.listMunicipalities()]);
  const form: FormState = { prefix: 'transfer', values: wishValues(c), errors };
  return answerPage(
    c,
    <RegistryFrame c={c} title={texts.newTitle} form={form}>
      <form method="get" class="card main">
        <WishFields form={form} providers={providers} municipalities={municipalities} />
        <Buttons>
          <Button>{texts.preview}</Button>
        </Buttons>
      </form>
    </RegistryFrame>,
    422,
  );
}

async function preview(
  c: PageContext,
  ports: Ports,
  asked: Asked,
  failed: FormState | null,
  status: PageStatus,
) {
  const { cases, more } = await ports.previewTransfer(asked);
  const days = workingDaysOn(await ports.rules(nowOf(c)), 'take-over-case', asked.effective);
  const form: FormState = failed ?? {
    prefix: 'confirm',
    values: prefilled({ contracts: 'yes' }),
    errors: {},
  };
  const kept = textsOf(form.values, 'except');
  return answerPage(
    c,
    <RegistryFrame c={c} title={texts.previewTitle} form={form}>
      <FactStrip
        facts={[
          [texts.from, asked.from.name],
          [texts.to, asked.to.name],
          [texts.facts.effective, dateShort(asked.effective)],
          [texts.facts.cases, `${cases.length}${more ? '+' : ''}`],
        ]}
      />
      <p>{texts.what}</p>
      {more && <p>{texts.more}</p>}
      <OwnForm>
        <Hidden name="previewedAt" value={textOf(form.values, 'previewedAt') || nowOf(c)} />
        {cases.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <Table
            caption={texts.caption}
            head={texts.head}
            rows={cases.map(({ caseId, municipality, phase }) => [
              <a class="nowrap" href={pathOf(caseId)}>
                {caseId}
              </a>,
              municipality,
              phaseWords(phase),
              phase === 'assigning' ? texts.happens.assigning : texts.happens.other(days),
              <input
                type="checkbox"
                name="except"
                value={caseId}
                checked={kept.includes(caseId)}
                aria-label={`${texts.keep}: ${caseId}`}
              />,
            ])}
          />
        )}
        <ConfirmField form={form} name="contracts" label={texts.contracts} />
        <TextArea form={form} name="reason" label={texts.reason} required />
        <ConfirmField form={form} name="confirm" label={texts.confirm} required />
        <Buttons>
          <Button>{texts.start}</Button>
        </Buttons>
      </OwnForm>
    </RegistryFrame>,
    status,
  );
}
