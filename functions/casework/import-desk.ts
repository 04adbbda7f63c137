/** What the pages of the import may ask of the world. */
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { type ImportFile, linesOfImport, listImports, loadImport } from '#store/imports';

/** On demand: only who imports needs the reader of tables. */
const imports = () => import('#casework/imports');

export function createImportDesk(world: World) {
  const { table } = world;
  return {
    uploadImport: async (bytes: Uint8Array, officer: string, now: Instant) =>
      (await imports()).uploadImport(world, bytes, officer, now),
    listImports: () => listImports(table),
    loadImport: (id: string) => loadImport(table, id),
    linesOfImport: (file: Pick<ImportFile, 'id' | 'run'>) => linesOfImport(table, file),
    startImporting: async (
      id: string,
      seen: { run: number; choice: NonNullable<ImportFile['choice']> },
      officer: string,
      now: Instant,
    ) => (await imports()).startImporting(world, id, seen, officer, now),
    discardImport: async (id: string, run: number, officer: string, now: Instant) =>
      (await imports()).discardImport(world, id, run, officer, now),
  };
}
