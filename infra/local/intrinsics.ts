/** CloudFormation's intrinsic functions, resolved over all stacks of the app into the values that hold on this machine. */

export type Resource = {
  Type: string;
  Properties?: Record<string, unknown>;
  Metadata?: Record<string, unknown>;
};
export type Template = {
  Resources?: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  Parameters?: Record<string, { Default?: unknown }>;
};

/** What a resource is known by here: its `Ref` and its attributes. Throws for a kind of resource it does not know. */
export type Identify = (
  logicalId: string,
  resource: Resource,
) => { ref: string; attributes: Record<string, string> };

export type Resolver = {
  /** The value with every intrinsic of it resolved; throws for an intrinsic or a name that it does not know. */
  resolve(value: unknown): unknown;
  /** As `resolve`, for a value that must be a text. */
  text(value: unknown): string;
};

export type Place = { region: string; stacks: Record<string, Template> };

/** No account: AWS's own documentation uses this number for examples. */
export const LOCAL_ACCOUNT = '000000000000';

/** A resolver for one stack of the app; the other stacks are there for the values that they export. */
export function resolverOf(
  stackName: string,
  place: Place,
  identify: (resolver: Resolver) => Identify,
): Resolver {
  const template = place.stacks[stackName];
  if (!template) throw new Error(`There is no stack ${stackName}`);
  const resolver: Resolver = { resolve, text };

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((one) => one !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return intrinsic(name, argument);
    const resolved = entries.map(([key, one]) => [key, resolve(one)] as const);
    return Object.fromEntries(resolved.filter(([, one]) => one !== undefined));
  }

  function text(value: unknown): string {
    const resolved = resolve(value);
    if (typeof resolved === 'string' || typeof resolved === 'number') return String(resolved);
    throw new Error(`${JSON.stringify(value)} in ${stackName} is not a text`);
  }

  function intrinsic(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return reference(String(argument));
      case 'Fn::GetAtt':
        return attribute(argument);
      case 'Fn::Join': {
        const [separator, parts] = list(name, argument);
        return list(name, resolve(parts)).map(text).join(String(separator));
      }
      case 'Fn::Sub':
        return substitute(argument);
      case 'Fn::Select': {
        const [index, parts] = list(name, argument);
        return list(name, resolve(parts))[Number(resolve(index))];
      }
      case 'Fn::Split': {
        const [separator, whole] = list(name, argument);
        return text(whole).split(String(separator));
      }
      case 'Fn::ImportValue':
        return imported(text(argument));
      default:
        throw new Error(`The local system does not know the intrinsic ${name} (in ${stackName})`);
    }
  }

  function reference(name: string): unknown {
    if (name.startsWith('AWS::')) return pseudoParameter(name);
    const parameter = template?.Parameters?.[name];
    if (parameter) return parameter.Default;
    return identified(name).ref;
  }

  function pseudoParameter(name: string): string | undefined {
    if (name === 'AWS::NoValue') return undefined;
    const values: Record<string, string> = {
      'AWS::Region': place.region,
      'AWS::AccountId': LOCAL_ACCOUNT,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:aws:cloudformation:${place.region}:${LOCAL_ACCOUNT}:stack/${stackName}/local`,
    };
    const value = values[name];
    if (value === undefined) throw new Error(`The local system does not know ${name}`);
    return value;
  }

  function attribute(argument: unknown): string {
    const [name, ...path] = typeof argument === 'string' ? argument.split('.') : list('Fn::GetAtt', argument);
    const wanted = path.join('.');
    const value = identified(String(name)).attributes[wanted];
    if (value === undefined)
      throw new Error(`The local system does not know ${name}.${wanted} of ${stackName}`);
    return value;
  }

  function identified(logicalId: string) {
    const resource = template?.Resources?.[logicalId];
    if (!resource) throw new Error(`${stackName} has no resource ${logicalId}`);
    return identify(resolver)(logicalId, resource);
  }

  function substitute(argument: unknown): string {
    const [pattern, own] = Array.isArray(argument) ? argument : [argument, {}];
    const values = (own ?? {}) as Record<string, unknown>;
    return String(pattern).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in values) return text(values[name]);
      return name.includes('.') ? attribute(name) : text({ Ref: name });
    });
  }

  function imported(exportName: string): string {
    for (const [name, other] of Object.entries(place.stacks)) {
      const there = name === stackName ? resolver : resolverOf(name, place, identify);
      for (const output of Object.values(other.Outputs ?? {})) {
        if (output.Export && there.text(output.Export.Name) === exportName) return there.text(output.Value);
      }
    }
    throw new Error(`No stack exports ${exportName}`);
  }

  return resolver;
}

function list(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${name} has no list: ${JSON.stringify(value)}`);
}
