/** What the pages of the import may ask of the world. */
import { discardImport, startImporting, uploadImport } from '#casework/imports';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { type ImportFile, linesOfImport, listImports, loadImport } from '#store/imports';

export function createImportDesk(world: World) {
  const { table } = world;
  return {
    uploadImport: (bytes: Uint8Array, officer: string, now: Instant) =>
      uploadImport(world, bytes, officer, now),
    listImports: () => listImports(table),
    loadImport: (id: string) => loadImport(table, id),
    linesOfImport: (file: Pick<ImportFile, 'id' | 'run'>) => linesOfImport(table, file),
    startImporting: (
      id: string,
      seen: { run: number; choice: NonNullable<ImportFile['choice']> },
      officer: string,
      now: Instant,
    ) => startImporting(world, id, seen, officer, now),
    discardImport: (id: string, run: number, officer: string, now: Instant) =>
      discardImport(world, id, run, officer, now),
  };
}
