/** What the pages of the import of running cases need from the world. */
import type { FileProblem } from '#casework/import-file';
import type { Instant } from '#domain/calendar/calendar';
import type { LineReport } from '#domain/import/findings';
import type { ImportFile } from '#store/imports';

export type { FileProblem, ImportFile };
export type ImportChoice = NonNullable<ImportFile['choice']>;

export interface ImportPorts {
  /** Keeps the file and has it checked; the same file again is checked anew. @returns its id, or why it is refused as a whole */
  uploadImport(
    bytes: Uint8Array,
    officer: string,
    now: Instant,
  ): Promise<{ readonly id: string } | FileProblem>;
  /** The newest first. */
  listImports(): Promise<readonly ImportFile[]>;
  loadImport(id: string): Promise<ImportFile | null>;
  /** What became of its lines so far, in the order of the file; it holds nothing of a person. */
  linesOfImport(file: Pick<ImportFile, 'id' | 'run'>): Promise<readonly LineReport[]>;
  /** @returns false when somebody was faster, or the file is gone */
  startImporting(
    id: string,
    seen: { readonly run: number; readonly choice: ImportChoice },
    officer: string,
    now: Instant,
  ): Promise<boolean>;
  /** Takes the file away. @returns false when it is not waiting (any more) */
  discardImport(id: string, run: number, officer: string, now: Instant): Promise<boolean>;
}
