/** Every mail that the system sends, once, written of invented cases: what the preview of texts shows. */
import { type Instant, parseDay } from '#domain/calendar/calendar';
import { decide } from '#domain/case/decide';
import type { CaseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { type Addressee, type Notice, type NoticeName, noticesOf } from '#domain/case/notices';
import { openCase } from '#domain/case/opening';
import { type CaseState, openObligations } from '#domain/case/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import { endOfLadder, ladder } from '#domain/obligation/ladder';
import { usualNudges } from '#domain/obligation/rules';
import { type TransferStage, transferStages } from '#domain/transfer/told';
import type { Block } from '#mail/compose/blocks';
import { composeMessage } from '#mail/compose/message';
import { contractTransferMail } from '#mail/notices/contract-transfer';
import { agencyDigestMail, providerDigestMail } from '#mail/notices/digests';
import type { NoticeContext, WrittenNotice } from '#mail/notices/letter';
import { writeNotice } from '#mail/notices/write-notice';
import type { Step } from './steps.ts';
import { exampleCase, exampleReferral, storiesOfPath } from './story.ts';
import { storiesOfService } from './story-of-service.ts';

/** `digest`: the morning's mail, which no fact of a case sends; nor does one send what the agency hears of a transfer. */
type MailOfNoCase = 'digest' | `transfer-${TransferStage}`;

export interface ExampleMail {
  readonly notice: NoticeName | MailOfNoCase;
  readonly to: Addressee;
  /** What it is about, where the words depend on it. */
  readonly kind: ObligationKind | null;
  /** The fact that sends it; null: it belongs to no case. */
  readonly event: CaseEvent | null;
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly html: string;
}

interface Scene {
  readonly notice: Notice;
  readonly state: CaseState;
  readonly event: CaseEvent;
  readonly stamp: Instant;
}

const shownSteps: readonly string[] = ['before', 'due-day', 'overdue', 'daily-1', endOfLadder];
const begun: Instant = '2026-02-02T07:00:00.000Z';
let written: readonly ExampleMail[] | null = null;

/** @returns the mails in the order of a case's life; always the same */
export function exampleMails(): readonly ExampleMail[] {
  written ??= [...firstOfEach(scenes()).map(toMail), ...digests(), ...transfers()];
  return written;
}

function firstOfEach(all: readonly Scene[]): Scene[] {
  const found = new Map<string, Scene>();
  for (const scene of all) {
    const { name, to } = scene.notice;
    const key = `${name} ${to} ${kindOf(scene.notice) ?? ''}`;
    if (!found.has(key)) found.set(key, scene);
  }
  return [...found.values()];
}

/** Words of these depend on the obligation that they are about. */
const byKind: readonly NoticeName[] = ['task', 'reminder', 'due-today', 'overdue', 'passed', 'received'];
const kindOf = ({ name, obligation }: Notice): ObligationKind | null =>
  byKind.includes(name) ? (obligation?.kind ?? null) : null;

function scenes(): Scene[] {
  const all: Scene[] = [];
  const ends = new Map<string, CaseState>();
  for (const missing of [false, true]) {
    const events = openCase(opening(missing), begun);
    const state = evolve(null, { version: 1, at: begun, events });
    all.push(...owed(events, state, begun));
    ends.set(missing ? 'incomplete' : 'complete', state);
  }
  for (const [name, { from, steps, ladder }] of Object.entries({ ...storiesOfPath, ...storiesOfService })) {
    const before = ends.get(from);
    if (!before) throw new Error(`The story ${name} begins where none ended`);
    const { state, scenes: own } = play(before, steps);
    all.push(...own, ...(ladder ? ladders(state) : []));
    ends.set(name, state);
  }
  return all;
}

function play(before: CaseState, steps: readonly Step[]): { state: CaseState; scenes: Scene[] } {
  let state = before;
  const all: Scene[] = [];
  for (const [command, at] of steps) {
    const events = decide(command, state, at);
    if (events.length === 0) continue;
    state = evolve(state, { version: state.version + 1, at, events });
    all.push(...owed(events, state, at));
  }
  return { state, scenes: all };
}

/** Of what was opened last: the first reminder of each tone, and that it became the agency's to decide. */
function ladders(start: CaseState): Scene[] {
  const last = openObligations(start).at(-1);
  if (!last) return [];
  const { kind, cause, plannedFrom } = last;
  const steps = ladder(last).filter(({ name, at }) => shownSteps.includes(name) && at > plannedFrom);
  return steps.flatMap(({ name, at }) => {
    const event: CaseEvent =
      name === endOfLadder
        ? { type: 'ObligationPassedToAgency', kind, cause }
        : { type: 'ObligationNudged', kind, cause, step: name };
    return owed([event], evolve(start, { version: start.version + 1, at, events: [event] }), at);
  });
}

/** Each with the fact that owes it; receipts are told of the whole entry. */
function owed(events: readonly CaseEvent[], state: CaseState, stamp: Instant): Scene[] {
  return events.flatMap((event) =>
    noticesOf([event], state).map((notice) => ({ notice, state, event, stamp })),
  );
}

const opening = (missing: boolean) => ({
  caseId: exampleCase,
  mailKey: 'e0'.repeat(32),
  municipality: { ehak: '0000', name: 'Näidise vald' },
  sender: { address: 'juhtum@naidis.example', name: 'Näidis Juhtumikorraldaja' },
  referral: missing
    ? { ...exampleReferral, need: null, decision: { number: null, date: null, attachment: null } }
    : exampleReferral,
  ...{ warnings: [], unreadable: 0, receivedAt: begun },
});

const link = 'https://naidis.example/';
const context = (stamp: Instant): NoticeContext => ({
  ...{ taskLink: link, caseLink: link, meetingLink: link, reportLink: link, planLink: link },
  ...{ evaluationLink: link, feedback: { own: link, client: link }, telephone: null, stamp },
  sender: 'teenus@naidis.example',
});

const toMail = ({ notice, state, event, stamp }: Scene): ExampleMail => ({
  ...{ notice: notice.name, to: notice.to, kind: kindOf(notice), event },
  ...composed(writeNotice(notice, state, context(stamp)), notice.to === 'client'),
});

function digests(): ExampleMail[] {
  const day = parseDay('2026-03-11');
  const task = (due: string, assignee: 'provider' | 'agency') => ({
    ...({
      caseId: exampleCase,
      kind: 'ensure-support-person',
      cause: '1',
      assignee,
      nudges: usualNudges,
    } as const),
    ...{ due: parseDay(due), providerId: 'naidis', reader: null, paused: false },
  });
  const overdue = [task('2026-03-09', 'provider')];
  const dueToday = [task('2026-03-11', 'provider')];
  const soon = [task('2026-03-13', 'provider')];
  const counts = { triage: 1, failed: 1, undelivered: 1, strays: 1, erasing: 1 };
  const agency = { overdue, dueToday, waiting: [task('2026-03-13', 'agency')], ...counts };
  const common = { notice: 'digest', kind: null, event: null } as const;
  const provider = { provider: 'naidis', reader: null, overdue, dueToday, soon };
  return [
    { ...common, to: 'agency', ...composed(agencyDigestMail(agency, day, link), true) },
    {
      ...common,
      to: 'provider',
      ...composed(
        providerDigestMail(provider, day, () => link),
        true,
      ),
    },
  ];
}

function transfers(): ExampleMail[] {
  const names = { from: { name: 'Näidise Abi OÜ' }, to: { name: 'Näidise Tugi MTÜ' } };
  const effective = parseDay('2026-06-01');
  const transfer = { ...names, effective, exceptions: [exampleCase], contracts: true };
  return transferStages.map((stage) => {
    const told = { done: 12, left: stage === 'undone' ? [] : [exampleCase], open: 0 };
    const mail = contractTransferMail(stage, transfer, told, parseDay('2026-05-04'), link);
    const facts = { notice: `transfer-${stage}`, to: 'agency', kind: null, event: null } as const;
    return { ...facts, ...composed(mail, true) };
  });
}

/** @param unanswerable nobody reads a reply to it */
function composed(notice: WrittenNotice, unanswerable: boolean) {
  const replyTo = unanswerable ? null : 'juhtum@naidis.example';
  const { Content } = composeMessage({ ...notice, replyTo, references: [] });
  const { Subject, Body } = Content?.Simple ?? {};
  const { blocks } = notice;
  return { blocks, subject: Subject?.Data ?? '', text: Body?.Text?.Data ?? '', html: Body?.Html?.Data ?? '' };
}
