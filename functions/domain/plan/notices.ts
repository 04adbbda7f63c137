/** Which mails facts about the plan, its overviews and its reports owe. */
import type { EventOf } from '#domain/case/events';
import type { Notice } from '#domain/case/notices';
import type { CaseState } from '#domain/case/state';

export const planNoticeNames = ['plan-changed', 'overview', 'report-approved'] as const;

/** That a report was returned, its new task says. */
export function planNotices(
  event: EventOf<'PlanChanged' | 'OverviewSent' | 'ReportApproved'>,
  state: CaseState,
): Notice[] {
  switch (event.type) {
    case 'PlanChanged': {
      const changed = { name: 'plan-changed', obligation: null } as const;
      const municipality: Notice = { ...changed, to: 'municipality' };
      return state.provider ? [municipality, { ...changed, to: 'provider' }] : [municipality];
    }
    case 'OverviewSent': {
      const obligation = { kind: 'send-overview', cause: event.cause } as const;
      return [{ name: 'overview', to: 'municipality', obligation }];
    }
    // Nothing is asked any more: a reply to it is about no task.
    case 'ReportApproved':
      return [{ name: 'report-approved', to: 'provider', obligation: null }];
  }
}
