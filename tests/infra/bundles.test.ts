/**
 * What a start reads, and that what it leaves out is there: each kB more is compiled at every cold start. The times are measured
 * by `npm run bench -- bundles`.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundleFunction } from '../bench/bundle.ts';

/** zod with all methods of each schema, and Temporal with its classes, weigh twice what is used of them. */
const heavyTwins = ['zod/v4/classic', 'zod/v4/locales', 'temporal-polyfill/chunks/classApi'];
/** Only a sampled invocation is traced. */
const ofTraces = ['@aws-lambda-powertools/tracer', 'aws-xray-sdk-core'];
const ofMails = ['unpdf', 'yauzl', 'libphonenumber-js', 'postal-mime', 'htmlparser2', 'entities'];
const ofPages = ['hono', 'openid-client', 'oauth4webapi', 'csv-parse'];
const absent: [string, string[]][] = [
  ['nudge-obligation', [...heavyTwins, ...ofTraces, ...ofMails, ...ofPages, 'functions/mail/notices']],
  [
    'mail-event',
    [...heavyTwins, ...ofTraces, ...ofMails, ...ofPages, '@aws-sdk/client-s3', '@aws-sdk/client-sesv2'],
  ],
  ['pages', [...heavyTwins, ...ofTraces, ...ofMails, 'openid-client', 'oauth4webapi', 'csv-parse']],
];
const areas = ['task', 'admin/case', 'admin/registry', 'sign-in/routes'];
const folder = mkdtempSync(join(tmpdir(), 'tugirada-bundles-'));
const bundles = new Map<string, Bundle>();

beforeAll(async () => {
  for (const [name] of absent) bundles.set(name, await bundleFunction(name, join(folder, name)));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Paths of sources, those of packages from the package's name on. */
const readAtStart = (name: string): string[] =>
  (bundles.get(name)?.sources ?? []).map((path) => path.replace(/^node_modules\//, ''));

describe.each(absent)('a start of %s', (name, what) => {
  it(`reads nothing of ${what.join(', ')}`, () => {
    const sources = readAtStart(name);
    expect(sources.filter((path) => what.some((one) => path.startsWith(`${one}/`)))).toEqual([]);
    // Else nothing was looked at.
    expect(sources).toContain('zod/v4/mini/schemas.js');
  });

  it('reads all that is ours from one file', () => {
    const ours = bundles.get(name)?.filesOfOurs ?? [];
    expect(ours).toHaveLength(1);
  });

  it('has its chunks and their maps beside it', () => {
    const files = readdirSync(join(folder, name));
    expect(files).toContain('index.mjs');
    expect(files.filter((file) => !/\.mjs(\.map)?$/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.mjs') && !files.includes(`${file}.map`))).toEqual([]);
    expect(bundles.get(name)?.wholeKb).toBeGreaterThan(bundles.get(name)?.startKb ?? 0);
  });
});

it.each(areas)('a start of pages leaves functions/web/%s to the first who asks for it', (area) => {
  expect(readAtStart('pages').filter((path) => path.startsWith(`functions/web/${area}`))).toEqual([]);
  expect(readAtStart('pages')).toContain('functions/web/areas.ts');
});
