/** A text that is read while modules load would speak Estonian to everybody: there is no request then. */
import { expect, it, vi } from 'vitest';
import type { Settings } from '#web/frame/environment.ts';
import type { Ports } from '#web/ports.ts';

const reads: string[] = [];

vi.mock('#web/texts/spoken.ts', async (original) => {
  const real = await original<typeof import('#web/texts/spoken.ts')>();
  const noting = (name: string) => () => {
    reads.push(`${name} ${new Error().stack?.split('\n').find((line) => /web\/(?!texts)/.test(line)) ?? ''}`);
    return 'et';
  };
  return {
    ...real,
    languageNow: noting('languageNow'),
    spokenBy: () => noting('a text that is made'),
    spoken: (et: object) => watched(et),
  };

  function watched(texts: object): object {
    return new Proxy(texts, {
      get(of, key) {
        const value: unknown = Reflect.get(of, key);
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) return watched(value);
        noting(String(key))();
        return value;
      },
    });
  }
});

const settings: Settings = {
  baseUrl: 'https://tugirada.example',
  sessionKey: 'k'.repeat(32),
  oidc: { issuer: 'https://issuer.example', clientId: 'tugirada', clientSecret: 's' },
  wallClock: () => 0,
};

it('no text is read before there is a request', async () => {
  await import('#web/app.ts');
  const { areas } = await import('#web/areas.ts');
  // Nothing of the world is asked for while routes are made.
  for (const { load } of areas) await load({} as Ports, settings);
  expect(reads).toEqual([]);
  const { frame } = await import('#web/texts/frame.ts');
  expect([frame.service, reads.length]).toEqual(['Tugirada', 1]);
});
