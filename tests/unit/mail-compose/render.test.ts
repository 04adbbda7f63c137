import fc from 'fast-check';
import { convert } from 'html-to-text';
import { describe, expect, it } from 'vitest';
import { plain } from '#domain/estonian';
import type { Block } from '#mail/compose/blocks';
import { renderHtml } from '#mail/compose/html';
import { renderText } from '#mail/compose/text';
import { exampleBlocks, exampleFrame } from './example.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const asWritten = ['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } }));
const seen = (html: string): string => plain(convert(html, { wordwrap: false, selectors: asWritten }));
const kinds: ((text: string) => Block)[] = [
  paragraph,
  (text) => ({ kind: 'heading', text }),
  (text) => ({ kind: 'hint', text }),
  (text) => ({ kind: 'quote', text }),
  (text) => ({ kind: 'facts', rows: [[text, text]] }),
  (text) => ({ kind: 'list', items: [text] }),
  (text) => ({ kind: 'button', label: text, url: 'https://tugirada.example/' }),
];

/** Names of the elements that the parser of a mail program would find, with their attributes' names. */
const elements = (html: string): string[] =>
  [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/gi)].map(
    ([, name, attributes]) => `${name} ${(attributes ?? '').replace(/="[^"]*"/g, '').trim()}`,
  );

const said = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.rows.flat();
    if (block.kind === 'list') return [...block.items];
    if (block.kind === 'button') return [block.label, block.url];
    return block.text.split('\n');
  });

describe('both parts', () => {
  const text = renderText(exampleBlocks, exampleFrame);
  const html = renderHtml(exampleBlocks, exampleFrame);

  it.each(said(exampleBlocks).map(plain))('say %j', (piece) => {
    expect(text).toContain(piece);
    expect(seen(html)).toContain(piece);
  });

  it.each([
    'Lugupidamisega\nMari Maasikas\nSotsiaalkindlustusamet\n',
    'Võite sellele kirjale vastata: vastus jõuab sama juhtumi juurde.',
    'Telefon +372 612 1360',
  ])('close with %j', (piece) => {
    expect(text).toContain(piece);
    expect(seen(html)).toContain(piece);
  });

  it('do not promise that an answer arrives when nobody reads it', () => {
    const frame = { ...exampleFrame, answerable: false, phone: null, signer: null };
    for (const part of [renderText(exampleBlocks, frame), renderHtml(exampleBlocks, frame)]) {
      expect(part).not.toContain('Võite sellele kirjale vastata');
      expect(part).not.toContain('Telefon');
      expect(part).toContain('See kiri on saadetud automaatselt.');
    }
  });

  it('leave out blocks that say nothing', () => {
    const empty: Block[] = [
      paragraph(' \u202e '),
      { kind: 'facts', rows: [] },
      { kind: 'list', items: ['\u200b'] },
    ];
    expect(renderText(empty, exampleFrame)).toBe(renderText([], exampleFrame));
    expect(renderHtml(empty, exampleFrame)).toBe(renderHtml([], exampleFrame));
  });

  it('cut a quote that would make the mail too long, and say so with an ellipsis', () => {
    const quote: Block = { kind: 'quote', text: '"<&>" '.repeat(10_000) };
    expect(Buffer.byteLength(renderHtml([quote], exampleFrame))).toBeLessThan(100_000);
    expect(renderText([quote], exampleFrame)).toMatch(/…\n\nLugupidamisega/);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '/ulesanne/abc',
    'mailto:a@b.ee',
  ])('refuse the link %s', (url) => {
    const blocks: Block[] = [{ kind: 'button', label: 'Ava', url }];
    expect(() => renderText(blocks, exampleFrame)).toThrow(TypeError);
    expect(() => renderHtml(blocks, exampleFrame)).toThrow(TypeError);
  });
});

describe('hostile values', () => {
  it('never become elements or attributes, whatever the block', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      '<!-- --><![endif]-->',
      '</title></style><style>*{display:none}</style>',
      '&lt;b&gt; &amp;',
    ];
    for (const [index, make] of kinds.entries()) {
      const calm = elements(renderHtml([make('sõna')], exampleFrame));
      for (const value of hostile) {
        const html = renderHtml([make(value)], {
          ...exampleFrame,
          title: value,
          preview: value,
          signer: value,
        });
        expect(elements(html), `${index} ${value}`).toEqual(calm);
        expect(seen(html)).toContain(value);
      }
    }
  });

  it('keep the elements the same for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const calm = renderHtml([{ kind: 'list', items: ['sõna', 'x'] }], exampleFrame);
        const html = renderHtml([{ kind: 'list', items: [value, 'x'] }], { ...exampleFrame, title: value });
        expect([0, -1]).toContain(Math.sign(elements(html).length - elements(calm).length));
        expect(html.isWellFormed()).toBe(true);
      }),
    );
  });

  it('lose control characters and marks that turn the direction of writing', () => {
    const value = 'A\u202eB\u2066C\u200fD\u0000E\u0085F\u001b[31mG\ufeffH\u{e0041}I\ud800';
    for (const part of [
      renderText([paragraph(value)], exampleFrame),
      renderHtml([paragraph(value)], exampleFrame),
    ]) {
      expect(part).toMatch(/ABCDE(\n|<br>)F\[31mGHI\ufffd/);
      expect(part).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/);
    }
  });

  it('keep the joiners that Persian writing needs', () => {
    expect(renderText([paragraph('می\u200cخواهم')], exampleFrame)).toContain('می\u200cخواهم');
  });

  it('cannot start a line of their own in a fact, a list or a heading', () => {
    const value = 'Mari\r\n\r\nTähtaeg: homme';
    const blocks: Block[] = [
      { kind: 'facts', rows: [['Nimi', value]] },
      { kind: 'list', items: [value] },
      { kind: 'heading', text: value },
    ];
    expect(renderText(blocks, exampleFrame).match(/^Tähtaeg/gm)).toBeNull();
  });

  it('stay marked on every line of a quote', () => {
    const text = renderText(
      [{ kind: 'quote', text: `Esimene\n\nLugupidamisega\n${'sõna '.repeat(300)}` }],
      exampleFrame,
    );
    const [quoted = ''] = text.split('\n\nLugupidamisega\nMari');
    expect(quoted.split('\n').length).toBeGreaterThan(6);
    for (const line of quoted.split('\n')) expect(line).toMatch(/^> /);
  });
});

describe('the text part', () => {
  const text = renderText(exampleBlocks, exampleFrame);

  it('holds ordinary spaces only, so that people and programs find dates', () => {
    expect(text).toContain('Tähtaeg on neljapäev, 26. veebruar 2026 kell 24.00.');
    expect(text).not.toContain('\u00a0');
  });

  it('gives the full link a line of its own', () => {
    expect(text.split('\n')).toContain('https://tugirada.example/ulesanne/abc?x=1&y=2');
  });

  it('never breaks a long link and keeps lines below 998 octets otherwise', () => {
    const url = `https://tugirada.example/ulesanne/${'a'.repeat(900)}`;
    const long: Block[] = [{ kind: 'button', label: 'Ava', url }, paragraph('õõõõ '.repeat(1000))];
    const lines = renderText(long, exampleFrame).split('\n');
    expect(lines).toContain(url);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
    expect(lines.join(' ').match(/õõõõ/g)).toHaveLength(1000);
  });
});

describe('the HTML part', () => {
  const html = renderHtml(exampleBlocks, exampleFrame);

  it('says its language, its title and its preview', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="et">/);
    expect(html).toContain('<div lang="et">');
    expect(html).toContain('<title>Ülesanne: esmane kohtumine, tähtaeg 26.02.2026 (TR26-4F7KQ)</title>');
    expect(seen(html).startsWith('Leppige kokku esmase kohtumise aeg hiljemalt 26.02.2026.')).toBe(true);
  });

  it('has one main heading, further ones below it, and row headers in its facts', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<h2/g)).toHaveLength(1);
    expect(html.match(/<th [^>]*scope="row"/g)).toHaveLength(3);
  });

  it('marks every layout table as presentation, and only the facts not', () => {
    const tables = html.match(/<table[^>]*>/g) ?? [];
    expect(tables.filter((table) => !table.includes('role="presentation"'))).toHaveLength(1);
  });

  it('closes what it opens', () => {
    const bare = html.replace(/<!--\[if mso\]>.*?<!\[endif\]-->/gs, '');
    for (const name of [
      'table',
      'tr',
      'td',
      'th',
      'p',
      'div',
      'ul',
      'li',
      'a',
      'h1',
      'h2',
      'blockquote',
      'body',
      'html',
    ]) {
      const opened = bare.match(new RegExp(`<${name}[ >]`, 'g'))?.length ?? 0;
      expect([name, bare.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0]).toEqual([name, opened]);
    }
  });

  it('fetches nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form|video)\b|\ssrc=|url\(|@import|\son\w+=/i);
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(new Set(addresses)).toEqual(
      new Set(['https://tugirada.example/ulesanne/abc?x=1&amp;y=2', 'tel:+3726121360']),
    );
  });

  it('gives every cell of text a colour and a ground, and dark values for both', () => {
    for (const [cell] of html.matchAll(/<t[dh] [^>]*>/g)) {
      if (cell.includes('class="fill"')) continue;
      expect(cell).toMatch(/[;"]color:#[0-9A-F]{6}/i);
      expect(cell).toMatch(/background-color:#[0-9A-F]{6}/i);
      expect(cell).toMatch(/class="(ground|card|label|quote)[ "]/);
    }
    expect(html).toContain('@media (prefers-color-scheme:dark)');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
  });

  it('stays well below the size at which Gmail cuts a mail', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(15_000);
  });

  it('shows a telephone number that nobody can dial as plain words', () => {
    const odd = renderHtml([], { ...exampleFrame, phone: 'lühinumber <1247>' });
    expect(odd).not.toContain('tel:');
    expect(seen(odd)).toContain('Telefon lühinumber <1247>');
  });
});
