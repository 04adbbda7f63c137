/** English texts of the pages about the end of a service: final report, ending, refusals. */
import { withinWorkingDays } from '#domain/english';
import type * as et from '../et/ending.ts';
import type { Same } from '../spoken.ts';

export const endingTexts: Same<typeof et.endingTexts> = {
  finalReport: {
    owed: (tasks: string) =>
      `Before the final report there is still: ${tasks}. The final report ends the case, and these tasks with it.`,
    labels: {
      goal: 'Goal',
      allGoals: 'Were the goals of the service reached?',
      summary: 'Summary of the service',
      long: 'Up to 4000 characters. The municipality and the Social Insurance Board see it.',
      hours: 'Support person’s work in hours',
      hoursHint: 'If it is known, for example 120 or 120.5.',
      recommendation: 'Recommendation for the time after',
    },
    errors: {
      outcome: 'Choose whether the goal was reached.',
      summary: 'Write the summary of the service.',
      recommendation: 'Write a recommendation for the time after. If there is none, write “none”.',
    },
  },
  endService: {
    title: 'Ending the service',
    link: 'End the service',
    lead: (days: number) =>
      `Use this when the service ends before its time. We tell the municipality and the Social Insurance Board at once; from you we expect the final report ${withinWorkingDays(days)}. A query, a change notice and the report of a period still wait for an answer then; the other open tasks of the case are no longer in force.`,
    send: 'End the service',
    sent: 'The service has ended',
    sentText:
      'We told the municipality and the Social Insurance Board. You get the task of the final report by mail.',
    another: null,
    notNow: 'The service cannot be ended now: it has not begun, has ended already or has been handed over.',
    labels: {
      ending: 'Why does the service end?',
      endings: {
        'goals-met': 'The goals of the action plan have been reached',
        agreed: 'Agreed with the municipality',
        'other-service': 'The client was referred to another service',
        other: 'Another reason',
      },
      consent: 'The municipality’s case manager agrees that the service ends',
      consentHint: 'Needed when the service ends by agreement: agree on it with the municipality first.',
      lastDay: 'Last day of the service',
      lastDayHint: 'dd.mm.yyyy; today or earlier, during the service.',
      note: 'Explanation',
      noteHint:
        'Needed for another reason. Up to 4000 characters. The municipality and the Social Insurance Board see it.',
    },
    errors: {
      ending: 'Choose why the service ends.',
      lastDay: 'Enter the last day of the service.',
      lastDayOutside: 'The last day must be today or earlier, and during the service.',
      consent: 'Confirm that the municipality agrees. If it does not, choose another reason.',
      note: 'Write why the service ends.',
    },
  },
  refusal: {
    title: 'The client refused or did not come',
    link: 'The client refused or did not come',
    lead: 'We tell the municipality’s case manager at once. This does not end the service.',
    send: 'Send the message',
    sent: 'Your message has been sent',
    sentText: 'We told the municipality. The service goes on.',
    another: 'Add one more',
    notNow: 'Nothing can be added to this case any more: it has ended or has been handed over.',
    labels: {
      what: 'What happened?',
      kinds: {
        refused: 'The client refused the service',
        'no-show': 'The client did not come to a meeting as agreed',
      },
      on: 'When?',
      onHint: 'dd.mm.yyyy; today or earlier.',
      text: 'How was it?',
      textHint:
        'As precisely as you can, for example what had been agreed and what the client said. Up to 4000 characters.',
    },
    errors: {
      what: 'Choose whether the client refused or did not come.',
      on: 'Enter the day when it happened.',
      onLater: 'Enter a day that is not in the future.',
      text: 'Write how it was.',
    },
  },
  actions: {
    end: 'End the service',
    endHint:
      'The municipality, the provider and SKA are told, and the provider is asked for a final report. A query, a change notice not yet read and the report of a period stay open, other tasks end.',
    close: 'End the case without a final report',
    closeHint: 'Use this when no final report will come. Open tasks end.',
    reopen: 'Reopen the case',
    reopenHint: (to: string) =>
      `Use this when the case was ended by mistake. It goes on in the state “${to}”; the due date of that task is counted anew. The parties are told.`,
    refusal: 'Record that the client refused or did not come',
    refusalHint: 'The municipality is told at once. The case and the service go on.',
    reason: 'Reason',
    reasonMissing: 'Enter the reason.',
    reasonLong: 'The reason can have up to 4000 characters.',
  },
  earlier: {
    heading: 'The client has had a case before',
    registered: 'registered',
    served: 'service',
    never: 'the service did not begin',
    span: (months: number, days: number) => `${months} m ${days} d`,
    left: (used: string, left: string) =>
      `The service has been used for ${used}, ${left} of the 12 months are left (m – months, d – days; 30 days are a month). This does not keep you from accepting the referral.`,
  },
  facts: {
    lastDay: 'Last day of the service',
    ending: 'Why it ended',
    refused: 'Client refused the service (times)',
    noShow: 'Client did not come to a meeting (times)',
    report: 'Final report',
    summary: 'Summary',
    recommendation: 'Recommendation for the time after',
    hours: 'Support person’s work in hours',
    heading: 'Refusals and the end of the service',
    when: 'When',
    recorded: 'Recorded',
    words: 'Explanation',
  },
};
