/** Synthesizes the app in this process and reads its templates. */
import { buildApp } from '../app.ts';
import type { Settings } from '../settings.ts';
import { type LocalTemplate, readTemplate } from './template.ts';

/**
 * The template for these settings; `baseUrl` stands for the address of the HTTP API. Takes half a second and no network.
 * @param outdir folder of CDK's output; without it a temporary one
 */
export function synthesizeTemplate(settings: Settings, baseUrl: string, outdir?: string): LocalTemplate {
  // CDK's own check of the templates takes 2 s; `cdk synth` and the infra tests make it.
  const before = process.env.CDK_VALIDATION;
  process.env.CDK_VALIDATION = 'false';
  try {
    const assembly = buildApp({ settings, bundle: false, outdir }).app.synth();
    const stacks = Object.fromEntries(
      assembly.stacks.map(({ stackName, template }) => [stackName, template]),
    );
    return readTemplate({ region: settings.region, stacks }, baseUrl);
  } finally {
    if (before === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = before;
  }
}
