/** The one style sheet, and the address that changes with it. */
import { createHash } from 'node:crypto';
import { statisticsStyles } from '../admin/statistics/styles.ts';
import { adminStyles } from '../admin/styles.ts';
import { formStyles } from '../forms/styles.ts';
import { layoutStyles } from './styles-layout.ts';
import { partStyles } from './styles-parts.ts';

/**
 * VISUAL § 2: every colour in one place, so that the agency can change it. The ratios of § 3 hold for these pairs.
 */
const tokens = `
:root{color-scheme:light;
--text:#151926;--text-2:#4b4e62;--text-3:#5d6071;
--link:#005aa3;--link-hover:#004277;--link-active:#003662;
--surface:#fff;--surface-2:#f9f9f9;--surface-3:#f0f0f2;--hover:#e7f0f6;--selected:#d0e1ee;
--line:#e1e2e5;--control:#838494;--control-2:#737482;--focus:#005aa3;--inverse:#34394c;
--ok-bg:#d6e7dd;--ok:#266b42;--warn-bg:#fff0cf;--warn:#664807;--warn-line:#94690d;
--danger-bg:#fbecec;--danger:#ac3232;--danger-hover:#812525;
--info-bg:#d0e1ee;--info:#004277;--neutral-bg:#f0f0f2;
--radius:4px;--font:Roboto,Arial,Helvetica,sans-serif}
`;

export const styles = tokens + layoutStyles + partStyles + formStyles + adminStyles + statisticsStyles;

/** Changes whenever the styles do, so browsers may keep them for ever. */
export const stylesPath = `/assets/app-${createHash('sha256').update(styles).digest('hex').slice(0, 12)}.css`;

/** Our own mark, not the agency's: a track with a turn. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#005aa3"/>' +
  '<path d="M4 12V9a3 3 0 0 1 3-3h5M9.5 3.5 12 6 9.5 8.5" fill="none" stroke="#fff" stroke-width="2"/></svg>';

export const iconPath = '/assets/icon.svg';
