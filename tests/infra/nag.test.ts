/** AWS Solutions' own rules (cdk-nag) over both stacks, with every kind of settings. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type BuiltApp, buildApp } from '../../infra/app.ts';
import { parseSettings, type SettingsInput } from '../../infra/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'tugirada-nag-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tokens have their final values after a synthesis only. */
function built(name: string, settings: SettingsInput = {}): BuiltApp {
  const all = buildApp({ settings: parseSettings(settings), bundles: null, outdir: join(folder, name) });
  all.app.synth();
  return all;
}

/** What the rules find, as `rule: construct`. */
const findings = ({ app }: BuiltApp): string[] =>
  new AwsSolutionsChecks()
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName}: ${constructPath}`),
    );

/** What we chose not to follow, as [construct, rule, reason]. */
const acknowledged = ({ app }: BuiltApp): [string, string, string][] =>
  app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) =>
          Object.entries(data as Record<string, string>).map(([rule, reason]): [string, string, string] => [
            node.path,
            rule.replace(/^annotation::/i, ''),
            reason,
          ]),
        ),
    );

/** How a reason speaks of a service. */
const inWords: Record<string, RegExp> = { xray: /X-Ray/, ses: /receipt rules/, logs: /log delivery/ };

/** Actions on every resource that the policies within a construct allow. */
const unboundOf = ({ app }: BuiltApp, path: string): string[] =>
  app.node
    .findAll()
    .filter((one): one is CfnPolicy => one instanceof CfnPolicy && one.node.path.startsWith(`${path}/`))
    .flatMap(({ policyDocument, stack }) => (stack.resolve(policyDocument) as Document).Statement)
    .filter(({ Resource }) => [Resource].flat().includes('*'))
    .flatMap(({ Action }) => [Action].flat());

interface Document {
  readonly Statement: readonly { readonly Action: string | string[]; readonly Resource: unknown }[];
}

const withCognito = built('cognito');

describe('the rules of AWS Solutions', () => {
  it.each([
    ['with Cognito', {}],
    [
      'with an issuer and an address',
      { oidcIssuer: 'https://tara.ee', oidcClientId: 'tugirada', baseUrl: 'https://tugi.ee' },
    ],
    ['without alarms by mail and with another region', { region: 'eu-west-1', logRetentionDays: 30 }],
  ] as const)('find nothing %s', (name, settings) => {
    expect(findings(built(name.replaceAll(' ', '-'), settings))).toEqual([]);
  });

  it.each(
    acknowledged(withCognito).filter(([, rule]) => rule.startsWith('AwsSolutions-')),
  )('at %s leave out %s with a reason: %s', (_path, _rule, reason) => {
    expect(reason.split(' ').length).toBeGreaterThanOrEqual(8);
  });

  it.each(
    acknowledged(withCognito).filter(([, rule]) => rule.endsWith('IAM5[Resource::*]')),
  )('at %s (%s) name each service that is used on every resource: %s', (path, _rule, reason) => {
    const services = unboundOf(withCognito, path).map((action) => action.split(':')[0] ?? '');
    expect(services.length).toBeGreaterThan(0);
    for (const service of services) expect(reason).toMatch(inWords[service] ?? service);
  });

  it('are left out nowhere without need: each would find something there', () => {
    const deaf = vi.spyOn(AwsSolutionsChecks.prototype as unknown as Deafened, 'isAcknowledged');
    deaf.mockReturnValue(false);
    const found = findings(withCognito);
    deaf.mockRestore();
    const leftOut = acknowledged(withCognito).filter(([, rule]) => rule.startsWith('AwsSolutions-'));
    const needless = leftOut.filter(
      ([path, rule]) => !found.some((one) => one.startsWith(`${rule}: ${path}`)),
    );
    expect(needless).toEqual([]);
    expect(leftOut.length).toBeGreaterThan(10);
  });
});

/** The one place at which the rules ask whether something was left out. */
interface Deafened {
  isAcknowledged(): boolean;
}
