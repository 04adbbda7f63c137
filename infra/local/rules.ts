/** EventBridge here: which rules want an event, and what their targets are told. */
import type { SesEvent } from './services/ses.ts';
import type { LocalRule } from './template.ts';

export type Started = { arn: string; input: unknown };

type Tree = { [name: string]: unknown };

/** The event that S3 sends for a new object, in the fields that rules may ask for. `time` is an ISO instant. */
export function objectCreated(bucket: string, key: string, region: string, time: string): Tree {
  return {
    version: '0',
    source: 'aws.s3',
    'detail-type': 'Object Created',
    account: '000000000000',
    region,
    time,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: { version: '0', bucket: { name: bucket }, object: { key }, reason: 'PutObject' },
  };
}

const sesDetailTypes = { Send: 'Email Sent', Delivery: 'Email Delivered' } as const;

/** The event that SES sends about a mail, in the fields that rules may ask for. */
export function sesEvent({ eventType, mail }: SesEvent, region: string): Tree {
  return {
    version: '0',
    source: 'aws.ses',
    'detail-type': sesDetailTypes[eventType],
    account: '000000000000',
    region,
    time: mail.timestamp,
    detail: { eventType, mail },
  };
}

/** What the rules start for an event. Throws for a pattern that the local system does not know. */
export function targetsOf(rules: LocalRule[], event: Tree): Started[] {
  return rules
    .filter((rule) => matches(rule.pattern, event))
    .flatMap((rule) => rule.targets)
    .map(({ arn, transformer }) => ({ arn, input: transformer ? transform(transformer, event) : event }));
}

/** Every name of the pattern must match: a list is alternatives, an object goes one level down. */
function matches(pattern: Tree, event: Tree): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name.startsWith('$')) throw new Error(`The local system does not know the event pattern ${name}`);
    const value = event[name];
    if (!Array.isArray(wanted)) return isTree(wanted) && isTree(value) && matches(wanted, value);
    const values = Array.isArray(value) ? value : [value];
    return wanted.some((one) => values.some((actual) => accepts(one, actual)));
  });
}

function accepts(wanted: unknown, actual: unknown): boolean {
  if (!isTree(wanted)) return wanted === actual;
  const [[kind, argument] = ['nothing', undefined]] = Object.entries(wanted);
  switch (kind) {
    case 'prefix':
      return typeof actual === 'string' && actual.startsWith(String(argument));
    case 'suffix':
      return typeof actual === 'string' && actual.endsWith(String(argument));
    case 'exists':
      return (actual !== undefined) === argument;
    case 'wildcard':
      return typeof actual === 'string' && wildcard(String(argument)).test(actual);
    case 'anything-but': {
      const refused = Array.isArray(argument) ? argument : [argument];
      return actual !== undefined && !refused.some((one) => accepts(one, actual));
    }
    default:
      throw new Error(`The local system does not know the event pattern {"${kind}": …}`);
  }
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** Puts the values at the paths into the template; a placeholder with or without quotes gives a JSON value. */
function transform(
  { paths, template }: { paths: Record<string, string>; template: string },
  event: Tree,
): unknown {
  const filled = template.replace(/"<([\w-]+)>"|<([\w-]+)>/g, (_, quoted?: string, bare?: string) => {
    const path = paths[quoted ?? bare ?? ''];
    if (path === undefined) throw new Error(`The input template names an unknown <${quoted ?? bare}>`);
    return JSON.stringify(valueAt(path, event) ?? '');
  });
  return JSON.parse(filled);
}

function valueAt(path: string, event: Tree): unknown {
  const names = path
    .replace(/^\$\.?/, '')
    .split('.')
    .filter(Boolean);
  return names.reduce<unknown>((value, name) => (isTree(value) ? value[name] : undefined), event);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
