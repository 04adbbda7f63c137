/** Synthesizes the app in this process and reads its templates. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings, type Settings } from '../settings.ts';
import type { Place } from './intrinsics.ts';
import { madeOnce } from './made-once.ts';
import { type LocalTemplate, readTemplate } from './template.ts';

/** Stands in the kept templates for the address of the system, whose port is another one each time. */
const STAND_IN = 'http://127.0.0.1:1';

/**
 * The template for these settings; `baseUrl` stands for the address of the HTTP API. Needs no network. Sources that were
 * synthesized before are not synthesized again: loading the CDK takes most of the time of a start.
 */
export async function synthesizeTemplate(settings: Settings, baseUrl: string): Promise<LocalTemplate> {
  const general = JSON.stringify(settings).replaceAll(baseUrl, STAND_IN);
  const folder = await madeOnce(['template', general], ['infra', 'functions'], async (into) => {
    const stacks = await synthesize(parseSettings(JSON.parse(general)), join(into, 'assembly'));
    writeFileSync(join(into, 'stacks.json'), JSON.stringify(stacks));
  });
  const text = readFileSync(join(folder, 'stacks.json'), 'utf8');
  const stacks = JSON.parse(text.replaceAll(/http:\/\/127\.0\.0\.1:1(?!\d)/g, baseUrl));
  return readTemplate({ region: settings.region, stacks }, baseUrl);
}

async function synthesize(settings: Settings, outdir: string): Promise<Place['stacks']> {
  const { buildApp } = await import('../app.ts');
  // CDK's own check of the templates takes 2 s; `cdk synth` and the infra tests make it.
  const before = process.env.CDK_VALIDATION;
  process.env.CDK_VALIDATION = 'false';
  try {
    const assembly = buildApp({ settings, bundles: null, outdir }).app.synth();
    return Object.fromEntries(assembly.stacks.map(({ stackName, template }) => [stackName, template]));
  } finally {
    if (before === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = before;
  }
}
