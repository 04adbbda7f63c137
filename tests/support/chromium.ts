/** A real Chromium for tests and screenshots, out of an npm package: nothing to install beside `npm ci`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

export type Chromium = {
  browser: Browser;
  /** Ends the browser and removes what was unpacked. */
  close(): Promise<void>;
};

export type WindowOptions = {
  /** CSS pixels. */
  width: number;
  height?: number;
  /** Without it, the browser runs no script of any page. */
  scripts?: boolean;
  /** Device pixels for each CSS pixel; 1 unless told. */
  scale?: number;
};

/** Longest that one step of a person may take before the test fails, in ms. */
const STEP_MS = 15_000;

/** The package's own switches that would make it another browser than people have, or end it when a window closes. */
const UNWANTED = ['--disable-web-security', '--allow-running-insecure-content', '--single-process'];
const QUIET = [
  ...['--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/**
 * Starts Chromium: the one of the package, unpacked into a folder of its own (2 s, 210 MB), or the one that the
 * variable CHROMIUM_PATH names, for machines that the package has none for (it is Linux on x64).
 * @throws Error with a sentence that says why there is no browser here
 */
export async function startChromium(): Promise<Chromium> {
  const folder = mkdtempSync(join(tmpdir(), 'tugirada-chromium-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const { path, args } = process.env.CHROMIUM_PATH
      ? { path: process.env.CHROMIUM_PATH, args: [] }
      : await unpack(folder);
    const browser = await chromium.launch({
      executablePath: path,
      args: [...args.filter((one) => !UNWANTED.includes(one)), ...QUIET],
      // Fields of dates are written in the language of the process, not of the page.
      env: { ...process.env, FONTCONFIG_FILE: fontsOf(folder), LANGUAGE: 'et', LC_ALL: 'et_EE.UTF-8' },
    });
    return {
      browser,
      async close() {
        await browser.close();
        process.off('exit', remove);
        remove();
      },
    };
  } catch (error) {
    remove();
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    throw new Error(`No Chromium runs here (${process.platform}, ${process.arch}): ${why}`, { cause: error });
  }
}

/** Opens a window with cookies of its own, in Estonian and Tallinn's time. */
export async function openWindow({ browser }: Chromium, options: WindowOptions): Promise<Page> {
  const { width, height = 900, scripts = true, scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: scripts,
    deviceScaleFactor: scale,
    locale: 'et-EE',
    timezoneId: 'Europe/Tallinn',
  });
  context.setDefaultTimeout(STEP_MS);
  return context.newPage();
}

/** The package unpacks into the temporary folder of its process, whatever lies there by the same name: so it gets one. */
async function unpack(folder: string): Promise<{ path: string; args: string[] }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the package has none for it');
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return { path: await packed.executablePath(), args: packed.args };
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** The package's font before all others, so that a page breaks its lines alike on every machine. */
function fontsOf(folder: string): string {
  const file = join(folder, 'fonts.conf');
  const families = ['Roboto', 'Arial', 'Helvetica', 'sans-serif'].map(
    (name) => `<match target="pattern"><test name="family"><string>${name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>Open Sans</string></edit></match>`,
  );
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir>
<cachedir>${join(folder, 'fonts-cache')}</cachedir>${families.join('')}</fontconfig>`,
  );
  return file;
}
