/** What people, the DNS and an issuer hold of us is the same after the workflow stack was destroyed and deployed again. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Resource, synthesize, type Template } from './synthesized.ts';

const app = synthesize({ domain: 'tugi.ee', agencyAddress: 'ska@tugi.ee' });

const inWorkflow = (type: string): Resource[] =>
  Object.values(app.workflow.Resources).filter(({ Type }) => Type === type);

/** The resource of the state stack whose value is imported, with the attribute; fails for anything else. */
function kept(value: unknown): [type: string | undefined, attribute: string] {
  const { 'Fn::ImportValue': name } = value as { 'Fn::ImportValue'?: string };
  const output = Object.values(app.state.Outputs ?? {}).find(({ Export }) => Export && Export.Name === name);
  if (!output) throw new Error(`${JSON.stringify(value)} is no import from the state stack`);
  const found = output.Value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  const [id, attribute] = found['Fn::GetAtt'] ?? [found.Ref ?? '', 'Ref'];
  return [app.state.Resources[id]?.Type, attribute];
}

/** Every import within a value, however deep. */
const importsIn = (value: unknown): unknown[] =>
  [...JSON.stringify(value).matchAll(/\{"Fn::ImportValue":"[^"]+"\}/g)].map(([found]) => JSON.parse(found));

const ADDRESS = ['AWS::ApiGatewayV2::Api', 'ApiEndpoint'];

describe('the address of the pages, when the settings name none', () => {
  const variables = inWorkflow('AWS::Lambda::Function').flatMap(({ Properties }) => {
    const { Variables = {} } = Properties.Environment as { Variables?: Record<string, unknown> };
    return 'BASE_URL' in Variables ? [Variables.BASE_URL] : [];
  });

  it('is that of an API that is kept, for every function that writes links', () => {
    expect(variables.length).toBeGreaterThan(10);
    for (const value of variables) expect(kept(value)).toEqual(ADDRESS);
  });

  it('is the same for the redirect of the sign-in, and the pages stay the client whose secret was copied', () => {
    const [api] = app.ofType('AWS::ApiGatewayV2::Api').map(([id]) => id);
    const clients = app.ofType('AWS::Cognito::UserPoolClient').map(([, { Properties }]) => Properties);
    expect(clients.map(({ CallbackURLs }) => CallbackURLs)).toEqual([
      [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': [api, 'ApiEndpoint'] }, '/admin/callback']] }],
    ]);
    const pages = app.byMetadata('AWS::Lambda::Function', 'tugirada:entry')['functions/pages.ts'];
    const { Variables } = pages?.Properties.Environment as { Variables: Record<string, unknown> };
    expect(kept(Variables.OIDC_CLIENT_ID)).toEqual(['AWS::Cognito::UserPoolClient', 'Ref']);
    expect(kept(Variables.OIDC_ISSUER)).toEqual(['AWS::Cognito::UserPool', 'ProviderURL']);
  });

  it('leads to the pages by what is made anew: stage, route, integration and the right to call the function', () => {
    for (const part of ['Stage', 'Route', 'Integration']) {
      const made = inWorkflow(`AWS::ApiGatewayV2::${part}`).map(({ Properties }) => kept(Properties.ApiId));
      expect(made, part).toEqual([['AWS::ApiGatewayV2::Api', 'Ref']]);
    }
    const [callable] = inWorkflow('AWS::Lambda::Permission').filter(
      ({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com',
    );
    expect(importsIn(callable?.Properties.SourceArn).map(kept)).toEqual([['AWS::ApiGatewayV2::Api', 'Ref']]);
  });
});

describe('the domain of the mails', () => {
  const sending = inWorkflow('AWS::IAM::Policy')
    .flatMap(
      ({ Properties }) => (Properties.PolicyDocument as { Statement: { Action: unknown }[] }).Statement,
    )
    .filter(({ Action }) => JSON.stringify(Action).includes('ses:SendEmail'));

  it('is signed for by an identity that is kept, with its MAIL FROM', () => {
    const identities = app.ofType('AWS::SES::EmailIdentity').map(([, { Properties }]) => Properties);
    expect(identities).toMatchObject([
      { EmailIdentity: 'tugi.ee', MailFromAttributes: { MailFromDomain: 'post.tugi.ee' } },
    ]);
    expect(sending.length).toBeGreaterThan(10);
    for (const statement of sending) {
      expect(importsIn(statement).map((one) => kept(one)[0])).toEqual(
        expect.arrayContaining(['AWS::SES::EmailIdentity', 'AWS::SES::ConfigurationSet']),
      );
      // Neither of them of the workflow stack, besides.
      expect(JSON.stringify(statement)).not.toMatch(/"Ref":"(?!AWS::)|Fn::GetAtt/);
    }
  });

  it('has its records told by the stack that keeps it', () => {
    const told = (outputs = {}) => Object.keys(outputs).filter((name) => name.startsWith('Dns'));
    expect(told(app.state.Outputs)).toHaveLength(8);
    expect(told(app.workflow.Outputs)).toEqual([]);
  });

  it('leaves under a configuration that is kept, so that a bounce of an earlier mail is still known as ours', () => {
    const patterns = inWorkflow('AWS::Events::Rule')
      .map(({ Properties }) => Properties.EventPattern)
      .filter((pattern) => JSON.stringify(pattern).includes('aws.ses'));
    expect(patterns).toHaveLength(2);
    for (const pattern of patterns)
      expect(importsIn(pattern).map(kept)).toEqual([['AWS::SES::ConfigurationSet', 'Ref']]);
  });
});

describe('what the deployment guide asks for', () => {
  const guide = readFileSync(new URL('../../docs/deployment.md', import.meta.url), 'utf8');
  const asked = [...guide.matchAll(/\$\(output (\w+)\)/g)].map(([, name = '']) => name);
  const listed = [...guide.matchAll(/^\| `(\w+)` \| .*\|$/gm)].map(([, name = '']) => name);
  const told = Object.entries(app.state.Outputs ?? {}).filter(
    ([name, { Export }]) => !Export && !name.startsWith('Dns'),
  );

  it('is told by outputs, and the guide lists each of them', () => {
    expect(new Set(asked).size).toBeGreaterThan(3);
    for (const name of asked) expect(told.map(([one]) => one)).toContain(name);
    expect(listed).toEqual(expect.arrayContaining(told.map(([name]) => name)));
  });

  it('is what it is called', () => {
    const types = told.map(([name, { Value }]) => {
      const { Ref, 'Fn::GetAtt': attribute } = Value as { Ref?: string; 'Fn::GetAtt'?: string[] };
      const id = attribute?.[0] ?? Ref ?? '';
      return [name, app.state.Resources[id]?.Type, app.state.Resources[id]?.Metadata?.['tugirada:secret']];
    });
    expect(types).toEqual([
      ['Table', 'AWS::DynamoDB::Table', undefined],
      ['PagesAddress', 'AWS::ApiGatewayV2::Api', undefined],
      ['OfficersPool', 'AWS::Cognito::UserPool', undefined],
      ['OfficersClient', 'AWS::Cognito::UserPoolClient', undefined],
      ['LinkKeySecret', 'AWS::SecretsManager::Secret', 'link-key'],
      ['ReplyKeySecret', 'AWS::SecretsManager::Secret', 'reply-key'],
      ['PepperSecret', 'AWS::SecretsManager::Secret', 'pepper'],
      ['SessionKeySecret', 'AWS::SecretsManager::Secret', 'session-key'],
      ['OidcClientSecret', 'AWS::SecretsManager::Secret', 'oidc-client-secret'],
    ]);
  });
});

describe('the state stack', () => {
  it('needs nothing of the workflow stack: it is deployed first', () => {
    expect(importsIn(app.state)).toEqual([]);
  });

  it('exports with any settings what the workflow stack uses with others, so that settings can change either way', () => {
    const settings = [
      { oidcIssuer: 'https://sisse.ee', oidcClientId: 'tugirada' },
      { baseUrl: 'https://tugirada.ee' },
      { activateInbox: false, alarmAddress: 'valve@ska.ee' },
    ];
    const all = [app, ...settings.map((given) => synthesize(given))];
    const used = new Set(all.flatMap(({ workflow }) => imported(workflow)));
    expect(used.size).toBeGreaterThan(10);
    for (const { state } of all) expect(exported(state)).toEqual(expect.arrayContaining([...used]));
  });
});

/** Names of what a stack uses of the other. */
const imported = (template: Template): string[] =>
  [...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name = '']) => name);

const exported = (template: Template) =>
  Object.values(template.Outputs ?? {}).map(({ Export }) => Export?.Name);
