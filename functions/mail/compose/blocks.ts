/** What a notice says, once: both the text and the HTML of a mail are rendered from the same list of blocks. */
import { cleanLine, cleanText, cleanUrl, cut } from './clean.ts';

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** The first heading of a mail is its main one. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** @property label says the action ("Ava ülesanne"); @property url an absolute address. */
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  /** A person's own words, kept apart from ours. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'hint'; readonly text: string };

/** Characters of one quote: escaped at the worst (6 bytes each) it stays below the 102 kB at which Gmail cuts a mail. */
const LONGEST_QUOTE = 10_000;

/**
 * @returns the blocks with every value cleaned and every quote cut, empty paragraphs, lists and facts left out.
 * @throws TypeError when a button's address is not an absolute http(s) address.
 */
export const tidyBlocks = (blocks: readonly Block[]): Block[] => blocks.map(tidy).filter(says);

const tidy = (block: Block): Block => {
  switch (block.kind) {
    case 'paragraph':
    case 'hint':
      return { ...block, text: cleanText(block.text) };
    case 'heading':
      return { ...block, text: cleanLine(block.text) };
    case 'quote':
      return { ...block, text: cut(cleanText(block.text), LONGEST_QUOTE) };
    case 'facts':
      return {
        ...block,
        rows: block.rows.map(([label, value]) => [cleanLine(label), cleanLine(value)] as const),
      };
    case 'list':
      return { ...block, items: block.items.map(cleanLine).filter((item) => item !== '') };
    case 'button':
      return { ...block, label: cleanLine(block.label), url: cleanUrl(block.url) };
    default:
      return block satisfies never;
  }
};

const says = (block: Block): boolean => {
  if (block.kind === 'facts') return block.rows.length > 0;
  if (block.kind === 'list') return block.items.length > 0;
  return block.kind === 'button' || block.text !== '';
};
