/** The machines that are known, and the definitions that executions began with. */
import { createHash } from 'node:crypto';
import { acceptDefinition } from './accept.ts';
import { type Definition, flowsOf } from './definition.ts';
import { DefinitionRefused } from './errors.ts';
import type { Machine } from './run.ts';
import type { ExecutionRow, Store } from './store.ts';

export type MachineInput = { name: string; arn: string; definition: unknown };
export type KnownMachine = Machine & { definitionId: string };

export type Machines = {
  list(): KnownMachine[];
  byArn(arn: string): KnownMachine | null;
  /** The machine with the definition that the execution began with. */
  of(row: ExecutionRow): Machine;
};

/** Accepts every definition; throws one DefinitionRefused with the problems of all. */
export function createMachines(inputs: MachineInput[], store: Store): Machines {
  const problems: string[] = [];
  const known = new Map<string, KnownMachine>();
  for (const { name, arn, definition } of inputs) {
    try {
      const accepted = acceptDefinition(name, definition);
      const body = JSON.stringify(accepted);
      const definitionId = createHash('sha256').update(body).digest('hex');
      store.keepDefinition(definitionId, body);
      known.set(arn, { name, arn, definition: accepted, flows: flowsOf(accepted), definitionId });
    } catch (error) {
      if (!(error instanceof DefinitionRefused)) throw error;
      problems.push(...error.problems.map((problem) => `${name}: ${problem}`));
    }
  }
  if (problems.length > 0) throw new DefinitionRefused('one machine or more', problems);

  const earlier = new Map<string, Machine>();
  return {
    list: () => [...known.values()],
    byArn: (arn) => known.get(arn) ?? null,
    of(row) {
      const current = known.get(row.machineArn);
      if (current?.definitionId === row.definition) return current;
      const found = earlier.get(row.definition);
      if (found) return found;
      const body = store.definition(row.definition);
      if (body === null) throw new Error(`The definition of ${row.arn} is not stored`);
      const definition = JSON.parse(body) as Definition;
      const name = row.machineArn.split(':').at(-1) ?? '';
      const machine = { name, arn: row.machineArn, definition, flows: flowsOf(definition) };
      earlier.set(row.definition, machine);
      return machine;
    },
  };
}
