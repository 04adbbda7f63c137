/** Policies over all functions. */
import { describe, expect, it } from 'vitest';
import { environments, type FunctionName } from '#contract/environment';
import { synthesize } from './synthesized.ts';

const app = synthesize();
const functions = app.byMetadata('AWS::Lambda::Function', 'tugirada:entry');
const names = Object.keys(environments) as FunctionName[];

function variables(entry: string): Record<string, string> {
  const { Environment } = functions[entry]?.Properties ?? {};
  const { Variables } = app.flatten(Environment) as { Variables: Record<string, string> };
  return Variables;
}

describe('the functions', () => {
  it('are those of the contract and no other', () => {
    expect(Object.keys(functions).sort()).toEqual(names.map((name) => `functions/${name}.ts`).sort());
  });

  it.each(Object.entries(functions))('%s runs on Node 24 and arm64, with a timeout', (_, { Properties }) => {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    expect(Properties.Timeout).toBeGreaterThan(3);
    expect(Properties.Timeout).toBeLessThanOrEqual(240);
  });

  it.each(Object.entries(functions))('%s logs into a group of its own that forgets', (_, { Properties }) => {
    const { LogGroup } = Properties.LoggingConfig as { LogGroup: { Ref: string } };
    expect(app.workflow.Resources[LogGroup.Ref]?.Properties.RetentionInDays).toBe(90);
    const groups = Object.values(functions).map((one) => JSON.stringify(one.Properties.LoggingConfig));
    expect(new Set(groups).size).toBe(names.length);
  });

  it.each(Object.entries(functions))('%s has a role of its own', (_, { Properties }) => {
    const roles = Object.values(functions).map((one) => JSON.stringify(one.Properties.Role));
    expect(roles.filter((role) => role === JSON.stringify(Properties.Role))).toHaveLength(1);
  });

  it.each(names)('%s gets the environment that it declares and nothing else', (name) => {
    const { NODE_OPTIONS, ...given } = variables(`functions/${name}.ts`);
    expect(NODE_OPTIONS).toBe('--enable-source-maps');
    expect(Object.keys(given).sort()).toEqual(Object.keys(environments[name].shape).sort());
    expect(environments[name].parse(given)).toEqual(given);
  });

  it('get no more than Lambda takes, 4,096 bytes, with the longest list of forwarders, too', () => {
    const length = (name: FunctionName) =>
      Object.entries(variables(`functions/${name}.ts`))
        .flat()
        .join('').length;
    // Half as much again: names that CloudFormation makes are longer than those here.
    for (const name of names) expect(length(name) * 1.5, name).toBeLessThan(4096);
    expect(length('read-mail') * 1.5 + 3000).toBeLessThan(4096);
  });

  it('never give one name two values', () => {
    const values = Object.keys(functions).flatMap((entry) => Object.entries(variables(entry)));
    const distinct = new Set(values.map(([name, value]) => `${name}=${value}`));
    expect(distinct.size).toBe(new Set(values.map(([name]) => name)).size);
  });

  it('take the address of the pages from the settings when it is set there', () => {
    const named = synthesize({ baseUrl: 'https://tugi.example' });
    const pages = named.byMetadata('AWS::Lambda::Function', 'tugirada:entry')['functions/pages.ts'];
    expect(pages?.Properties.Environment).toMatchObject({ Variables: { BASE_URL: 'https://tugi.example' } });
  });

  it('end before the Task that runs them does, but for the reader of mails', () => {
    for (const [, , state] of app.tasks()) {
      const { FunctionName: arn } = state.Arguments ?? {};
      const [entry, resource] =
        Object.entries(functions).find(([, { Metadata }]) =>
          String(arn).includes(idOf(String(Metadata?.['tugirada:entry']))),
        ) ?? [];
      if (!resource || typeof state.TimeoutSeconds !== 'number') continue;
      if (entry === 'functions/read-mail.ts') expect(resource.Properties.Timeout).toBeGreaterThan(20);
      else expect(resource.Properties.Timeout).toBeLessThan(state.TimeoutSeconds);
    }
  });
});

/** CDK's logical ids are the construct's path without its punctuation. */
function idOf(entry: string): string {
  return `:function:${entry.replace('functions/', '').replace('.ts', '').replaceAll('-', '')}`;
}
