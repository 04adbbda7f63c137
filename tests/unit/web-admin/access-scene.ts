/** The ports of access entries, officers and downloads, which keep what they are told. */
import type { Day } from '#domain/calendar/calendar';
import type { Access, AccessEntry, AccessFilter, AccessPorts, Officer } from '#web/access-ports.ts';
import type { Ports } from '#web/ports.ts';

export interface AccessOptions {
  /** Access entries of any query. */
  readonly entries?: readonly Access[];
  /** When the data of the case go. */
  readonly erasure?: Day;
}

/** What was told: two officers signed in before. */
export const accessWorld = () => ({
  accesses: [] as AccessEntry[],
  accessFilters: [] as (AccessFilter & { cursor: string | null })[],
  officers: [
    { sub: 'mari', name: 'Mari Maasikas', role: 'officer' },
    { sub: 'lea', name: 'Lea Lepp', role: 'lead' },
  ] as Officer[],
  downloads: [] as { name: string; text: string }[],
});

export const accessPorts = (
  world: ReturnType<typeof accessWorld>,
  options: AccessOptions,
): AccessPorts & Pick<Ports, 'downloadOf'> => ({
  noteAccess: async (entry) => {
    world.accesses.push(entry);
  },
  noteAccesses: async (entries) => void world.accesses.push(...entries),
  listAccesses: async (filter, cursor) => {
    world.accessFilters.push({ ...filter, cursor });
    return { rows: options.entries ?? [], next: options.entries && !cursor ? 'entries+1' : null };
  },
  accessesTo: async () => ({ rows: options.entries ?? [], more: false }),
  keepOfficer: async (officer) => void world.officers.push(officer),
  listOfficers: async () => world.officers,
  erasureDay: () => options.erasure ?? null,
  downloadOf: async (bytes, name) => {
    world.downloads.push({ name, text: new TextDecoder().decode(bytes) });
    return `https://files.example/${name}`;
  },
});
