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
const ofMails = ['unpdf', 'yauzl', 'libphonenumber-js', 'postal-mime', 'htmlparser2', 'entities'];
const ofPages = ['hono', 'openid-client', 'oauth4webapi', 'csv-parse'];
const absent: [string, string[]][] = [
  ['nudge-obligation', [...heavyTwins, ...ofMails, ...ofPages]],
  ['mail-event', [...heavyTwins, ...ofMails, ...ofPages, '@aws-sdk/client-s3', '@aws-sdk/client-sesv2']],
  ['pages', [...heavyTwins, ...ofMails, 'openid-client', 'oauth4webapi', 'csv-parse']],
];
const folder = mkdtempSync(join(tmpdir(), 'tugirada-bundles-'));

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(absent)('a start of %s', (name, what) => {
  let bundle: Bundle;

  beforeAll(() => {
    bundle = bundleFunction(name, join(folder, name));
  });

  it(`reads nothing of ${what.join(', ')}`, () => {
    const packages = bundle.sources.map((path) => path.replace(/^node_modules\//, ''));
    expect(packages.filter((path) => what.some((one) => path.startsWith(`${one}/`)))).toEqual([]);
    // Else nothing was looked at.
    expect(packages).toContain('zod/v4/mini/schemas.js');
  });

  it('has its chunks and their maps beside it', () => {
    const files = readdirSync(join(folder, name));
    expect(files).toContain('index.mjs');
    expect(files.filter((file) => !/\.mjs(\.map)?$/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.mjs') && !files.includes(`${file}.map`))).toEqual([]);
    expect(bundle.wholeKb).toBeGreaterThan(bundle.startKb);
  });
});

describe('a start of pages', () => {
  it.each([
    'task',
    'admin/case',
    'admin/registry',
    'sign-in/routes',
    'texts/en',
  ])('leaves functions/web/%s to the first who asks for it', (area) => {
    const { sources } = bundleFunction('pages', join(folder, 'areas'));
    expect(sources).toContain('functions/web/areas.ts');
    expect(sources.filter((path) => path.startsWith(`functions/web/${area}`))).toEqual(
      area === 'texts/en' ? ['functions/web/texts/en/frame.ts'] : [],
    );
  });
});
