/** What a state comes to: it is left, or it stays in a phase until something happens. */
import { StateFailure } from '../errors.ts';
import { evaluate, type Json, type Scope } from '../expression.ts';
import type { Phase } from '../snapshot.ts';

export type Outcome =
  /** `next` is null at the end of a flow. */
  | { kind: 'leaves'; output: Json; assigned: Record<string, Json>; next: string | null }
  | { kind: 'stays'; phase: Phase };

/** AWS's limit of a state's input or output, in bytes of UTF-8. */
const MAX_OUTPUT_BYTES = 262_144;

/**
 * Leaves a state with its Assign and Output. Both see the variables as they were before the state; without
 * Output the result goes on. `place` stands before the field's name in errors, for example `Catch[0]/`.
 */
export async function leaving(
  fields: { Assign?: Record<string, Json> | undefined; Output?: Json | undefined },
  result: Json,
  next: string | undefined,
  scope: Scope,
  place = '',
): Promise<Outcome> {
  const assigned: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields.Assign ?? {})) {
    assigned[name] = await evaluate(value, `${place}Assign/${name}`, scope);
  }
  const output =
    fields.Output === undefined ? result : await evaluate(fields.Output, `${place}Output`, scope);
  if (Buffer.byteLength(JSON.stringify(output)) > MAX_OUTPUT_BYTES) {
    throw new StateFailure(
      'States.DataLimitExceeded',
      `The output of the state exceeds ${MAX_OUTPUT_BYTES} bytes`,
    );
  }
  return { kind: 'leaves', output, assigned, next: next ?? null };
}
