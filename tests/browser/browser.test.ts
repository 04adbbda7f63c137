/** The pages in a real browser, in this order: the last tests move the clock of the system that all share. */
import { describe } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { keyboard } from './keyboard.ts';
import { mainPath } from './main-path.ts';
import { pages } from './pages.ts';
import { wrongInput } from './wrong-input.ts';

await inBrowser((scene) => {
  describe('the main path', () => mainPath(scene));
  describe('the keyboard', () => keyboard(scene));
  describe('wrong input', () => wrongInput(scene));
  describe('every page', () => pages(scene));
});
