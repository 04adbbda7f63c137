/** The CDK app: two stacks, what must survive and the rest. `cdk` runs this file; tests and the local system import `buildApp`. */
import { pathToFileURL } from 'node:url';
import { Annotations, App } from 'aws-cdk-lib';
import { withBundles } from './constructs/bundle.ts';
import { parseSettings, readSettings, type Settings, SettingsRefused } from './settings.ts';
import { StateStack } from './stacks/state.ts';
import { WorkflowStack } from './stacks/workflow.ts';

export interface BuildOptions {
  readonly settings: Settings;
  /** Folder of the functions' bundles; null: they get a stand-in for their code, and synthesis takes a second. */
  readonly bundles: string | null;
  /** Folder of the cloud assembly; absent: the one `cdk` asks for, or a temporary one. */
  readonly outdir?: string;
}

export interface BuiltApp {
  readonly app: App;
  readonly state: StateStack;
  readonly workflow: WorkflowStack;
}

/** Feature flags that change the templates; here and not in cdk.json, so that tests and `cdk` see the same templates. */
const featureFlags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
  '@aws-cdk/core:checkSecretUsage': true,
  // A bucket of logs is written to by its policy; lists of rights on objects are a thing of the past.
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  // The state stack refuses to lose what the workflow stack still uses.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

/**
 * Builds both stacks; `app.synth()` then gives the templates.
 *
 * @throws Error when a stack cannot be built, e.g. a bundle fails
 */
export function buildApp({ settings, bundles, outdir }: BuildOptions): BuiltApp {
  const app = new App({
    analyticsReporting: false,
    context: featureFlags,
    ...(outdir === undefined ? {} : { outdir }),
  });
  const env = { region: settings.region };
  const state = new StateStack(app, 'tugirada-state', { env, settings });
  const workflow = new WorkflowStack(app, 'tugirada-workflow', { env, settings, bundles, kept: state });
  if (settings.domain === parseSettings().domain) {
    Annotations.of(workflow).addWarningV2(
      'tugirada:example-domain',
      'These are the example settings. Pass your own: -c settings=FILE (see infra/settings.ts).',
    );
  }
  return { app, state, workflow };
}

/** `cdk` reads its context through an App of its own; autoSynth off, or it would write an empty assembly over ours. */
function settingsFromContext(): Settings {
  const { node } = new App({ autoSynth: false });
  return readSettings((name) => node.tryGetContext(name), Object.keys(node.getAllContext()));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const settings = settingsFromContext();
    await withBundles((bundles) => buildApp({ settings, bundles }).app.synth());
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
