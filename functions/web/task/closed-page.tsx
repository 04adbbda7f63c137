/** What became of a task: the receipt for who answered on this device, plain words for everybody else. */
import { owesReceipt } from '#domain/case/notices';
import { Frame } from '../frame/page.tsx';
import { Alert, Badge, type Fact, FactStrip, SummaryList } from '../frame/parts.tsx';
import { dateTimeShort, deadlineShort } from '../texts/dates.ts';
import { receiptTexts } from '../texts/receipts.ts';
import { taskTexts } from '../texts/task.ts';
import { obligationWords } from '../texts/words.ts';
import { answerFacts } from './answered.tsx';
import type { ClosedTask } from './link.ts';
import { OwnTasksLink } from './own-tasks.tsx';

interface ClosedProps {
  readonly task: ClosedTask;
  /** An address was confirmed on this device: it was probably here that the task was done. */
  readonly receipt: boolean;
  /** The address is still the party's: what was answered may be repeated. */
  readonly withData: boolean;
  /** Something was sent once more. */
  readonly twice: boolean;
}

export const ClosedPage = ({ task, withData, twice, ...props }: ClosedProps) => {
  const { outcome } = task.obligation;
  const receipt = props.receipt && outcome !== 'cancelled' && task.link.mayAnswer;
  const title = receipt ? taskTexts.receipt[outcome] : taskTexts.closed[outcome];
  return (
    <Frame title={title}>
      <h1>{title}</h1>
      <Alert tone={outcome === 'cancelled' ? 'info' : 'ok'}>
        <p>{twice && outcome !== 'cancelled' ? taskTexts.receipt.twice : wordsOf(task, receipt)}</p>
      </Alert>
      <FactStrip facts={closedFacts(task)} />
      {receipt && (
        <>
          {withData && <Yours task={task} />}
          <h2>{taskTexts.next}</h2>
          <p>{nextWords(task)}</p>
          {isMailed(task) && <p>{receiptTexts.mailed}</p>}
        </>
      )}
      {withData && <OwnTasksLink token={task.link.token} />}
    </Frame>
  );
};

/** What was taken back alone leaves its case as it was. */
const wordsOf = ({ obligation: { outcome }, state }: ClosedTask, receipt: boolean): string => {
  if (outcome === 'cancelled' && state.phase !== 'ended') return taskTexts.closed.withdrawnText;
  return receipt ? taskTexts.receipt.thanks : taskTexts.closed[`${outcome}Text`];
};

function closedFacts({ link, obligation }: ClosedTask): Fact[] {
  const { outcome, arrivedAt, late, due } = obligation;
  const facts: Fact[] = [
    [taskTexts.facts.task, obligationWords(link.kind).title],
    [taskTexts.facts.case, link.caseId],
  ];
  if (outcome === 'cancelled') return facts;
  const badge = late ? (
    <Badge tone="warn">{taskTexts.badges.late}</Badge>
  ) : (
    <Badge tone="ok">{taskTexts.badges.inTime}</Badge>
  );
  return [
    ...facts,
    [
      taskTexts.facts.arrived,
      <>
        {dateTimeShort(arrivedAt)} {badge}
      </>,
    ],
    [taskTexts.facts.due, deadlineShort(due)],
  ];
}

const Yours = ({ task }: { task: ClosedTask }) => {
  const facts = answerFacts(task);
  return facts.length === 0 ? null : (
    <section class="card">
      <h2>{taskTexts.receipt.yours}</h2>
      <SummaryList facts={facts} />
    </section>
  );
};

/** The same rule by which the mail is owed: after the others another mail comes at once. */
const isMailed = ({ link: { kind }, obligation: { outcome } }: ClosedTask): boolean =>
  owesReceipt(kind, outcome);

function nextWords({ link, state, obligation }: ClosedTask): string {
  if (obligation.outcome === 'declined') return taskTexts.afterDecline;
  if (link.kind !== 'record-first-meeting') return taskTexts.tasks[link.kind].afterwards;
  return taskTexts.afterMeeting(state.phase, state.serviceEnd);
}
