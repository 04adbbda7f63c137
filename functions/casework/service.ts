/** What the machine of a service does when it plans: it takes in what the registry says, then looks what comes next. */
import { changeCase, loadCase } from '#casework/casework';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { isSuperseded } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { isSameBook } from '#domain/obligation/rules';
import { usualReportMonths } from '#domain/plan/state';

/** @returns what comes next in the service; none for a machine that a newer one has taken the place of */
export async function planService(
  world: World,
  { caseId, restart }: { readonly caseId: string; readonly restart?: number | null | undefined },
  now: Instant,
): Promise<ReturnType<typeof nextMilestone>> {
  const { state: loaded } = await loadCase(world, caseId, now);
  if (!loaded || isSuperseded(loaded, restart ?? null)) return { milestone: 'none', wakeAt: null };
  // The domain reads no registry: its numbers become facts of the case.
  const isKnown = isSameBook(await world.rules(now), loaded.rules);
  const state = isKnown
    ? loaded
    : await changeCase(world, caseId, { type: 'NoteRules' }, { who: 'system' }, now);
  const { provider, municipality, phase } = state;
  if (phase !== 'active' || !provider) return nextMilestone(state);
  const said = await world.registry.reportMonthsOf(municipality.ehak, provider.id, dayOf(now));
  const months = said ?? usualReportMonths;
  if (months === state.reportMonths) return nextMilestone(state);
  const command = { type: 'NoteReportPeriod', months } as const;
  return nextMilestone(await changeCase(world, caseId, command, { who: 'system' }, now));
}
