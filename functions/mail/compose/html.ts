/** The HTML part of a mail (VISUAL § 6): tables 600 px wide, inline styles, nothing remote, everything escaped. */
import { phoneLink } from '#domain/estonian';
import { type Block, tidyBlocks } from './blocks.ts';
import { cleanLine } from './clean.ts';
import { AGENCY, answerLine, COPY_ADDRESS, closingLines, type Frame, phoneLine } from './frame.ts';

const FONT = 'font-family:Arial,Helvetica,sans-serif';
const BODY = `${FONT};font-size:16px;line-height:24px;color:#151926;background-color:#FFFFFF`;
const SMALL = `${FONT};font-size:14px;line-height:20px;color:#5D6071`;
/** Long words and addresses must not widen the page at 320 px. */
const BREAKABLE = 'overflow-wrap:anywhere;word-break:break-word';

/** Gmail drops the whole block on one error, so it holds extras only: dark values for programs that read them. */
const STYLE = `
@media (prefers-color-scheme:dark){
.ground{background-color:#151926!important;color:#D2D3D8!important}
.card{background-color:#262B3B!important;color:#F0F0F2!important}
.label{background-color:#262B3B!important;color:#D2D3D8!important}
.quote{background-color:#34394C!important;color:#F0F0F2!important}
.fact{border-color:#5D6071!important}
.link{color:#99BDDA!important}
.fill{background-color:#99BDDA!important}
.action{color:#151926!important}
}
`;

/**
 * @returns a whole HTML document.
 * @throws TypeError as `tidyBlocks`.
 */
export const renderHtml = (blocks: readonly Block[], frame: Frame): string => {
  const tidied = tidyBlocks(blocks);
  const main = tidied.find(({ kind }) => kind === 'heading');
  const rows = tidied.map((block) => row(blockHtml(block, block === main)));
  const closing = closingLines(frame).map(escapeHtml).join('<br>');
  return `<!doctype html>
<html lang="et">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escapeHtml(cleanLine(frame.title))}</title>
<style>${STYLE}</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:#F0F0F2">
<div lang="et">
<div style="display:none;font-size:1px;line-height:1px;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(cleanLine(frame.preview))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="ground" align="center" bgcolor="#F0F0F2" style="background-color:#F0F0F2;color:#151926;padding:16px 8px">
<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;table-layout:fixed">
<tr><td class="card" bgcolor="#FFFFFF" style="border-top:4px solid #005AA3;padding:16px 24px 20px;${BODY};font-weight:bold">${AGENCY}</td></tr>
${rows.join('\n')}
${row(`<p style="margin:0">${closing}</p>`)}
<tr><td class="ground" bgcolor="#F0F0F2" style="padding:16px 24px;${SMALL};background-color:#F0F0F2">${foot(frame)}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</div>
</body>
</html>
`;
};

/** @returns the text safe inside an element and inside a double-quoted attribute. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const row = (content: string): string =>
  `<tr><td class="card" align="left" bgcolor="#FFFFFF" style="padding:0 24px 20px;text-align:left;${BODY};${BREAKABLE}">${content}</td></tr>`;

const blockHtml = (block: Block, isMain: boolean): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0">${lines(block.text)}</p>`;
    case 'heading':
      return isMain
        ? `<h1 style="margin:0;${FONT};font-size:24px;line-height:32px;font-weight:bold">${escapeHtml(block.text)}</h1>`
        : `<h2 style="margin:0;${FONT};font-size:18px;line-height:24px;font-weight:bold">${escapeHtml(block.text)}</h2>`;
    case 'facts':
      return facts(block.rows);
    case 'list':
      return `<ul style="margin:0;padding:0 0 0 24px">${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'button':
      return button(escapeHtml(block.label), escapeHtml(block.url));
    case 'quote':
      return `<blockquote style="margin:0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="quote" bgcolor="#F9F9F9" style="border-left:4px solid #838494;padding:12px 16px;${BODY};background-color:#F9F9F9;${BREAKABLE}">${lines(block.text)}</td></tr></table></blockquote>`;
    case 'hint':
      return `<p class="label" style="margin:0;${SMALL};background-color:#FFFFFF">${lines(block.text)}</p>`;
    default:
      return block satisfies never;
  }
};

/** Labels are ours and stay whole; a value may break anywhere, so that it cannot push the table wider than the card. */
const facts = (rows: readonly (readonly [string, string])[]): string => {
  const cell = `padding:8px 0;border-bottom:1px solid #E1E2E5;vertical-align:top;text-align:left;${BODY}`;
  const cells = rows.map(
    ([label, value]) =>
      `<tr><th class="label fact" scope="row" width="38%" align="left" valign="top" style="${cell};padding-right:12px;overflow-wrap:normal;word-break:normal;font-weight:normal;color:#4B4E62">${escapeHtml(label)}</th><td class="card fact" align="left" valign="top" style="${cell};${BREAKABLE}">${escapeHtml(value)}</td></tr>`,
  );
  return `<table class="fact" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-top:1px solid #E1E2E5">${cells.join('')}</table>`;
};

/** Outlook on Windows ignores the round corners and the padding of links; there `mso-padding-alt` stands in. */
const button = (label: string, url: string): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="fill" bgcolor="#005AA3" style="border-radius:22px;background-color:#005AA3;mso-padding-alt:10px 24px"><a class="action" href="${url}" style="display:inline-block;padding:10px 24px;${FONT};font-size:16px;line-height:24px;font-weight:bold;color:#FFFFFF;text-decoration:none">${label}</a></td></tr></table>
<p class="label" style="margin:0;padding:12px 0 0;${SMALL};background-color:#FFFFFF">${COPY_ADDRESS}<br><a class="link" href="${url}" style="color:#005AA3;text-decoration:underline;${BREAKABLE}">${url}</a></p>`;

const foot = (frame: Frame): string => {
  const phone = phoneLine(frame);
  const link = frame.phone === null ? null : phoneLink(frame.phone);
  if (phone === null) return answerLine(frame);
  const words = escapeHtml(phone);
  const linked =
    link === null
      ? words
      : `<a class="link" href="${link}" style="color:#005AA3;text-decoration:underline">${words}</a>`;
  return `${answerLine(frame)}<br>${linked}`;
};

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');
