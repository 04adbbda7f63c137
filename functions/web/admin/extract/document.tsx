/**
 * Everything that is recorded of a case, on one page to be printed: as the case's page draws it, without forms. With or
 * without personal data; for a client without what is about other people.
 */
import { raw } from 'hono/html';
import type { Day, Instant } from '#domain/calendar/calendar';
import type { Access } from '#web/access-ports.ts';
import { Alert, type Fact, FactStrip, Outside, SummaryList, Table } from '#web/frame/parts.tsx';
import { caseTexts } from '#web/texts/admin-pages.ts';
import { dateShort, dateTimeShort } from '#web/texts/dates.ts';
import { extractTexts as texts } from '#web/texts/extract.ts';
import { correctedWords, valueText, valueWords } from '#web/texts/words.ts';
import { AccessTable } from '../access-rows.tsx';
import { CaseCorrespondence } from '../case/correspondence.tsx';
import { CaseEnding } from '../case/ending.tsx';
import { CaseEvaluations } from '../case/evaluation.tsx';
import { CaseHistory } from '../case/history.tsx';
import { CaseInterpreters } from '../case/interpreters.tsx';
import { factsOf } from '../case/page.tsx';
import { Agreed } from '../case/personal.tsx';
import { CasePlan } from '../case/plan.tsx';
import type { CaseView } from '../case/view.ts';
import { ReadFields } from '../mails/read-fields.tsx';
import type { OfficerNames } from '../officer-names.ts';

export type Audience = 'agency' | 'subject';

export interface Extract {
  /** Null: without personal data. */
  readonly audience: Audience | null;
  /** The case as it is to be shown: for a client without others' data. `personal` of it says whether words are shown. */
  readonly view: CaseView;
  readonly madeBy: string;
  readonly familyMembers: number;
  readonly accesses: { readonly rows: readonly Access[]; readonly more: boolean };
  readonly names: OfficerNames;
  /** Texts of the first mails that came in; none for a client. */
  readonly mailTexts: readonly { readonly at: Instant; readonly from: string; readonly text: string }[];
  readonly mailsLeft: boolean;
  /** When the client's data go; null while the case runs, and when they are gone. */
  readonly erasure: Day | null;
}

/** What a page folds away, paper cannot. */
export const ExtractDocument = ({ extract }: { extract: Extract }) =>
  raw(
    String(<Whole extract={extract} />)
      .replaceAll(/(<details\b[^>]*?) open(="")?/g, '$1')
      .replaceAll('<details', '<details open=""'),
  );

const Whole = ({ extract }: { extract: Extract }) => {
  const { audience, view, madeBy, names, accesses } = extract;
  const { state } = view;
  return (
    <>
      {audience === 'agency' && (
        <p>
          <strong>{texts.mark}</strong>
        </p>
      )}
      <p>
        <Outside text={texts.made(dateTimeShort(view.now), madeBy)} />
      </p>
      <h2>{texts.facts}</h2>
      <FactStrip facts={factsOf(state)} />
      {audience && <Persons extract={extract} />}
      <CaseInterpreters view={view} />
      <CasePlan view={view} />
      <CaseEvaluations view={view} />
      <CaseCorrespondence view={view} />
      <CaseEnding view={view} />
      {audience && <Corrections view={view} />}
      <CaseHistory view={view} />
      <MailTexts extract={extract} />
      <h2>{texts.accesses}</h2>
      {accesses.more && <p>{texts.accessesMore}</p>}
      <AccessTable ofOneCase caption={texts.accesses} rows={accesses.rows} names={names} />
      <Explained extract={extract} />
    </>
  );
};

const Persons = ({ extract: { audience, view, familyMembers } }: { extract: Extract }) => (
  <section>
    <h2>{texts.client}</h2>
    {view.state.referral ? (
      <div class="card">
        <ReadFields referral={view.state.referral} evidence={[]} placed={null} />
      </div>
    ) : (
      <p>{caseTexts.erased}</p>
    )}
    {audience === 'subject' && familyMembers > 0 && <p>{texts.family(familyMembers)}</p>}
    <Agreed view={view} />
  </section>
);

const Corrections = ({ view: { state } }: { view: CaseView }) => {
  const rows = state.corrections.map(({ at, fact, cause, before, reason }) => [
    dateTimeShort(at),
    correctedWords(fact, cause),
    <Outside
      text={Object.entries(before ?? {})
        .filter(([name]) => name !== 'ehak')
        .map(([name, value]) => `${valueWords(fact, name)}: ${valueText(name, value) || '–'}`)
        .join('\n')}
      lines
    />,
    <Outside text={reason ?? '–'} lines />,
  ]);
  return rows.length === 0 ? null : (
    <>
      <h2>{texts.corrections}</h2>
      <Table caption={texts.corrections} hideCaption head={texts.correctionHead} rows={rows} />
    </>
  );
};

const MailTexts = ({ extract: { mailTexts, mailsLeft } }: { extract: Extract }) =>
  mailTexts.length === 0 ? null : (
    <>
      <h2>{texts.mailTexts}</h2>
      {mailsLeft && <p>{texts.mailsLeft}</p>}
      {mailTexts.map(({ at, from, text }) => (
        <div class="card">
          <h3>
            <Outside text={texts.mailTextFrom(dateTimeShort(at), from)} />
          </h3>
          <Outside text={text} lines />
        </div>
      ))}
    </>
  );

/** A client must be told more than the data: where they come from, who got them, for how long, and what one can do. */
const Explained = ({ extract: { audience, view, erasure } }: { extract: Extract }) => {
  const { explained } = texts;
  const { state } = view;
  const shared = [state.municipality.name, ...new Set(providersOf(view))].join(', ');
  const kept = state.erasedAt
    ? explained.keptErased
    : erasure
      ? explained.keptUntil(dateShort(erasure))
      : explained.keptOpen;
  const facts: (Fact | null)[] = [
    [explained.what, explained.whatText],
    [explained.source, explained.sourceText],
    [explained.purpose, explained.purposeText],
    [explained.shared, explained.sharedText(shared)],
    [explained.kept, kept],
    audience === 'subject' ? [explained.leftOut, explained.leftOutText] : null,
    audience === 'subject' ? [explained.rights, explained.rightsText] : null,
  ];
  return (
    <>
      <h2>{texts.about}</h2>
      <SummaryList facts={facts.filter((fact) => fact !== null)} />
    </>
  );
};

function providersOf({ state: { provider, providerChanges } }: CaseView): string[] {
  const all = [
    ...providerChanges.flatMap(({ from, to, status }) => (status === 'changed' ? [from, to] : [from])),
  ];
  return [...all.map(({ name }) => name), ...(provider ? [provider.name] : [])];
}

/** Not printed: free texts may speak of others. */
export const ReadFirst = () => (
  <div class="no-print">
    <Alert tone="warn">
      <p>{texts.readFirst}</p>
    </Alert>
  </div>
);
