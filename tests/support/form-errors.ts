/** What a form that came back says beside its fields, and what is typed in them. */
import { type Element, isTag } from 'domhandler';
import { findAll, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { Page } from './browser.ts';

type Shown = Pick<Page, 'html'>;

/** The sentence beside each field that has one, by the field's name, without the words for screen readers. */
export function errorsBeside(page: Shown): Record<string, string> {
  const groups = findAll((one) => classes(one).includes('wrong'), parseDocument(page.html).children);
  return Object.fromEntries(
    groups.map((group) => {
      const [error] = findAll((one) => classes(one).includes('error'), [group]);
      const [control] = controlsOf([group]);
      return [control?.attribs.name ?? '?', textContent(error ?? []).replace(/^Viga: /, '')];
    }),
  );
}

/** What stands in the field: its text, or the values of its chosen boxes, with commas. */
export function typedIn(page: Shown, name: string): string {
  const controls = controlsOf(parseDocument(page.html).children).filter((one) => one.attribs.name === name);
  return controls.flatMap(valuesOf).filter(Boolean).join(',');
}

function valuesOf(control: Element): string[] {
  if (control.name === 'textarea') return [textContent(control)];
  if (control.name === 'select') {
    const chosen = findAll((one) => one.attribs.selected !== undefined, control.children);
    return chosen.map((one) => one.attribs.value ?? '');
  }
  const isChoice = control.attribs.type === 'checkbox' || control.attribs.type === 'radio';
  if (isChoice && control.attribs.checked === undefined) return [];
  return [control.attribs.value ?? ''];
}

const classes = (one: Element): string[] => (one.attribs.class ?? '').split(' ');
const controlsOf = (nodes: Parameters<typeof findAll>[1]): Element[] =>
  findAll((one) => isTag(one) && ['input', 'select', 'textarea'].includes(one.name), nodes);
