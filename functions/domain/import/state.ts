/** What a case knows of the file that it came from. */
import type { Instant } from '#domain/calendar/calendar';

export interface ImportState {
  /** Null: it was opened from a mail. `at`: until then everything was done outside. */
  readonly imported: { readonly file: string; readonly line: number; readonly at: Instant } | null;
}

export const notImported: ImportState = { imported: null };
