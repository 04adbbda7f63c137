/**
 * `npm run deploy:emulator [-- -c name=value ...]`: deploys both stacks by the CDK command line, to the endpoint in `AWS_ENDPOINT_URL`, or
 * to the account of the caller's keys when there is none. What an emulator does not know is left out and told; an account gets all.
 *
 * 1. Synthesize with bundles   2. Bootstrap (an emulator only: an account's owner does it once)
 * 3. Deploy each stack; whenever an emulator refuses what it does not know, take that out and deploy again
 * 4. Print outputs, tell what was left out, write `cdk.out/deployment.json` for `npm run test:deployed`
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SFNClient } from '@aws-sdk/client-sfn';
import { buildApp } from '../app.ts';
import { withBundles } from '../constructs/bundle.ts';
import { parseSettings, readSettings, type Settings, SettingsRefused } from '../settings.ts';
import { readTemplate, writeTemplate } from './assembly.ts';
import { cdk } from './cdk.ts';
import { partsOf, refusedBefore, writeDeployment } from './deployment.ts';
import { type Endpoint, EndpointRefused, emulatorOf, endpointFor, mustAnswer } from './endpoint.ts';
import { itemsAsInput } from './items-as-input.ts';
import { type LeftOut, leaveOut } from './leave-out.ts';
import { type Knows, knowsAll, whatItKnows } from './probe.ts';
import { quotePlaceholders } from './quote-placeholders.ts';
import { outputsOf, physicalIds, refusals, removeFailed, removeOutdated } from './stacks.ts';
import { withoutMoments } from './without-moments.ts';

const assembly = fileURLToPath(new URL('../../cdk.out/deployed', import.meta.url));

/** On an emulator the pages are reached by a door that `npm run test:deployed` opens here; officers sign in behind it. */
const DOOR = 'http://127.0.0.1:4570';
const emulatorSettings: Record<string, string> = {
  baseUrl: DOOR,
  oidcIssuer: `${DOOR}/_local/oidc`,
  oidcClientId: 'tugirada',
  oidcRoleClaim: 'role',
  oidcSubject: 'plain',
};

const USAGE = 'Settings are passed after two dashes: npm run deploy:emulator -- -c name=value';

try {
  await deploy(settingsFromCommandLine());
} catch (error) {
  const ours = error instanceof SettingsRefused || error instanceof EndpointRefused;
  console.error(ours ? error.message : error);
  process.exitCode = 1;
}

async function deploy(settings: Settings): Promise<void> {
  const endpoint = endpointFor(settings.region);
  if (endpoint.emulator === null && settings.domain === parseSettings().domain) {
    throw new SettingsRefused(
      'These are the example settings. For an emulator set AWS_ENDPOINT_URL; for an account pass your own: -c settings=FILE',
    );
  }
  console.log(`Deploying to ${endpoint.emulator ?? 'the account of your keys'}, region ${endpoint.region}`);
  await mustAnswer(endpoint);
  const { state, workflow } = await withBundles((bundles) => {
    const built = buildApp({ settings, bundles, outdir: assembly });
    built.app.synth();
    return built;
  });
  if (endpoint.emulator && !(await cdk(assembly, 'bootstrap'))) throw new Error('The bootstrap failed');

  const knows = endpoint.emulator ? await whatItKnows(new SFNClient({})) : knowsAll;
  if (endpoint.emulator) adapt(workflow.stackName, knows);
  const refused = refusedBefore(endpoint.emulator);
  const stacks = [state.stackName, workflow.stackName];
  const leftOut: LeftOut[] = [];
  if (endpoint.emulator) {
    const template = readTemplate(assembly, workflow.stackName);
    if (await removeOutdated(new CloudFormationClient({}), workflow.stackName, template))
      console.log(`\nIts code is another: ${workflow.stackName} was removed first, with its executions.`);
  }
  for (const stack of stacks) {
    const makeAnew = endpoint.emulator !== null && stack === workflow.stackName;
    leftOut.push(...(await deployStack(stack, endpoint, refused, makeAnew)));
  }
  await tell(stacks, { settings, ...endpoint, moments: knows.moments, refused });
  tellLeftOut(leftOut);
}

/** Resources of one type and reason on one line. */
function tellLeftOut(leftOut: readonly LeftOut[]): void {
  if (leftOut.length === 0) return;
  console.log(`\nLeft out, because this endpoint refused it (${leftOut.length} resources):`);
  const alike = Map.groupBy(leftOut, ({ type, because }) => `${type}: ${because}`);
  for (const [what, those] of alike) {
    console.log(`  ${what} (${those.map(({ logicalId }) => logicalId).join(', ')})`);
  }
}

/** Changes what emulators are known to do otherwise than AWS, and tells what it changed. */
function adapt(stack: string, { moments, items }: Knows): void {
  let template = quotePlaceholders(readTemplate(assembly, stack));
  console.log('\nChanged for an emulator: placeholders of the rule on S3 stand in quotes.');
  if (!moments) {
    const { template: without, changed } = withoutMoments(template);
    template = without;
    console.log('Its JSONata does not know $toMillis, so in the machines:');
    for (const { logicalId, timeouts, conditions } of changed)
      console.log(
        `  ${logicalId}: ${timeouts} computed timeouts are a day, ${conditions} conditions are false`,
      );
  }
  if (!items) {
    const { template: preceded, changed } = itemsAsInput(template);
    template = preceded;
    console.log("It does not evaluate a Map's Items, so in the machines:");
    for (const { logicalId, maps } of changed)
      console.log(`  ${logicalId}: a Pass state makes the list the input of "${maps.join('", "')}"`);
  }
  writeTemplate(assembly, stack, template);
}

/**
 * @param refused what the emulator is known to refuse, by type or logical id; what it refuses now is added
 * @param makeAnew whether the stack may be removed when an update of it was refused
 * @returns what was left out
 */
async function deployStack(
  stack: string,
  { emulator }: Endpoint,
  refused: Map<string, string>,
  makeAnew: boolean,
): Promise<LeftOut[]> {
  const client = new CloudFormationClient({});
  const whole = readTemplate(assembly, stack);
  // Where nothing changed CDK deletes a change set that need not be there: AWS lets that pass, MiniStack does not.
  const method = emulator ? ['--method', 'direct'] : [];
  // A deployment that was interrupted leaves what it could not make.
  if (emulator) await removeFailed(client, stack, makeAnew);
  for (;;) {
    const { template, leftOut } = leaveOut(whole, refused);
    if (leftOut.length > 0) writeTemplate(assembly, stack, template);
    if (await cdk(assembly, 'deploy', stack, '--exclusively', '--require-approval', 'never', ...method))
      return leftOut;
    const before = refused.size;
    for (const { whole, type, logicalId, reason } of emulator ? await refusals(client, stack) : []) {
      refused.set(whole ? type : logicalId, reason);
    }
    if (refused.size === before) throw new Error(`${stack} could not be deployed`);
    console.log(`\nRefused there, and left out from now on: ${[...refused.keys()].join(', ')}`);
    // `cdk deploy` would remove what was never made, too, but not every emulator answers as its waiter expects.
    await removeFailed(client, stack, makeAnew);
  }
}

interface Told extends Endpoint {
  readonly settings: Settings;
  readonly moments: boolean;
  readonly refused: ReadonlyMap<string, string>;
}

/** Prints what was made and writes it down for the tests. */
async function tell(stacks: readonly string[], told: Told): Promise<void> {
  const { settings, region, emulator, moments } = told;
  const client = new CloudFormationClient({});
  const made = [];
  for (const stack of stacks) {
    const ids = await physicalIds(client, stack);
    made.push({ template: readTemplate(assembly, stack), ids });
    console.log(`\n${stack}: ${ids.size} resources`);
    for (const [name, value] of await outputsOf(client, stack)) console.log(`  ${name} = ${value}`);
  }
  const { domain, inboxAddress, oidcIssuer = null } = settings;
  const parts = partsOf(made);
  const baseUrl = settings.baseUrl ?? `https://${parts.apiId}.execute-api.${region}.amazonaws.com`;
  const refused = Object.fromEntries(told.refused);
  writeDeployment({
    region,
    emulator,
    domain,
    inboxAddress,
    oidcIssuer,
    baseUrl,
    ...parts,
    moments,
    refused,
  });
}

/** `-c name=value`, as `cdk` takes it; on an emulator with defaults of its own. */
function settingsFromCommandLine(): Settings {
  const { context } = argumentsGiven();
  const given = new Map(
    context.map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    }),
  );
  const onEmulator = emulatorOf(process.env) !== null;
  return readSettings(
    (name) => given.get(name) ?? (onEmulator ? emulatorSettings[name] : undefined),
    [...given.keys()],
  );
}

function argumentsGiven(): { context: string[] } {
  // Without the dashes npm takes `-c` for its own, and the settings would be missing without a word.
  if (process.env.npm_config_call) throw new SettingsRefused(USAGE);
  try {
    const { values } = parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true } } });
    return { context: values.context ?? [] };
  } catch (error) {
    throw new SettingsRefused(`${error instanceof Error ? error.message : error}. ${USAGE}`);
  }
}
