/** Settings: what is refused, and with which words. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSettings, readSettings, receivingRegions } from '../../infra/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'tugirada-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fromContext = (context: Record<string, unknown>) => readSettings((name) => context[name]);

describe('settings', () => {
  it('are those of the local system when nothing is given', () => {
    expect(parseSettings()).toEqual({
      domain: 'tugirada.example',
      region: 'eu-central-1',
      inboxAddress: 'suunamine@tugirada.example',
      sender: 'tugirada@tugirada.example',
      agencyAddress: 'suunamised@ska.example',
      oidcIssuer: 'https://oidc.tugirada.example',
      oidcClientId: 'tugirada',
      trustedForwarders: [],
    });
  });

  it.each(['eu-west-3', 'us-west-1', 'sa-east-1', 'eu-nowhere-1', ''])(
    'refuse the region "%s", in which SES receives no mail, and list those where it does',
    (region) => {
      const refusal = () => parseSettings({ region });
      expect(refusal).toThrow(`region: "${region}" cannot receive mail by SES`);
      for (const possible of receivingRegions) expect(refusal).toThrow(possible);
    },
  );

  it.each(receivingRegions)('accept %s', (region) => {
    expect(parseSettings({ region }).region).toBe(region);
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
    expect(parseSettings({ domain: 'tugi.ee' })).toMatchObject({
      inboxAddress: 'suunamine@tugi.ee',
      sender: 'tugirada@tugi.ee',
    });
  });

  it('come from a file, and the command line overrides it', () => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ oidcClientId: 'from-file', alarmAddress: 'valve@ska.example' }));
    expect(fromContext({ settings: file, oidcClientId: 'from-line' })).toMatchObject({
      oidcClientId: 'from-line',
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
});
