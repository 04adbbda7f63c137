/** A browser without JavaScript for tests: keeps cookies, follows redirects, fills forms by the names of their fields. */
import { type Element, isTag } from 'domhandler';
import { findAll, getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';

export type Page = {
  url: string;
  status: number;
  headers: Headers;
  html: string;
  /** What a reader sees: the text of `main`, or of the whole page, with single spaces. */
  text: string;
};

/** What to type: a text, several values of one name, or true and false for a check box. */
export type Filled = Record<string, string | string[] | boolean>;
/** Which form: by the text of its button, or by its action. With one form on the page neither is needed. */
export type Which = { button?: string | RegExp; action?: string | RegExp };

export type Browser = {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  /** Fills and sends a form of the page; fields that are not named keep their values. Throws for a field it has not. */
  submit(page: Page, values?: Filled, which?: Which): Promise<Page>;
  /** Takes the cookies of a Set-Cookie header. */
  take(setCookie: readonly string[]): void;
};

const MOST_REDIRECTS = 10;

export function createBrowser(baseUrl: string): Browser {
  const cookies = new Map<string, string>();

  function take(setCookie: readonly string[]): void {
    for (const line of setCookie) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      const gone = value === '' || /;\s*max-age=0\b/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line);
      if (gone) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  async function request(first: URL, body: URLSearchParams | null): Promise<Page> {
    let url = first;
    let sent = body;
    for (let step = 0; step <= MOST_REDIRECTS; step++) {
      const answer = await fetch(url, {
        method: sent ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        body: sent,
      });
      take(answer.headers.getSetCookie());
      const html = await answer.text();
      const location = answer.headers.get('location');
      if (!location || answer.status < 300 || answer.status > 399) {
        return { url: url.href, status: answer.status, headers: answer.headers, html, text: textOf(html) };
      }
      url = new URL(location, url);
      if (answer.status !== 307 && answer.status !== 308) sent = null;
    }
    throw new Error(`${first.href} redirects without end`);
  }

  return {
    cookies,
    take,
    get: (path) => request(new URL(path, baseUrl), null),
    submit(page, values = {}, which = {}) {
      const { form, button } = formOf(page, which);
      const fields = fill(form, values, page.url);
      if (button?.attribs.name) fields.append(button.attribs.name, button.attribs.value ?? '');
      const url = new URL(form.attribs.action || page.url, page.url);
      if (form.attribs.method?.toLowerCase() === 'post') return request(url, fields);
      url.search = fields.toString();
      return request(url, null);
    },
  };
}

function textOf(html: string): string {
  const document = parseDocument(html);
  const [main] = getElementsByTagName('main', document.children);
  return textContent(main ?? document.children)
    .replace(/\s+/g, ' ')
    .trim();
}

function formOf(page: Page, { button, action }: Which): { form: Element; button: Element | null } {
  const forms = getElementsByTagName('form', parseDocument(page.html).children);
  const found = forms.flatMap((form) => {
    if (action !== undefined && !fits(form.attribs.action ?? '', action)) return [];
    const buttons = getElementsByTagName('button', form).filter((one) => one.attribs.type !== 'button');
    if (button === undefined) return [{ form, button: buttons[0] ?? null }];
    return buttons
      .filter((one) => fits(textContent(one).replace(/\s+/g, ' ').trim(), button))
      .map((one) => ({ form, button: one }));
  });
  const [only, ...others] = found;
  const wanted = `form with ${JSON.stringify({ button: String(button), action: String(action) })} on ${page.url}`;
  if (!only) throw new Error(`There is no ${wanted} (${page.status}): ${page.text.slice(0, 500)}`);
  if (others.length > 0) throw new Error(`There are ${found.length} of a ${wanted}`);
  return only;
}

function fits(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}

function fill(form: Element, values: Filled, url: string): URLSearchParams {
  const controls = findAll((one) => isTag(one) && ['input', 'select', 'textarea'].includes(one.name), [form]);
  const named = controls.filter((one) => one.attribs.name && one.attribs.disabled === undefined);
  const unknown = Object.keys(values).filter((name) => !named.some((one) => one.attribs.name === name));
  if (unknown.length > 0) throw new Error(`The form on ${url} has no field ${unknown.join(', ')}`);
  const fields = new URLSearchParams();
  const typed = new Set<string>();
  for (const control of named) {
    const name = control.attribs.name ?? '';
    const given = values[name];
    for (const value of given === undefined
      ? valuesOf(control)
      : typedInto(control, given, typed.has(name))) {
      fields.append(name, value);
    }
    typed.add(name);
  }
  return fields;
}

/** What the control sends when nobody touches it. */
function valuesOf(control: Element): string[] {
  if (control.name === 'textarea') return [textContent(control).replace(/^\n/, '')];
  if (control.name === 'select') {
    const options = getElementsByTagName('option', control);
    const chosen = options.filter((option) => option.attribs.selected !== undefined);
    const shown = chosen.length > 0 || control.attribs.multiple !== undefined ? chosen : options.slice(0, 1);
    return shown.map(valueOfOption);
  }
  const type = control.attribs.type?.toLowerCase();
  if (type === 'submit' || type === 'button' || type === 'file') return [];
  if (type !== 'checkbox' && type !== 'radio') return [control.attribs.value ?? ''];
  return control.attribs.checked === undefined ? [] : [control.attribs.value ?? 'on'];
}

/** What the control sends of what was typed for its name; several text fields of one name share the list. */
function typedInto(control: Element, given: string | string[] | boolean, again: boolean): string[] {
  const wanted = typeof given === 'boolean' ? [] : [given].flat();
  const type = control.attribs.type?.toLowerCase();
  if (type === 'checkbox' || type === 'radio') {
    const value = control.attribs.value ?? 'on';
    return given === true || wanted.includes(value) ? [value] : [];
  }
  if (control.name === 'select') {
    const options = getElementsByTagName('option', control).map(valueOfOption);
    const missing = wanted.filter((value) => !options.includes(value));
    if (missing.length > 0) throw new Error(`${control.attribs.name} offers no ${missing.join(', ')}`);
  }
  return again ? [] : wanted;
}

function valueOfOption(option: Element): string {
  return option.attribs.value ?? textContent(option).trim();
}
