/** Takes out of a template what an emulator refused, with all that cannot be without it. */
import type { Resource, Template } from './template.ts';

export interface LeftOut {
  readonly logicalId: string;
  readonly type: string;
  /** The endpoint's own words, or the resource that it needs. */
  readonly because: string;
}

/**
 * @param refused reason by resource type (`AWS::SES::ReceiptRule`) or by logical id
 * @returns the template without them, and what was taken out
 */
export function leaveOut(
  template: Template,
  refused: ReadonlyMap<string, string>,
): { template: Template; leftOut: LeftOut[] } {
  const gone = new Map<string, LeftOut>();
  const resources = Object.entries(template.Resources);
  const take = (logicalId: string, { Type: type }: Resource, because: string) =>
    gone.set(logicalId, { logicalId, type, because });
  for (const [id, resource] of resources) {
    const reason = refused.get(resource.Type) ?? refused.get(id);
    if (reason !== undefined) take(id, resource, reason);
  }
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const [id, resource] of resources) {
      const needed = mentioned(resource.Properties).find((name) => gone.has(name));
      if (!gone.has(id) && needed !== undefined) take(id, resource, `it needs ${needed}`);
    }
  }
  const stays = (id: string) => !gone.has(id);
  const kept = resources
    .filter(([id]) => stays(id))
    .map(([id, resource]) => [id, withoutDependencies(resource, stays)]);
  const outputs = Object.entries(template.Outputs ?? {}).filter(([, { Value }]) =>
    mentioned(Value).every(stays),
  );
  return {
    template: {
      ...template,
      Resources: Object.fromEntries(kept),
      ...(template.Outputs === undefined ? {} : { Outputs: Object.fromEntries(outputs) }),
    },
    leftOut: [...gone.values()],
  };
}

function withoutDependencies(resource: Resource, stays: (id: string) => boolean): Resource {
  const { DependsOn, ...rest } = resource;
  const left = [DependsOn ?? []].flat().filter(stays);
  return left.length === 0 ? rest : { ...rest, DependsOn: left };
}

/** Logical ids that a value refers to: Ref, Fn::GetAtt in both its forms, and names in Fn::Sub. */
function mentioned(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mentioned);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : inner).split('.')[0] ?? ''];
    const named = key === 'Fn::Sub' ? namesIn([inner].flat()[0]) : [];
    return [...named, ...mentioned(inner)];
  });
}

const namesIn = (pattern: unknown): string[] =>
  [...String(pattern).matchAll(/\$\{([^!.}]+)/g)].map(([, name = '']) => name);
