/** Who is told of a change of provider. */
import type { EventOf } from '#domain/case/events';
import type { Notice } from '#domain/case/notices';
import { type CaseState, openObligations } from '#domain/case/state';
import { evaluationSet } from '#domain/evaluation/state';
import { latestChange } from '#domain/transfer/state';

/**
 * @param state the case after the entry
 * @returns the mails owed. Of a transfer of a whole contract the agency sees the list of its cases: no mail for each.
 */
export function transferNotices(
  event: EventOf<'ProviderChanged' | 'ProviderChangeUndone' | 'SupportPersonNamed'>,
  state: CaseState,
): Notice[] {
  switch (event.type) {
    case 'ProviderChanged': {
      const agency = latestChange(state)?.transfer ? [] : [notice('provider-changed', 'agency')];
      const tasks = openObligations(state)
        .filter(({ assignee }) => assignee === 'provider')
        .map(({ kind, cause }): Notice => ({ name: 'task', to: 'provider', obligation: { kind, cause } }));
      const told = [notice('provider-changed', 'municipality'), ...agency];
      const invited = evaluationSet(state)?.record === null ? [notice('evaluation', 'provider')] : [];
      return [...told, notice('provider-left', 'provider'), ...tasks, ...invited];
    }
    case 'ProviderChangeUndone': {
      // Who was never asked to hand over knows of no change.
      const asked = state.providerChanges.at(-1)?.handOver != null && state.provider !== null;
      return asked && state.phase !== 'ended' ? [notice('provider-change-undone', 'provider')] : [];
    }
    case 'SupportPersonNamed':
      return [notice('support-person-named', 'municipality')];
  }
}

const notice = (name: Notice['name'], to: Notice['to']): Notice => ({ name, to, obligation: null });
