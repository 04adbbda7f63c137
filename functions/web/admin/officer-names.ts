/** Officers by their names: logs and access entries keep the subject of a sign-in, which says nothing to a reader. */
import type { Actor } from '#domain/case/events';
import type { LogEntry, Ports } from '../ports.ts';

/** Name by subject. */
export type OfficerNames = ReadonlyMap<string, string>;

export const loadOfficerNames = async (ports: Pick<Ports, 'listOfficers'>): Promise<OfficerNames> =>
  new Map((await ports.listOfficers()).map(({ sub, name }) => [sub, name]));

/** @returns the name, or the subject of somebody who never signed in by this door */
export const officerName = (names: OfficerNames, officer: string): string => names.get(officer) ?? officer;

/** @returns the same, with the officer's name where the subject was: to be shown, not to be compared */
export const named = (names: OfficerNames, by: Actor): Actor =>
  by.who === 'officer' ? { ...by, officer: officerName(names, by.officer) } : by;

export const namedEntries = (names: OfficerNames, log: readonly LogEntry[]): LogEntry[] =>
  log.map((entry) => ({ ...entry, by: named(names, entry.by) }));
