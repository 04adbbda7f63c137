/** A notice as the texts of its parts, for tests that search for words. */
import { plain } from '#domain/estonian';
import type { Block } from '#mail/compose/blocks';
import type { NoticeContext, WrittenNotice } from '#mail/notices/letter';
import { writeNotice } from '#mail/notices/write-notice';
import { context, type Scene } from './scenes.ts';

/** @returns subject, preview and blocks as lines with ordinary spaces. */
export const wholeText = ({ subject, preview, blocks }: WrittenNotice): string =>
  plain([subject, preview, ...blocks.map(textOf)].join('\n'));

/** Writes the first of the scenes that has this name and goes to this party. */
export function writtenOf(
  scenes: readonly Scene[],
  name: Scene['notice']['name'],
  to: Scene['notice']['to'] = 'municipality',
  changes: Partial<NoticeContext> = {},
): { text: string; notice: WrittenNotice } {
  const scene = scenes.find(({ notice }) => notice.name === name && notice.to === to);
  if (scene === undefined) throw new Error(`no ${name} to ${to}`);
  const notice = writeNotice(scene.notice, scene.state, context(scene.stamp, changes));
  return { text: wholeText(notice), notice };
}

/** "label: value" for facts, "- item" for lists. */
const textOf = (block: Block): string => {
  if (block.kind === 'facts') return block.rows.map((row) => row.join(': ')).join('\n');
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n');
  if (block.kind === 'quote') return `> ${block.text}`;
  return block.kind === 'button' ? `[${block.label}]` : block.text;
};
