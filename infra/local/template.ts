/** What the local system runs, read from the synthesized templates, so that what runs here is what would be deployed. */
import { basename } from 'node:path';
import * as z from 'zod';
import {
  type Identify,
  LOCAL_ACCOUNT,
  type Place,
  type Resolver,
  type Resource,
  resolverOf,
} from './intrinsics.ts';
import type { LocalFunction } from './invoke.ts';

export type LocalMachine = { name: string; arn: string; definition: unknown };
export type LocalRule = {
  name: string;
  pattern: Record<string, unknown>;
  targets: { arn: string; transformer: { paths: Record<string, string>; template: string } | null }[];
};
export type LocalSchedule = {
  name: string;
  expression: string;
  timeZone: string;
  arn: string;
  input: string;
};
export type LocalSecret = { kind: string; arn: string };
export type LocalRotation = { secretArn: string; functionArn: string; days: number };

export type LocalTemplate = {
  functions: LocalFunction[];
  machines: LocalMachine[];
  tables: { name: string; properties: unknown }[];
  buckets: string[];
  secrets: LocalSecret[];
  rotations: LocalRotation[];
  rules: LocalRule[];
  schedules: LocalSchedule[];
};

const ruleSchema = z.object({
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.literal('ENABLED').default('ENABLED'),
  Targets: z.array(
    z.object({
      Arn: z.string(),
      InputTransformer: z
        .object({ InputPathsMap: z.record(z.string(), z.string()), InputTemplate: z.string() })
        .optional(),
      // The two other ways to shape an input are not implemented here; a template that uses one is refused.
      Input: z.undefined().optional(),
      InputPath: z.undefined().optional(),
    }),
  ),
});

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  Arn: z.string(),
  Input: z.string().default('{}'),
});

const rotationRules = z.strictObject({ AutomaticallyAfterDays: z.number() });

/**
 * Reads the stacks of the app. `baseUrl` stands for the address of the HTTP API.
 * Throws for an intrinsic, a rule or a schedule that the local system does not know.
 */
export function readTemplate(place: Place, baseUrl: string): LocalTemplate {
  const identify = identifyIn(place.region, baseUrl);
  const found: LocalTemplate = {
    functions: [],
    machines: [],
    tables: [],
    buckets: [],
    secrets: [],
    rotations: [],
    rules: [],
    schedules: [],
  };
  for (const [stackName, { Resources = {} }] of Object.entries(place.stacks)) {
    const resolver = resolverOf(stackName, place, identify);
    for (const [logicalId, resource] of Object.entries(Resources)) {
      collect(found, logicalId, resource, resolver, identify(resolver));
    }
  }
  return found;
}

function collect(
  found: LocalTemplate,
  logicalId: string,
  resource: Resource,
  resolver: Resolver,
  identify: Identify,
): void {
  const { Type, Properties = {}, Metadata = {} } = resource;
  const { ref, attributes } = knownTypes.has(Type)
    ? identify(logicalId, resource)
    : { ref: '', attributes: {} };
  switch (Type) {
    case 'AWS::Lambda::Function': {
      const entry = Metadata['tugirada:entry'];
      if (typeof entry !== 'string') return;
      const { Variables = {} } = (Properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
      found.functions.push({
        name: basename(entry, '.ts'),
        entry,
        arn: attributes.Arn ?? ref,
        environment: Object.fromEntries(
          Object.entries(Variables).map(([name, value]) => [name, resolver.text(value)]),
        ),
        timeoutMs: Number(Properties.Timeout ?? 3) * 1000,
      });
      return;
    }
    case 'AWS::StepFunctions::StateMachine':
      found.machines.push({
        name: String(Metadata['tugirada:machine'] ?? logicalId),
        arn: ref,
        definition: JSON.parse(resolver.text(Properties.DefinitionString)),
      });
      return;
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      found.tables.push({ name: ref, properties: resolver.resolve(Properties) });
      return;
    case 'AWS::S3::Bucket':
      // Nothing here writes access logs.
      if (Metadata['tugirada:bucket'] !== 'access-logs') found.buckets.push(ref);
      return;
    case 'AWS::SecretsManager::Secret':
      found.secrets.push({ kind: String(Metadata['tugirada:secret']), arn: ref });
      return;
    case 'AWS::SecretsManager::RotationSchedule':
      found.rotations.push({
        secretArn: resolver.text(Properties.SecretId),
        functionArn: resolver.text(Properties.RotationLambdaARN),
        days: rotationRules.parse(Properties.RotationRules).AutomaticallyAfterDays,
      });
      return;
    case 'AWS::Events::Rule': {
      const { EventPattern, State, Targets } = Properties;
      const pick = ({ Arn, InputTransformer, Input, InputPath }: Record<string, unknown>) => ({
        Arn,
        InputTransformer,
        Input,
        InputPath,
      });
      const targets = (Targets as Record<string, unknown>[]).map(pick);
      const rule = ruleSchema.parse(resolver.resolve({ EventPattern, State, Targets: targets }));
      found.rules.push({
        name: logicalId,
        pattern: rule.EventPattern,
        targets: rule.Targets.map(({ Arn, InputTransformer: shape }) => ({
          arn: Arn,
          transformer: shape ? { paths: shape.InputPathsMap, template: shape.InputTemplate } : null,
        })),
      });
      return;
    }
    case 'AWS::Scheduler::Schedule': {
      const { Arn, Input } = Properties.Target as Record<string, unknown>;
      const { ScheduleExpression, ScheduleExpressionTimezone } = Properties;
      const when = { ScheduleExpression, ScheduleExpressionTimezone };
      const schedule = scheduleSchema.parse(resolver.resolve({ ...when, Arn, Input }));
      // The canary mail: here every mail comes through the inbox while somebody looks.
      if (schedule.Arn.includes(':function:')) return;
      found.schedules.push({
        name: logicalId,
        expression: schedule.ScheduleExpression,
        timeZone: schedule.ScheduleExpressionTimezone,
        arn: schedule.Arn,
        input: schedule.Input,
      });
    }
  }
}

const knownTypes = new Set([
  'AWS::Lambda::Function',
  'AWS::StepFunctions::StateMachine',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
]);

/** Names that a template leaves to CloudFormation are given here: short ones, the same at every start. */
function identifyIn(region: string, baseUrl: string): (resolver: Resolver) => Identify {
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${LOCAL_ACCOUNT}:${rest}`;
  return (resolver) =>
    (logicalId, { Type, Properties = {}, Metadata = {} }) => {
      const named = (property: string, otherwise: string) =>
        Properties[property] === undefined ? otherwise : resolver.text(Properties[property]);
      const known = (ref: string, attributes: Record<string, string> = {}) => ({ ref, attributes });
      switch (Type) {
        case 'AWS::Lambda::Function': {
          const name = named(
            'FunctionName',
            basename(String(Metadata['tugirada:entry'] ?? logicalId), '.ts'),
          );
          return known(name, { Arn: arn('lambda', `function:${name}`) });
        }
        case 'AWS::Lambda::Version':
        case 'AWS::Lambda::Alias':
          // Here is one version of each function, so its alias is the function itself.
          return known(arn('lambda', `function:${named('FunctionName', logicalId)}`), { Version: '$LATEST' });
        case 'AWS::StepFunctions::StateMachine': {
          const name = named('StateMachineName', String(Metadata['tugirada:machine'] ?? logicalId));
          const machineArn = arn('states', `stateMachine:${name}`);
          return known(machineArn, { Arn: machineArn, Name: name });
        }
        case 'AWS::DynamoDB::Table': {
          const name = named('TableName', 'tugirada');
          return known(name, { Arn: arn('dynamodb', `table/${name}`) });
        }
        case 'AWS::S3::Bucket': {
          const name = named('BucketName', 'tugirada-mail');
          return known(name, { Arn: `arn:aws:s3:::${name}` });
        }
        case 'AWS::SecretsManager::Secret': {
          const name = named('Name', String(Metadata['tugirada:secret'] ?? logicalId));
          return known(arn('secretsmanager', `secret:${name}`));
        }
        case 'AWS::ApiGatewayV2::Api':
          return known('local', { ApiEndpoint: baseUrl });
        case 'AWS::KMS::Key':
          return known(logicalId, { Arn: arn('kms', `key/${logicalId}`) });
        case 'AWS::Cognito::UserPool':
          return known(logicalId, {
            ProviderURL: `https://cognito-idp.${region}.amazonaws.com/${logicalId}`,
          });
        case 'AWS::Cognito::UserPoolClient':
          return known(logicalId);
        case 'AWS::IAM::Role':
          return known(logicalId, { Arn: `arn:aws:iam::${LOCAL_ACCOUNT}:role/${logicalId}` });
        case 'AWS::SES::ConfigurationSet':
          return known(named('Name', 'tugirada'));
        case 'AWS::SES::EmailIdentity':
          return known(named('EmailIdentity', logicalId));
        default:
          throw new Error(
            `The local system does not know a ${Type} (${logicalId}), but something refers to it`,
          );
      }
    };
}
