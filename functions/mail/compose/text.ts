/** The text part of a mail. */
import { plain } from '#domain/estonian';
import { type Block, tidyBlocks } from './blocks.ts';
import { answerLine, closingLines, type Frame, phoneLine } from './frame.ts';

/** RFC 5322 § 2.1.1 allows 998 octets a line; 450 characters of Estonian or Cyrillic stay below. */
const LONGEST_LINE = 450;

/**
 * @returns plain text with ordinary spaces and line feeds. A paragraph is one line, which mail programs wrap to the
 *   screen: hard line ends would tear dates and addresses apart for whoever searches, and look ragged on a phone. An
 *   address stands on a line of its own.
 * @throws TypeError as `tidyBlocks`.
 */
export const renderText = (blocks: readonly Block[], frame: Frame): string => {
  const closing = closingLines(frame).join('\n');
  const foot = [answerLine(frame), phoneLine(frame)].filter((line) => line !== null).join('\n');
  const parts = [...tidyBlocks(blocks).map(blockText), closing, `-- \n${foot}`];
  return `${plain(parts.join('\n\n')).split('\n').map(brokenWhenTooLong).join('\n')}\n`;
};

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
    case 'hint':
      return block.text;
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min([...block.text].length, 60))}`;
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'button':
      return `${block.label}:\n${block.url}`;
    case 'quote':
      return block.text.replace(/^/gm, '> ');
    default:
      return block satisfies never;
  }
};

/** Breaks at spaces only, so that an address stays whole. */
const brokenWhenTooLong = (line: string): string => {
  if (line.length <= LONGEST_LINE) return line;
  const mark = line.startsWith('> ') ? '> ' : '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.slice(mark.length).split(' ')) {
    if (current !== '' && current.length + word.length >= LONGEST_LINE) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].map((part) => mark + part).join('\n');
};
