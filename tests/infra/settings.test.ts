/** Settings: what is refused, and with which words. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSettings, readSettings, receivingRegions, settingNames } from '../../infra/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'tugirada-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a domain of one's own asks for. */
const agencyAddress = 'suunamised@ska.ee';

const fromContext = (context: Record<string, unknown>) =>
  readSettings((name) => context[name], Object.keys(context));

describe('settings', () => {
  it('are those of the local system when nothing is given', () => {
    expect(parseSettings()).toEqual({
      domain: 'tugirada.example',
      region: 'eu-central-1',
      inboxAddress: 'suunamine@tugirada.example',
      sender: 'tugirada@tugirada.example',
      agencyAddress: 'suunamised@ska.example',
      trustedForwarders: [],
      mailFromDomain: 'post.tugirada.example',
      activateInbox: true,
      signInPrefix: 'sisse-tugirada-example',
      oidcRoleClaim: 'custom:role',
      oidcSubject: 'plain',
      logRetentionDays: 90,
      finalPaymentYear: 2029,
      retentionYears: 5,
      deletedMailDays: 30,
      answersPerDay: 1000,
    });
  });

  it.each([
    'eu-west-3',
    'us-west-1',
    'sa-east-1',
    'eu-nowhere-1',
    '',
  ])('refuse the region "%s", in which SES receives no mail, and list those where it does', (region) => {
    const refusal = () => parseSettings({ region });
    expect(refusal).toThrow(`region: "${region}" cannot receive mail by SES`);
    for (const possible of receivingRegions) expect(refusal).toThrow(possible);
  });

  it.each(receivingRegions)('accept %s', (region) => {
    expect(parseSettings({ region }).region).toBe(region);
  });

  it('refuse a name on the command line that is no setting, and leave CDK its own', () => {
    const refusal = () => fromContext({ alarmAdress: 'valve@ska.ee', region: 'eu-west-1' });
    expect(refusal).toThrow('alarmAdress: is no setting');
    expect(refusal).toThrow('There are: settings=FILE, domain,');
    const ofCdk = { 'aws:cdk:enable-asset-metadata': true, '@aws-cdk/core:checkSecretUsage': true };
    const cached = { 'availability-zones:account=1:region=eu-west-1': ['a'] };
    expect(fromContext({ ...ofCdk, ...cached, region: 'eu-west-1' }).region).toBe('eu-west-1');
  });

  it('name every wrong setting at once', () => {
    const refusal = () =>
      parseSettings({
        agencyAddress: 'ska',
        baseUrl: 'https://tugi.ee/',
        domain: 'Not a domain',
        colour: 'blue',
      });
    for (const name of ['agencyAddress', 'baseUrl', 'domain', 'colour']) expect(refusal).toThrow(name);
  });

  it.each(['inboxAddress', 'sender'])('want %s at the domain, where SES may receive and send', (name) => {
    expect(() => parseSettings({ [name]: 'keegi@mujal.example' })).toThrow(
      `${name}: must be an address at tugirada.example`,
    );
  });

  it('put the inbox and the sender at the domain when only that is given', () => {
    expect(parseSettings({ domain: 'tugi.ee', agencyAddress })).toMatchObject({
      inboxAddress: 'suunamine@tugi.ee',
      sender: 'tugirada@tugi.ee',
    });
  });

  it('want the address of the agency with a domain of one’s own: the example’s mails would all come back', () => {
    expect(() => parseSettings({ domain: 'tugi.ee' })).toThrow(
      'agencyAddress: must be given with a domain of your own',
    );
    expect(() => fromContext({ domain: 'tugi.ee', agencyAddress: 'suunamised@ska.example' })).toThrow(
      'agencyAddress: must be given',
    );
  });

  it.each([
    ['tugi.pawsome.ee', 'sisse-tugi-pawsome-ee'],
    ['cognito.ee', 'sisse-cognito-ee'],
  ])('want a sign-in address of its own for %s, because Cognito would refuse %s', (domain, made) => {
    expect(() => parseSettings({ domain, agencyAddress })).toThrow(
      `signInPrefix: must be given: Cognito refuses "${made}", made from the domain`,
    );
    expect(parseSettings({ domain, agencyAddress, signInPrefix: 'tugirada-sisse' }).signInPrefix).toBe(
      'tugirada-sisse',
    );
  });

  it('make the sign-in address from a long domain without a dash at its end', () => {
    const domain = `${'tugiisikuteenusele'.repeat(3)}.a.valitsus.ee`;
    expect(parseSettings({ domain, agencyAddress }).signInPrefix).toBe(
      `sisse-${'tugiisikuteenusele'.repeat(3)}-a`,
    );
  });

  it('come from a file, and the command line overrides it', () => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ baseUrl: 'https://file.ee', alarmAddress: 'valve@ska.example' }));
    expect(fromContext({ settings: file, baseUrl: 'https://line.ee' })).toMatchObject({
      baseUrl: 'https://line.ee',
      alarmAddress: 'valve@ska.example',
    });
  });

  it('take a list of forwarders as commas on the command line, as an array in a file', () => {
    const expected = ['a@vald.example', 'b@vald.example'];
    expect(fromContext({ trustedForwarders: 'a@vald.example, b@vald.example' }).trustedForwarders).toEqual(
      expected,
    );
    expect(parseSettings({ trustedForwarders: expected }).trustedForwarders).toEqual(expected);
    expect(() => fromContext({ trustedForwarders: 'not an address' })).toThrow('trustedForwarders.0');
  });

  it('take as many forwarders as a function can be told, and say how many characters those are', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, index) => `edastaja.${String(index).padStart(4, '0')}@vald.ee`);
    expect(parseSettings({ trustedForwarders: of(136) }).trustedForwarders).toHaveLength(136);
    expect(() => parseSettings({ trustedForwarders: of(137) })).toThrow(
      'trustedForwarders: must be at most 3000 characters together, and these are 3013',
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['domain', { domain: 'Tugi.EE' }, 'must be a domain in lower case'],
    ['inboxAddress', { inboxAddress: 'suunamine' }, 'must be one mail address'],
    ['sender', { sender: 'Tugirada <t@tugirada.example>' }, 'must be one mail address, without a name'],
    ['sender', { sender: 'suunamine@tugirada.example' }, 'must not be the inbox'],
    ['agencyAddress', { agencyAddress: 'ska' }, 'must be one mail address'],
    ['mailFromDomain', { mailFromDomain: 'tugirada.example' }, 'must be a host under tugirada.example'],
    ['activateInbox', { activateInbox: 'yes' }, 'must be true or false'],
    ['oidcIssuer', { oidcIssuer: 'http://tara.ee', oidcClientId: 'x' }, 'must begin with https://'],
    ['oidcIssuer', { oidcIssuer: 'https://tara.ee/', oidcClientId: 'x' }, 'must not end with a slash'],
    ['oidcIssuer', { oidcIssuer: 'tara' }, 'must be the address of an OpenID Connect issuer'],
    ['oidcClientId', { oidcIssuer: 'https://tara.ee' }, 'must be given together with oidcIssuer'],
    ['oidcClientId', { oidcClientId: 'tugi' }, 'belongs to an issuer'],
    [
      'signInPrefix',
      { signInPrefix: 'my-aws-page' },
      'must be 1 to 63 small letters, digits and dashes, without "aws"',
    ],
    ['baseUrl', { baseUrl: 'https://tugi.ee/' }, 'must not end with a slash'],
    ['baseUrl', { baseUrl: 'http://tugi.ee' }, 'must begin with https://'],
    ['trustedForwarders.1', { trustedForwarders: ['a@vald.ee', 'b'] }, 'must be a mail address'],
    ['alarmAddress', { alarmAddress: 'valve' }, 'must be one mail address'],
    ['logRetentionDays', { logRetentionDays: 100 }, 'must be one of 1, 3, 5'],
    ['deletedMailDays', { deletedMailDays: 0 }, 'must be a whole number of days from 1 to 365'],
    ['answersPerDay', { answersPerDay: 'many' }, 'must be a whole number from 1 to 100000'],
  ])('refuse %s as in %j, and say: %s', (name, given, message) => {
    expect(() => parseSettings(given)).toThrow(`${name}: ${message}`);
  });

  it('take numbers and flags as the texts that the command line gives', () => {
    const given = fromContext({ logRetentionDays: '30', deletedMailDays: '7', activateInbox: 'false' });
    expect(given).toMatchObject({ logRetentionDays: 30, deletedMailDays: 7, activateInbox: false });
  });

  it('take the role from the claim that the issuer would use', () => {
    const own = { oidcIssuer: 'https://tara.ee', oidcClientId: 'tugirada' };
    expect(parseSettings().oidcRoleClaim).toBe('custom:role');
    expect(parseSettings(own).oidcRoleClaim).toBe('role');
    expect(parseSettings({ ...own, oidcRoleClaim: 'roles' }).oidcRoleClaim).toBe('roles');
  });

  it('hide the subjects of officers where they are personal codes', () => {
    const at = (oidcIssuer: string) => parseSettings({ oidcIssuer, oidcClientId: 'tugirada' }).oidcSubject;
    expect(parseSettings().oidcSubject).toBe('plain');
    expect(['https://tara.ria.ee', 'https://tara-test.ria.ee'].map(at)).toEqual(['hidden', 'hidden']);
    expect(at('https://notria.ee')).toBe('plain');
    expect(parseSettings({ oidcSubject: 'hidden' }).oidcSubject).toBe('hidden');
  });

  it.each([
    ['missing.json', undefined, 'there is no such file'],
    ['broken.json', '{"domain": ', 'it is not JSON'],
    ['list.json', '[]', 'it must hold one JSON object'],
  ])('in %s: told in words', (name, content, message) => {
    const file = join(folder, name);
    if (content !== undefined) writeFileSync(file, content);
    expect(() => fromContext({ settings: file })).toThrow(
      `The settings in ${file} cannot be used: ${message}`,
    );
  });

  it('have an example file that names every setting and is accepted', () => {
    const file = new URL('../../infra/settings.example.json', import.meta.url);
    const example = JSON.parse(readFileSync(file, 'utf8'));
    const names = Object.keys(example).filter((name) => !name.startsWith('$'));
    expect(names.sort()).toEqual([...settingNames].sort());
    const { oidcIssuer } = fromContext({ settings: fileURLToPath(file) });
    // TARA gives no role: whoever copied its address would let nobody in.
    expect(oidcIssuer).toBe('https://sisse.example.ee');
  });

  it('stand in the deployment guide, every one', () => {
    const guide = readFileSync(new URL('../../docs/deployment.md', import.meta.url), 'utf8');
    for (const name of settingNames) expect(guide).toContain(`| \`${name}\` |`);
  });
});
