/** AWS's own rules over both templates: schemas of every resource, definitions of machines, references. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synthesize, type Template } from './synthesized.ts';

// The package exports CommonJS only.
const { CelEngine, TemplateFile } = createRequire(import.meta.url)(
  '@aws/cloudformation-validate',
) as typeof import('@aws/cloudformation-validate');

const app = synthesize({ alarmAddress: 'valve@ska.example', baseUrl: 'https://tugi.example' });
const folder = mkdtempSync(join(tmpdir(), 'tugirada-templates-'));
const engine = new CelEngine();

beforeAll(() => {
  for (const name of ['state', 'workflow'] as const) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(withDefinitions(app[name])));
  }
});
afterAll(() => {
  engine.free();
  rmSync(folder, { recursive: true });
});

/** The validator reads a definition only when it is plain text: its joins are resolved first. */
function withDefinitions(template: Template): Template {
  const Resources = Object.entries(template.Resources).map(([id, resource]) => {
    const { DefinitionString, ...rest } = resource.Properties ?? {};
    if (DefinitionString === undefined) return [id, resource];
    return [id, { ...resource, Properties: { ...rest, DefinitionString: app.flatten(DefinitionString) } }];
  });
  return { ...template, Resources: Object.fromEntries(Resources) };
}

function errorsIn(file: string): string[] {
  const report = engine.validateStandard(new TemplateFile(join(folder, file)), {
    severityLevel: 'ERROR',
    pseudoParameterOverrides: { region: 'eu-central-1' },
  });
  expect(report.status).toBe('OK');
  return report.diagnostics.map(
    ({ ruleId, message, entity }) => `${entity?.logicalId} ${ruleId}: ${message}`,
  );
}

describe('the templates', () => {
  it.each(['state.json', 'workflow.json'])('%s has no error', (file) => {
    expect(errorsIn(file)).toEqual([]);
  });

  it('would be caught with an error in a machine or a resource', () => {
    const broken = structuredClone(withDefinitions(app.workflow)) as Template;
    for (const { Type, Properties } of Object.values(broken.Resources)) {
      if (Type === 'AWS::StepFunctions::StateMachine') {
        Properties.DefinitionString = String(Properties.DefinitionString).replace(
          '"StartAt":"',
          '"StartAt":"Not ',
        );
      }
      if (Type === 'AWS::Lambda::Function') Properties.MemorySize = 'plenty';
    }
    writeFileSync(join(folder, 'broken.json'), JSON.stringify(broken));
    const errors = errorsIn('broken.json');
    expect(errors.filter((error) => /machine/.test(error)).length).toBeGreaterThanOrEqual(5);
    expect(errors.filter((error) => /MemorySize|plenty/.test(error)).length).toBeGreaterThan(0);
  });

  it('carry no asset but the templates when synthesized without bundles', () => {
    expect(JSON.stringify(app.workflow)).not.toContain('S3Bucket":{"Fn::Sub');
  });
});
