/** Every page in a real browser, with right and with wrong input, in this order: the last tests move the clock that all share. */
import { describe } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { pages } from './pages.ts';
import { wrongInput } from './wrong-input.ts';

await inBrowser((scene) => {
  describe('wrong input', () => wrongInput(scene));
  describe('every page', () => pages(scene));
});
