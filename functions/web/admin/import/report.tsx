/** What became of a file line by line, and what to do with it. */
import type { LineReport } from '#domain/import/findings';
import { oneOf } from '../../forms/field-schemas.ts';
import { inOrder, readFields } from '../../forms/read-fields.ts';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { ConfirmField, Hidden, RadioField } from '../../frame/fields.tsx';
import { type FormState, prefilled, readForm, textOf } from '../../frame/form.ts';
import { answerPage, type PageStatus } from '../../frame/page.tsx';
import {
  Badge,
  Button,
  ButtonLink,
  Buttons,
  FactStrip,
  OwnForm,
  Table,
  type Tone,
} from '../../frame/parts.tsx';
import { problemPage } from '../../frame/problem.tsx';
import type { ImportFile } from '../../import-ports.ts';
import type { Ports } from '../../ports.ts';
import { dateShort, dateTimeShort } from '../../texts/dates.ts';
import { importTexts as texts } from '../../texts/import.ts';
import { phaseWords } from '../../texts/words.ts';
import { loadOfficerNames, officerName } from '../officer-names.ts';
import { importFilePath, importPath, pathOf } from '../paths.ts';
import { isLead } from '../registry/parts.tsx';
import { csvFile } from '../statistics/csv.ts';
import { answerCsv } from './csv-answer.ts';
import { ImportFrame } from './frame.tsx';
import { becomesWords, countOf, findingWords, inOrderOfLevel } from './line-words.ts';

const results = ['imported', 'ready', 'left', 'already', 'error'] as const satisfies LineReport['result'][];
const tones: Readonly<Record<LineReport['result'], Tone>> = {
  ready: 'info',
  imported: 'ok',
  already: 'neutral',
  left: 'warn',
  error: 'danger',
};

/** GET /admin/import/:id */
export async function importGet(c: PageContext, ports: Ports, id: string) {
  const file = await ports.loadImport(id);
  return file ? show(c, ports, file, null, 200) : problemPage(c, 'not-found');
}

/** POST: `action` import, or discard */
export async function importPost(c: PageContext, ports: Ports, id: string) {
  const [file, values] = [await ports.loadImport(id), await readForm(c)];
  if (!file) return problemPage(c, 'not-found');
  const [run, officer, now] = [Number(textOf(values, 'run')), c.get('session').sub, nowOf(c)];
  if (textOf(values, 'action') === 'discard') {
    if (await ports.discardImport(id, run, officer, now))
      return c.redirect(`${importPath}?done=discarded`, 303);
    return show(c, ports, file, null, 409, texts.gone);
  }
  const read = readFields({ choice: oneOf(['warned', 'clean'], texts.choiceMissing) }, values);
  const confirmed = textOf(values, 'confirm') === 'yes';
  if (!read.all || !confirmed) {
    const more: Record<string, string> = confirmed ? {} : { confirm: texts.confirmMissing };
    const errors = inOrder(['choice', 'confirm'], read.errors, more);
    return show(c, ports, file, { prefix: 'import', values, errors }, 422);
  }
  const { choice } = read.all;
  if (await ports.startImporting(id, { run, choice }, officer, now))
    return c.redirect(`${importFilePath(id)}?done=started`, 303);
  // The second click of a double click finds it under way.
  const meanwhile = (await ports.loadImport(id)) ?? file;
  if (meanwhile.status !== 'checked') return c.redirect(importFilePath(id), 303);
  return show(c, ports, meanwhile, null, 409, texts.gone);
}

/** GET /admin/import/:id/report.csv */
export async function reportCsv(c: PageContext, ports: Ports, id: string) {
  const file = await ports.loadImport(id);
  if (!file) return problemPage(c, 'not-found');
  const rows = (await ports.linesOfImport(file)).map((line) => [
    line.line,
    texts.results[line.result],
    line.caseId,
    line.phase && phaseWords(line.phase),
    line.serviceEnd && dateShort(line.serviceEnd),
    line.nextOverview && dateShort(line.nextOverview),
    inOrderOfLevel(line.findings)
      .map((one) => `${texts.levels[one.level]}: ${findingWords(one)}`)
      .join(' | '),
  ]);
  return answerCsv(c, csvFile([texts.reportHead, ...rows]), `import-${file.id.slice(0, 8)}.csv`);
}

async function show(
  c: PageContext,
  ports: Ports,
  file: ImportFile,
  form: FormState | null,
  status: PageStatus,
  problem?: string,
) {
  const [lines, names] = await Promise.all([ports.linesOfImport(file), loadOfficerNames(ports)]);
  const counted = results.flatMap((result) => {
    const count = lines.filter((line) => line.result === result).length;
    return count > 0 ? [[texts.results[result], String(count)] as const] : [];
  });
  const works = file.status === 'checking' || file.status === 'importing';
  return answerPage(
    c,
    <ImportFrame c={c} title={texts.fileName(file.id)} form={form ?? undefined} problem={problem}>
      <FactStrip
        facts={[
          [texts.facts.status, texts.status[file.status]],
          [texts.facts.rows, String(file.rows)],
          ...(works ? [] : counted),
          [texts.facts.at, dateTimeShort(file.at)],
          [texts.facts.officer, officerName(names, file.officer)],
        ]}
      />
      {works && (
        <>
          <p role="status">{texts.working(lines.length, file.rows)}</p>
          <Buttons>
            <ButtonLink href={importFilePath(file.id)} kind="primary">
              {texts.refresh}
            </ButtonLink>
          </Buttons>
        </>
      )}
      {file.unknown.length > 0 && <p>{texts.unknown(file.unknown.join(', '))}</p>}
      {file.status === 'checked' && isLead(c) && <Decide file={file} lines={lines} form={form} />}
      {lines.length > 0 && (
        <>
          <p>
            <a href={`${importFilePath(file.id)}/report.csv`}>{texts.report}</a>
          </p>
          <Table caption={texts.caption} head={texts.head} rows={lines.map(rowOf)} />
        </>
      )}
    </ImportFrame>,
    status,
  );
}

const rowOf = (line: LineReport) => [
  String(line.line),
  <Badge tone={tones[line.result]}>{texts.results[line.result]}</Badge>,
  line.caseId ? (
    <a class="nowrap" href={pathOf(line.caseId)}>
      {line.caseId}
    </a>
  ) : (
    '–'
  ),
  becomesWords(line) || '–',
  line.findings.length === 0
    ? '–'
    : inOrderOfLevel(line.findings).map((one) => (
        <div>
          <strong>{texts.levels[one.level]}:</strong> {findingWords(one)}
        </div>
      )),
];

const Decide = (props: { file: ImportFile; lines: readonly LineReport[]; form: FormState | null }) => {
  const { file, lines } = props;
  const form = props.form ?? { prefix: 'import', values: prefilled({ choice: 'warned' }), errors: {} };
  const ready = countOf(lines, 'warned');
  const choice = (name: 'warned' | 'clean') => `${texts.choices[name]} (${countOf(lines, name)})`;
  return (
    <div class="card main">
      <h2>{texts.decide}</h2>
      {ready === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <OwnForm>
          <Hidden name="action" value="import" />
          <Hidden name="run" value={file.run} />
          <p>{texts.decideText}</p>
          <RadioField
            form={form}
            name="choice"
            label={texts.choice}
            required
            choices={[
              { value: 'warned', label: choice('warned') },
              { value: 'clean', label: choice('clean') },
            ]}
          />
          <ConfirmField form={form} name="confirm" label={texts.confirm} required />
          <Buttons>
            <Button>{texts.decide}</Button>
          </Buttons>
        </OwnForm>
      )}
      <OwnForm>
        <Hidden name="action" value="discard" />
        <Hidden name="run" value={file.run} />
        <Buttons>
          <Button kind="secondary">{texts.discard}</Button>
        </Buttons>
      </OwnForm>
    </div>
  );
};
