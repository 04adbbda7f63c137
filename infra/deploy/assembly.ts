/** A cloud assembly on disk whose templates can be changed after synthesis. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from './template.ts';

export const readTemplate = (assembly: string, stack: string): Template =>
  JSON.parse(readFileSync(templateFile(assembly, stack), 'utf8'));

/**
 * Writes the template and gives it the asset name that belongs to its content: under the old name, a template that was
 * published before would be taken for this one.
 */
export function writeTemplate(assembly: string, stack: string, template: Template): void {
  const text = JSON.stringify(template, null, 1);
  writeFileSync(templateFile(assembly, stack), text);
  const assetsFile = join(assembly, `${stack}.assets.json`);
  const assets: { files: Record<string, { source: { path: string } }> } = JSON.parse(
    readFileSync(assetsFile, 'utf8'),
  );
  const old = Object.entries(assets.files).find(([, { source }]) => source.path === `${stack}.template.json`);
  if (!old) throw new Error(`${stack} has no template among its assets`);
  const name = createHash('sha256').update(text).digest('hex');
  for (const file of [assetsFile, join(assembly, 'manifest.json')]) {
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(old[0], name));
  }
}

const templateFile = (assembly: string, stack: string): string => join(assembly, `${stack}.template.json`);
