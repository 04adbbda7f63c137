/** Questions, changes and mails for information of a case: what was asked, told and answered, and sorting it anew. */
import { dayOf } from '#domain/calendar/calendar';
import { isAsked } from '#domain/case/correspondence';
import { type Change, findObligation, type Query } from '#domain/case/state';
import type { MailIn } from '#domain/mail/records';
import { workingDaysOn } from '#domain/obligation/rules';
import { TextArea } from '#web/frame/fields.tsx';
import { prefilled } from '#web/frame/form.ts';
import { Badge, Button, Buttons, type Fact, Outside, SummaryList } from '#web/frame/parts.tsx';
import { caseTexts, mailWorkTexts as texts } from '#web/texts/admin-pages.ts';
import { dateShort, dateTimeShort } from '#web/texts/dates.ts';
import { taskTexts } from '#web/texts/task.ts';
import { directionWords } from '#web/texts/words.ts';
import { Action, formState } from '../acts/act-form.tsx';
import { CorrectFact } from '../acts/correct-fact.tsx';
import { mayChange } from '../frame.tsx';
import { mailPath } from '../paths.ts';
import { wordsOf } from '../triage/forms.ts';
import type { CaseView } from './view.ts';

export const CaseCorrespondence = ({ view }: { view: CaseView }) => {
  const { state, personal } = view;
  const queries = Object.entries(state.queries);
  const changes = Object.entries(state.changes);
  const notes = view.mails.filter((mail) => mail.direction === 'in' && state.filedMails[mail.key] === 'note');
  if (queries.length + changes.length + notes.length === 0) return null;
  return (
    <section aria-labelledby="kirjavahetus">
      <h2 id="kirjavahetus">{texts.correspondence}</h2>
      {!personal && <p class="muted">{texts.inPersonal}</p>}
      {queries.map(([cause, query]) => (
        <QueryCard view={view} cause={cause} query={query} />
      ))}
      {changes.map(([cause, change]) => (
        <ChangeCard view={view} cause={cause} change={change} />
      ))}
      {notes.map((mail) => mail.direction === 'in' && <NoteCard view={view} mail={mail} />)}
    </section>
  );
};

const QueryCard = ({ view, cause, query }: { view: CaseView; cause: string; query: Query }) => {
  const { state, personal } = view;
  const open = findObligation(state, 'answer-query', cause)?.status !== 'closed' && state.phase !== 'ended';
  const facts: Fact[] = [
    [texts.queryAsked, dateTimeShort(query.askedAt)],
    [texts.queryState, <QueryState view={view} cause={cause} />],
  ];
  const words: Fact[] = [
    [texts.queryText, query.text && <Outside text={query.text} lines />],
    [texts.queryAnswer, query.answer && <Outside text={query.answer} lines />],
    [texts.fromMail, query.mailKey && <a href={mailPath(query.mailKey)}>{caseTexts.openMail}</a>],
  ];
  return (
    <div class="card">
      <h3>
        {texts.query} {cause}
      </h3>
      <SummaryList facts={personal ? [...facts, ...words] : facts} />
      {open && personal && mayChange(view.session) && <Withdraw view={view} cause={cause} />}
      <CorrectFact view={view} fact="query" cause={cause} />
    </div>
  );
};

const QueryState = ({ view, cause }: { view: CaseView; cause: string }) => {
  const obligation = findObligation(view.state, 'answer-query', cause);
  if (!obligation) return <Badge tone="info">{texts.queryWaiting}</Badge>;
  if (obligation.status === 'open')
    return (
      <Badge tone={obligation.due < dayOf(view.now) ? 'danger' : 'info'}>
        {texts.queryOpen} {dateShort(obligation.due)}
      </Badge>
    );
  const done = obligation.outcome === 'done';
  return (
    <>
      <Badge tone={done ? 'ok' : 'neutral'}>{done ? texts.queryAnswered : texts.queryCancelled}</Badge>{' '}
      {dateTimeShort(obligation.arrivedAt)}
      {obligation.late && `, ${caseTexts.late}`}
    </>
  );
};

const Withdraw = ({ view, cause }: { view: CaseView; cause: string }) => {
  const which = { name: 'cause', value: cause } as const;
  const form = formState(view, 'withdraw-query', {}, which);
  return (
    <Action
      view={view}
      action="withdraw-query"
      title={texts.withdraw}
      hint={texts.withdrawHint}
      which={which}
    >
      <TextArea form={form} name="reason" label={caseTexts.reasonGiven} required />
      <Buttons>
        <Button kind="secondary">{texts.withdrawSend}</Button>
      </Buttons>
    </Action>
  );
};

const ChangeCard = ({ view, cause, change }: { view: CaseView; cause: string; change: Change }) => {
  const { direction, since, urgent, what, done } = change;
  const obligation = findObligation(view.state, 'acknowledge-change', cause);
  const read = obligation?.status === 'closed' && obligation.outcome === 'done' ? obligation : null;
  const facts: Fact[] = [
    [texts.changeReported, dateTimeShort(change.reportedAt)],
    [taskTexts.change.direction, directionWords(direction)],
    [taskTexts.change.since, since && dateShort(since)],
    [taskTexts.change.urgent, urgent ? caseTexts.yes : caseTexts.no],
    [texts.changeRead, read ? dateTimeShort(read.arrivedAt) : texts.changeUnread],
  ];
  const words: Fact[] = [
    [taskTexts.change.what, what && <Outside text={what} lines />],
    [taskTexts.change.done, done && <Outside text={done} lines />],
  ];
  return (
    <div class="card">
      <h3>
        {texts.change} {cause}
      </h3>
      <SummaryList facts={view.personal ? [...facts, ...words] : facts} />
      <CorrectFact view={view} fact="change" cause={cause} />
    </div>
  );
};

const NoteCard = ({ view, mail }: { view: CaseView; mail: MailIn }) => {
  const { state, personal } = view;
  const words = wordsOf(mail);
  const facts: Fact[] = [
    [caseTexts.received, dateTimeShort(mail.receivedAt)],
    [texts.mail, <a href={mailPath(mail.key)}>{caseTexts.openMail}</a>],
  ];
  const known = isAsked(state, mail.key);
  const asks = personal && mayChange(view.session) && state.provider && state.phase !== 'ended' && !known;
  return (
    <div class="card">
      <h3>{texts.note}</h3>
      <SummaryList
        facts={
          personal
            ? [...facts, [texts.noteText, words ? <Outside text={words} lines /> : texts.noteEmpty]]
            : facts
        }
      />
      {asks && <Ask view={view} mail={mail} words={words} />}
    </div>
  );
};

const Ask = ({ view, mail, words }: { view: CaseView; mail: MailIn; words: string | null }) => {
  const which = { name: 'mailKey', value: mail.key } as const;
  const form = formState(view, 'ask-query', prefilled({ text: words }), which);
  const days = workingDaysOn(view.rules, 'answer-query', dayOf(view.now));
  return (
    <Action view={view} action="ask-query" title={texts.ask} hint={texts.askHint(days)} which={which}>
      <TextArea form={form} name="text" label={texts.askText} required rows={6} />
      <Buttons>
        <Button kind="secondary">{texts.askSend}</Button>
      </Buttons>
    </Action>
  );
};
