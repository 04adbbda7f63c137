/** Uploading a file of running cases, and the list of those that were. */
import { columnNames } from '#domain/import/columns';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { TextArea } from '../../frame/fields.tsx';
import { type FormState, idOf } from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import { Button, ButtonLink, Buttons, Outside, Table } from '../../frame/parts.tsx';
import type { Ports } from '../../ports.ts';
import { dateTimeShort } from '../../texts/dates.ts';
import { importTexts as texts } from '../../texts/import.ts';
import { loadOfficerNames, officerName } from '../officer-names.ts';
import { importFilePath, importPath } from '../paths.ts';
import { isLead } from '../registry/parts.tsx';
import { csvFile } from '../statistics/csv.ts';
import { answerCsv } from './csv-answer.ts';
import { ImportFrame } from './frame.tsx';
import { problemWords } from './line-words.ts';

const empty: FormState = { prefix: 'upload', values: {}, errors: {} };

/** GET /admin/import */
export const importsGet = (c: PageContext, ports: Ports) => show(c, ports, empty, 200);

/** POST: a file, or lines that were pasted */
export async function importsPost(c: PageContext, ports: Ports) {
  const form = await c.req.formData().catch(() => new FormData());
  const [file, text] = [form.get('file'), form.get('text')];
  const uploaded = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
  const pasted = typeof text === 'string' && text.trim() !== '' ? new TextEncoder().encode(text) : null;
  const bytes = uploaded ?? pasted;
  const values = { text: typeof text === 'string' ? [text] : [] };
  const refuse = (error: string) =>
    show(c, ports, { prefix: 'upload', values, errors: { [uploaded ? 'file' : 'text']: error } }, 422);
  if (!bytes) return refuse(texts.nothing);
  if (uploaded && pasted) return refuse(texts.both);
  const result = await ports.uploadImport(bytes, c.get('session').sub, nowOf(c));
  if ('problem' in result) return refuse(problemWords(result));
  return c.redirect(importFilePath(result.id), 303);
}

/** GET /admin/import/template.csv: the headings in the language of the page, and nobody's data. */
export const templateCsv = (c: PageContext) =>
  answerCsv(c, csvFile([columnNames.map((column) => texts.columns[column])]), 'tugirada-import.csv');

async function show(c: PageContext, ports: Ports, form: FormState, status: PageStatus) {
  const [files, names] = await Promise.all([ports.listImports(), loadOfficerNames(ports)]);
  return answerPage(
    c,
    <ImportFrame c={c} title={texts.title} top form={form}>
      <p>{texts.lead}</p>
      <p>{texts.format}</p>
      <Buttons>
        <ButtonLink href={`${importPath}/template.csv`}>{texts.template}</ButtonLink>
      </Buttons>
      {isLead(c) && (
        <>
          <h2>{texts.uploadTitle}</h2>
          <form method="post" action="#" enctype="multipart/form-data" novalidate class="card main">
            <FileField form={form} />
            <TextArea form={form} name="text" label={texts.text} hint={texts.textHint} rows={6} />
            <Buttons>
              <Button>{texts.upload}</Button>
            </Buttons>
          </form>
        </>
      )}
      <h2>{texts.list}</h2>
      {files.length === 0 ? (
        <p>{texts.listNone}</p>
      ) : (
        <Table
          caption={texts.list}
          hideCaption
          head={texts.listHead}
          rows={files.map(({ id, at, rows, officer, status: stands }) => [
            dateTimeShort(at),
            <a href={importFilePath(id)}>{texts.fileName(id)}</a>,
            String(rows),
            <Outside text={officerName(names, officer)} />,
            texts.status[stands],
          ])}
        />
      )}
    </ImportFrame>,
    status,
  );
}

const FileField = ({ form }: { form: FormState }) => {
  const id = idOf(form, 'file');
  const error = form.errors.file;
  return (
    <div class={error ? 'group wrong' : 'group'}>
      <label class="label" for={id}>
        {texts.file}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {texts.fileHint}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        name="file"
        type="file"
        class="input"
        accept=".csv,.txt,text/csv"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
      />
    </div>
  );
};
