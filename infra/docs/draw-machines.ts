/**
 * `npm run docs`: draws every machine, as it would be deployed, into docs/architecture.md between the two marks.
 * A test compares, so the pictures stay true.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp } from '../app.ts';
import { machineNames } from '../constructs/tugirada-machine.ts';
import { parseSettings } from '../settings.ts';
import { drawMachine, readDefinition } from './draw-machine.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly DefinitionString?: unknown; readonly FunctionName?: unknown };
  readonly Metadata?: Record<string, unknown>;
}
type Resources = Record<string, Resource>;

export const PAGE = new URL('../../docs/architecture.md', import.meta.url);
const BEGIN = '<!-- machines: begin (made by `npm run docs`) -->';
const END = '<!-- machines: end -->';

/** @returns a heading, a sentence and a picture for each machine of the synthesized template, as Markdown */
export function drawMachines(): string {
  const resources = synthesize();
  const definitions = new Map(
    Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
      .map(({ Properties, Metadata }) => [
        String(Metadata?.['tugirada:machine']),
        readDefinition(withNames(Properties.DefinitionString, resources)),
      ]),
  );
  return machineNames
    .map((name) => {
      const definition = definitions.get(name);
      if (!definition) throw new Error(`The template has no machine ${name}`);
      return `### ${name}\n\n${definition.Comment}.\n\n\`\`\`mermaid\n${drawMachine(definition)}\n\`\`\`\n`;
    })
    .join('\n');
}

/**
 * @param page Markdown with both marks
 * @returns it with the pictures between them; @throws Error when a mark is missing
 */
export function withMachines(page: string, pictures: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The page lacks the marks ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${pictures}\n${page.slice(end)}`;
}

function synthesize(): Resources {
  const outdir = mkdtempSync(join(tmpdir(), 'tugirada-docs-'));
  try {
    const { app, workflow } = buildApp({ settings: parseSettings(), bundles: null, outdir });
    return app.synth().getStackByName(workflow.stackName).template.Resources;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** A definition as JSON, in which every reference has become the name that we call it by. */
function withNames(definition: unknown, resources: Resources): string {
  const [, parts] = (definition as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : nameOf(part, resources))).join('');
}

/** A function, also by an alias, by its file; a machine by its name; what is neither (`AWS::Partition`) by what it is called. */
function nameOf(reference: unknown, resources: Resources): string {
  const [target] = Object.values(reference as Record<string, string | [string, string]>);
  const id = typeof target === 'string' ? target : String(target?.[0]);
  const { Type, Properties, Metadata = {} } = resources[id] ?? {};
  if (Type === 'AWS::Lambda::Alias') return nameOf(Properties?.FunctionName, resources);
  const { 'tugirada:entry': entry, 'tugirada:machine': machine } = Metadata;
  if (typeof entry === 'string') return entry.replace(/^functions\/|\.ts$/g, '');
  return typeof machine === 'string' ? machine : id;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(PAGE, withMachines(readFileSync(PAGE, 'utf8'), drawMachines()));
}
