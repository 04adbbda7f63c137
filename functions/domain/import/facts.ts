/** The fact that a running case came from a file and not from a mail. */
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar/calendar';

/** Phases in which a case may enter: it is referred, and its service is not over. */
export const importedPhases = ['assigning', 'arranging', 'meeting', 'active'] as const;
export type ImportedPhase = (typeof importedPhases)[number];

export const importFacts = {
  /** Last of its entry: the facts before it say what happened outside, on days of which the file tells. */
  CaseImported: () =>
    z.object({
      type: z.literal('CaseImported'),
      /** The file by the hash of its bytes, and where in it. */
      file: z.string(),
      line: z.int().check(z.positive()),
      phase: z.enum(importedPhases),
      lastOverview: z.nullable(daySchema),
      /** Notes of the line, and why the service ends before its time. */
      personal: z.optional(z.object({ text: z.string() })),
    }),
};
