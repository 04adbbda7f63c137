/** The extract for a machine: the same data by the domain's own names, so that another program can take them over. */
import type { Actor } from '#domain/case/events';
import { toldOf } from '#domain/import/evolve';
import { eventWords } from '#web/texts/timeline.ts';
import { accessWords, readerWords } from '../access-rows.tsx';
import type { Extract } from './document.tsx';

/** @returns JSON; days are yyyy-mm-dd, moments ISO in UTC; words are in the language of the page */
export function extractJson(extract: Extract): string {
  const { audience, view, madeBy, familyMembers, accesses, names, mailTexts, erasure } = extract;
  const { state, log, mails, now } = view;
  return JSON.stringify(
    {
      format: 'tugirada-extract-1',
      madeAt: now,
      madeBy,
      audience,
      erasedOn: erasure,
      case: {
        ...{ id: state.id, phase: state.phase, municipality: state.municipality, provider: state.provider },
        ...{ receivedAt: state.receivedAt, registeredAt: state.registeredAt },
        ...{ decisionDate: state.decisionDate, referralDate: state.referralDate },
        ...{ serviceStart: state.serviceStart, serviceEnd: state.serviceEnd },
        ...{ endedAt: state.endedAt, ending: state.ending, erasedAt: state.erasedAt },
        ...{ languages: state.languages, protection: state.protection, missing: state.missing },
      },
      referral: state.referral,
      familyMembers,
      sender: state.sender,
      supportPerson: state.supportPerson,
      warnings: state.warnings,
      firstMeeting: {
        meeting: state.meeting,
        noShows: state.noShows,
        goals: state.goals,
        rhythm: state.rhythm,
      },
      lastReason: state.reason,
      plans: state.plans,
      overviews: state.overviews,
      reports: state.reports,
      evaluations: state.evaluations,
      interpreters: state.interpreters,
      queries: state.queries,
      changes: state.changes,
      need: state.need,
      refusals: state.refusals,
      serviceEnded: state.serviceEnded,
      finalReport: state.finalReport,
      providerChanges: state.providerChanges,
      handOverSummary: state.summary,
      corrections: state.corrections,
      obligations: Object.values(state.obligations).map((one) => ({
        ...{ kind: one.kind, cause: one.cause, assignee: one.assignee, openedAt: one.openedAt, due: one.due },
        ...(one.status === 'open'
          ? { status: one.status }
          : { status: one.status, outcome: one.outcome, arrivedAt: one.arrivedAt, late: one.late }),
      })),
      log: log.map(({ version, at, by, events }) => ({
        ...{ version, at, by: actorOf(by) },
        events: toldOf(events).map((event) => ({ type: event.type, words: eventWords(event) })),
      })),
      mails: mails.map((mail) =>
        mail.direction === 'in'
          ? { direction: 'in', at: mail.receivedAt, status: mail.status }
          : {
              ...{ direction: 'out', at: mail.sentAt ?? mail.storedAt, to: mail.to },
              ...{ notice: mail.notice, status: mail.status },
            },
      ),
      mailTexts,
      accesses: accesses.rows.map((one) => ({
        ...{ at: one.at, who: readerWords(one, names), what: one.what, words: accessWords(one) },
      })),
    },
    null,
    2,
  );
}

const actorOf = (by: Actor): string => {
  switch (by.who) {
    case 'system':
      return 'system';
    case 'officer':
      return by.officer;
    case 'party':
      return by.party;
  }
};
