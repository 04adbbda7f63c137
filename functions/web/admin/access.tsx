/** The page of the access entries: searched by case, by officer and by days. It shows no client's data, so it needs no second step. */
import { endOfDay, startOfDay } from '#domain/calendar/calendar';
import { caseIdIn } from '#domain/case/case-id';
import type { AccessFilter, Officer } from '../access-ports.ts';
import { DateField } from '../forms/controls.tsx';
import { optionalDay } from '../forms/field-schemas.ts';
import { readFields } from '../forms/read-fields.ts';
import type { PageContext } from '../frame/environment.ts';
import { SelectField, TextField } from '../frame/fields.tsx';
import { type Errors, type FormState, prefilled, readForm, textOf, type Values } from '../frame/form.ts';
import { answerPage } from '../frame/page.tsx';
import { Button, ErrorBox } from '../frame/parts.tsx';
import type { Ports } from '../ports.ts';
import type { Session } from '../sign-in/session.ts';
import { accessTexts as texts } from '../texts/access.ts';
import { AccessTable } from './access-rows.tsx';
import { forbiddenPage } from './forbidden.tsx';
import { AdminFrame } from './frame.tsx';
import { Pages } from './lists/tabs.tsx';
import { accessPath, pathOf } from './paths.ts';

/** An officer sees who looked at a case that they work on; what a colleague did all day is the lead's and the auditor's. */
export const seesAllAccesses = ({ role }: Session): boolean => role !== 'officer';

/** GET /admin/access?case=…&officer=…&from=…&until=…&after=… */
export const accessGet = (c: PageContext, ports: Ports) =>
  show(c, ports, readSearch(prefilled(Object.fromEntries(fields.map((name) => [name, c.req.query(name)])))));

/**
 * POST /admin/access: the same fields. Posted, because a name that is typed where a case's number belongs must not come into an
 * address: only what could be read goes on there. It changes nothing, so an auditor may search, too.
 */
export async function accessPost(c: PageContext, ports: Ports) {
  const search = readSearch(await readForm(c));
  return search.filter ? c.redirect(pathTo(search), 303) : show(c, ports, search);
}

async function show(c: PageContext, ports: Ports, { form, filter }: Search) {
  const session = c.get('session');
  const all = seesAllAccesses(session);
  if (!all && !filter?.caseId && !form.errors.case) return forbiddenPage(c, texts.onlyCase);
  const cursor = c.req.query('after') ?? null;
  const asked = filter && { ...filter, officer: all ? filter.officer : null };
  const [page, officers, before] = await Promise.all([
    asked ? ports.listAccesses(asked, cursor) : { rows: [], next: null },
    ports.listOfficers(),
    asked?.caseId && !cursor ? beforeCase(ports, asked.caseId) : [],
  ]);
  const names = new Map(officers.map(({ sub, name }) => [sub, name]));
  const title = filter?.caseId ? texts.ofCase(filter.caseId) : texts.title;
  const failed = filter === null;
  const above = filter?.caseId ? { above: [[pathOf(filter.caseId), filter.caseId]] as const } : {};
  return answerPage(
    c,
    <AdminFrame session={session} title={title} failed={failed} section="access" {...above}>
      <ErrorBox form={form} />
      <h1>{title}</h1>
      <p>{texts.intro}</p>
      <SearchForm form={form} officers={all ? officers : null} />
      {page.rows.length > 0 ? (
        <AccessTable caption={texts.caption} rows={page.rows} names={names} />
      ) : (
        !failed && <p>{texts.empty}</p>
      )}
      <Pages path={accessPath} query={queryOf(form)} after={cursor} next={page.next} />
      {before.length > 0 && <AccessTable caption={texts.beforeCase} rows={before} names={names} />}
    </AdminFrame>,
    failed ? 422 : 200,
  );
}

/** Who saw the mail of a case while it was in triage saw its client's data, too. */
async function beforeCase(ports: Ports, caseId: string) {
  const state = await ports.loadCase(caseId);
  return state ? (await ports.accessesTo([`mail:${state.mailKey}`])).rows.toReversed() : [];
}

const fields = ['case', 'officer', 'from', 'until'] as const;

interface Search {
  readonly form: FormState;
  /** Null when something in the form is wrong. */
  readonly filter: AccessFilter | null;
}

function readSearch(given: Values): Search {
  const values = prefilled(
    Object.fromEntries(fields.map((name) => [name, textOf(given, name).slice(0, 200)])),
  );
  const read = readFields({ from: optionalDay, until: optionalDay }, values);
  const typed = values.case?.[0]?.trim() ?? '';
  const caseId = typed === '' ? null : caseIdIn(typed);
  const wrongCase: Errors = typed !== '' && caseId === null ? { case: texts.caseWrong } : {};
  const form = { prefix: 'access', values, errors: { ...wrongCase, ...read.errors } };
  if (!read.all || Object.keys(form.errors).length > 0) return { form, filter: null };
  const { from, until } = read.all;
  const officer = values.officer?.[0] || null;
  const upTo = until && endOfDay(until);
  return { form, filter: { caseId, officer, from: from && startOfDay(from), upTo } };
}

const queryOf = ({ values }: FormState): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((name) => {
      const value = values[name]?.[0]?.trim();
      return value ? [[name, value]] : [];
    }),
  );

function pathTo({ form, filter }: Search): string {
  const query = { ...queryOf(form), ...(filter?.caseId && { case: filter.caseId }) };
  return Object.keys(query).length === 0 ? accessPath : `${accessPath}?${new URLSearchParams(query)}`;
}

const choicesOf = (officers: readonly Officer[], asked: string | undefined) => {
  const known = asked && !officers.some(({ sub }) => sub === asked) ? [{ sub: asked, name: asked }] : [];
  return [...officers, ...known]
    .sort((a, b) => a.name.localeCompare(b.name, 'et'))
    .map(({ sub, name }) => ({ value: sub, label: name }));
};

const SearchForm = ({ form, officers }: { form: FormState; officers: readonly Officer[] | null }) => (
  <form method="post" action={accessPath} class="card" novalidate>
    <div class="filter-fields">
      <TextField form={form} name="case" label={texts.caseId} hint={texts.caseHint} />
      {officers && (
        <SelectField
          form={form}
          name="officer"
          label={texts.officer}
          empty={texts.anyone}
          choices={choicesOf(officers, form.values.officer?.[0] || undefined)}
        />
      )}
      <DateField form={form} name="from" label={texts.from} />
      <DateField form={form} name="until" label={texts.until} />
    </div>
    <div class="buttons">
      <Button kind="secondary">{texts.show}</Button>
      {officers && Object.keys(queryOf(form)).length > 0 && <a href={accessPath}>{texts.clear}</a>}
    </div>
  </form>
);
