/** The ways through the pages in a real browser: with a mouse, with a thumb, with the keyboard alone. */
import { describe } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { keyboard } from './keyboard.ts';
import { mainPath } from './main-path.ts';

await inBrowser((scene) => {
  describe('the main path', () => mainPath(scene));
  describe('the keyboard', () => keyboard(scene));
});
