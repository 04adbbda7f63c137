/** The app as it would be deployed, without bundles, for the policies of this folder to look at. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../infra/app.ts';
import { parseSettings, type SettingsInput } from '../../infra/settings.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: Record<string, unknown>;
  readonly TimeoutSeconds?: number | string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  /** Of a Map: what it does with each item. */
  readonly ItemProcessor?: { readonly States: Record<string, State> };
}

export interface Definition {
  readonly QueryLanguage: string;
  readonly States: Record<string, State>;
}

export class Synthesized {
  readonly state: Template;
  readonly workflow: Template;

  constructor(state: Template, workflow: Template) {
    this.state = state;
    this.workflow = workflow;
  }

  /** Resources of a type in both stacks, by logical id. */
  ofType(type: string): [string, Resource][] {
    return [this.state, this.workflow].flatMap(({ Resources }) =>
      Object.entries(Resources).filter(([, resource]) => resource.Type === type),
    );
  }

  /** Resources of a type by the value of their metadata, e.g. a function by its entry. */
  byMetadata(type: string, key: string): Record<string, Resource> {
    return Object.fromEntries(
      this.ofType(type).map(([id, resource]) => [String(resource.Metadata?.[key] ?? id), resource]),
    );
  }

  /** The machines' definitions by name, references replaced by ARNs. */
  definitions(): Record<string, Definition> {
    const machines = Object.entries(this.byMetadata('AWS::StepFunctions::StateMachine', 'tugirada:machine'));
    return Object.fromEntries(
      machines.map(([name, { Properties }]) => [
        name,
        JSON.parse(String(this.flatten(Properties.DefinitionString))),
      ]),
    );
  }

  /** All Tasks as [machine, name of the state, state]. */
  tasks(): [string, string, State][] {
    return Object.entries(this.definitions()).flatMap(([machine, { States }]) =>
      [
        ...Object.entries(States),
        ...Object.values(States).flatMap((state) => Object.entries(state.ItemProcessor?.States ?? {})),
      ]
        .filter(([, state]) => state.Type === 'Task')
        .map(([name, state]): [string, string, State] => [machine, name, state]),
    );
  }

  /** The value with every reference replaced by what it could be in AWS. Throws for a function it does not know. */
  flatten(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.flatten(one));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length > 0 || !(name === 'Ref' || name.startsWith('Fn::'))) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.flatten(one)]));
    }
    switch (name) {
      case 'Ref':
        return this.reference(String(argument));
      case 'Fn::GetAtt':
        return this.attribute(argument as [string, string]);
      case 'Fn::Join': {
        const [separator, parts] = argument as [string, unknown[]];
        return parts.map((part) => this.flatten(part)).join(separator);
      }
      case 'Fn::Select': {
        const [index, values] = argument as [number | string, unknown];
        return (this.flatten(values) as unknown[])[Number(index)];
      }
      case 'Fn::Split': {
        const [separator, text] = argument as [string, unknown];
        return String(this.flatten(text)).split(separator);
      }
      case 'Fn::ImportValue':
        return this.flatten(this.exported(String(argument)));
      default:
        throw new Error(`flatten does not know ${name}`);
    }
  }

  private reference(id: string): string {
    const pseudo: Record<string, string> = {
      'AWS::Partition': 'aws',
      'AWS::AccountId': '111122223333',
      'AWS::Region': 'eu-central-1',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackId':
        'arn:aws:cloudformation:eu-central-1:111122223333:stack/tugirada-workflow/stack-made-at-some-time',
    };
    const alias = this.workflow.Resources[id];
    // Which function is called is what matters here, not by which alias.
    if (alias?.Type === 'AWS::Lambda::Alias') {
      return this.arn((alias.Properties.FunctionName as { Ref: string }).Ref);
    }
    return pseudo[id] ?? (refIsArn.has(this.resource(id).Type) ? this.arn(id) : id);
  }

  private attribute([id, name]: [string, string]): string {
    return name === 'ApiEndpoint' || name === 'ProviderURL'
      ? `https://${id}.example`
      : `${this.arn(id)}${name === 'Arn' ? '' : name}`;
  }

  private arn(id: string): string {
    const { Type } = this.resource(id);
    const [prefix, place] = arnShapes[Type] ?? [undefined, ''];
    if (prefix === undefined) throw new Error(`flatten does not know the ARN of a ${Type}`);
    return `arn:aws:${prefix}:${place}${id}`;
  }

  private resource(id: string): Resource {
    const found = this.workflow.Resources[id] ?? this.state.Resources[id];
    if (!found) throw new Error(`no resource ${id}`);
    return found;
  }

  private exported(name: string): unknown {
    const outputs = Object.values(this.state.Outputs ?? {});
    const found = outputs.find(({ Export }) => `${Export?.Name}` === name);
    if (!found) throw new Error(`nobody exports ${name}`);
    return found.Value;
  }
}

/** Both templates, with the default settings or some of them changed. */
export function synthesize(settings: SettingsInput = {}): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'tugirada-synth-'));
  try {
    const { app, state, workflow } = buildApp({ settings: parseSettings(settings), bundles: null, outdir });
    const assembly = app.synth();
    return new Synthesized(
      assembly.getStackByName(state.stackName).template,
      assembly.getStackByName(workflow.stackName).template,
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const refIsArn = new Set([
  'AWS::StepFunctions::StateMachine',
  'AWS::SNS::Topic',
  'AWS::SecretsManager::Secret',
]);

/** [service, region and account and kind] of an ARN. */
const arnShapes: Record<string, [string, string]> = {
  'AWS::StepFunctions::StateMachine': ['states', 'eu-central-1:111122223333:stateMachine:'],
  'AWS::Lambda::Function': ['lambda', 'eu-central-1:111122223333:function:'],
  'AWS::SNS::Topic': ['sns', 'eu-central-1:111122223333:'],
  'AWS::SQS::Queue': ['sqs', 'eu-central-1:111122223333:'],
  'AWS::SecretsManager::Secret': ['secretsmanager', 'eu-central-1:111122223333:secret:'],
  'AWS::DynamoDB::Table': ['dynamodb', 'eu-central-1:111122223333:table/'],
  'AWS::Logs::LogGroup': ['logs', 'eu-central-1:111122223333:log-group:'],
  'AWS::KMS::Key': ['kms', 'eu-central-1:111122223333:key/'],
  'AWS::S3::Bucket': ['s3', '::'],
  'AWS::IAM::Role': ['iam', ':111122223333:role/'],
  'AWS::Events::Rule': ['events', 'eu-central-1:111122223333:rule/'],
};
