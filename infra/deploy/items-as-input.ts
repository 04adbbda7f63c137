/**
 * Makes Maps go on an emulator that does not evaluate their `Items` and takes the state's input for the list: a Pass state in front makes
 * the list that input. The Map keeps its expression, so the machine means the same wherever it runs.
 */
import type { Resource, Template } from './template.ts';

export interface Preceded {
  readonly logicalId: string;
  /** Names of the Maps. */
  readonly maps: readonly string[];
}

interface State {
  readonly Type: string;
  readonly Items?: unknown;
}
interface Definition {
  readonly States: Readonly<Record<string, State>>;
}

/** In a name of a state that is ours: what the Map of that name is called behind its Pass state. */
const EACH = ', each';

/** @returns the template and, for each machine that was changed, its Maps */
export function itemsAsInput(template: Template): { template: Template; changed: Preceded[] } {
  const changed: Preceded[] = [];
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
    if (resource.Type !== 'AWS::StepFunctions::StateMachine') return [logicalId, resource];
    const maps: string[] = [];
    const preceded = withDefinition(resource, (definition) => {
      const states = Object.entries(definition.States).flatMap(([name, state]): [string, State][] => {
        if (state.Type !== 'Map' || typeof state.Items !== 'string') return [[name, state]];
        maps.push(name);
        const pass = { Type: 'Pass', Output: state.Items, Next: `${name}${EACH}` };
        return [
          [name, pass],
          [pass.Next, state],
        ];
      });
      return { ...definition, States: Object.fromEntries(states) };
    });
    if (maps.length === 0) return [logicalId, resource];
    changed.push({ logicalId, maps });
    return [logicalId, preceded];
  });
  return { template: { ...template, Resources: Object.fromEntries(resources) }, changed };
}

/** A definition is text joined with references; these stand in it as `<<place>>` while it is changed. */
function withDefinition(resource: Resource, change: (definition: Definition) => Definition): Resource {
  const { DefinitionString } = resource.Properties as {
    DefinitionString: { 'Fn::Join': [string, unknown[]] };
  };
  const [between, parts] = DefinitionString['Fn::Join'];
  const text = parts.map((part, place) => (typeof part === 'string' ? part : `<<${place}>>`)).join(between);
  const pieces = JSON.stringify(change(JSON.parse(text))).split(/<<(\d+)>>/);
  // Every second piece is a place.
  const joined = pieces.map((piece, at) => (at % 2 === 0 ? piece : parts[Number(piece)]));
  return {
    ...resource,
    Properties: { ...resource.Properties, DefinitionString: { 'Fn::Join': ['', joined] } },
  };
}
