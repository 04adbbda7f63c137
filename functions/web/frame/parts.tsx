/** Parts that pages are made of: alerts, error box, buttons, facts, tables, badges, ways back. */
import type { Child } from 'hono/jsx';
import { frame } from '../texts/frame.ts';
import { languageNow } from '../texts/spoken.ts';
import { type FormState, idOf } from './form.ts';

export type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'neutral';

/** Words in a coloured frame. A mistake interrupts a screen reader, news does not. */
export const Alert = ({
  tone,
  heading,
  children,
}: {
  tone: Exclude<Tone, 'neutral'>;
  heading?: string;
  children?: Child;
}) => (
  <div class={`alert ${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
    {heading && <h2 class="alert-heading">{heading}</h2>}
    {children}
  </div>
);

/** On top of a page whose form has mistakes: it takes the focus, each line leads to its field. Nothing when there are none. */
export const ErrorBox = ({ form }: { form: FormState }) => {
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return (
    <div class="alert danger" role="alert" tabindex={-1} autofocus id="vead">
      <h2 class="alert-heading">{frame.errorHeading}</h2>
      <ul>
        {errors.map(([name, text]) => (
          <li>
            <a href={`#${idOf(form, name)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/**
 * A form that its own page answers. `#` takes the field that a line of the error box led to out of the address: with it
 * the next page would begin there, and not at its error box.
 */
export const OwnForm = ({ class: name, children }: { class?: string; children: Child }) => (
  <form method="post" action="#" novalidate class={name}>
    {children}
  </form>
);

/** `primary`: one a page. `danger`: only for what cannot be undone. */
export const Button = ({
  kind = 'primary',
  name,
  value,
  children,
}: {
  kind?: 'primary' | 'secondary' | 'danger' | 'text';
  name?: string;
  value?: string;
  children: Child;
}) => (
  <button type="submit" class={`button ${kind}`} name={name} value={value}>
    {children}
  </button>
);

/** A link that looks like a button, for what only shows something. */
export const ButtonLink = ({
  href,
  kind = 'secondary',
  children,
}: {
  href: string;
  kind?: 'primary' | 'secondary';
  children: Child;
}) => (
  <a class={`button ${kind}`} href={href}>
    {children}
  </a>
);

/** Main button first. */
export const Buttons = ({ children }: { children: Child }) => <div class="buttons">{children}</div>;

export const Badge = ({ tone, children }: { tone: Tone; children: Child }) => (
  <span class={`badge ${tone}`}>{children}</span>
);

export type Fact = readonly [label: string, value: Child];

interface FactsProps {
  readonly facts: readonly Fact[];
}

/** Facts below each other, label left. */
export const SummaryList = ({ facts }: FactsProps) => <FactList facts={facts} look="summary" />;

/** Facts beside each other, under the title of a page. */
export const FactStrip = ({ facts }: FactsProps) => <FactList facts={facts} look="strip" />;

const FactList = ({ facts, look }: FactsProps & { readonly look: 'summary' | 'strip' }) => (
  <dl class={look}>
    {facts.map(([label, value]) => (
      <div>
        <dt>{label}</dt>
        <dd>{isEmpty(value) ? frame.none : value}</dd>
      </div>
    ))}
  </dl>
);

/** @param caption says what the rows are; it is read, and shown unless `hideCaption`; @param numbers all but the first column */
export const Table = ({
  caption,
  hideCaption = false,
  numbers = false,
  head,
  rows,
}: {
  caption: string;
  hideCaption?: boolean;
  numbers?: boolean;
  head: readonly string[];
  rows: readonly (readonly Child[])[];
}) => (
  <section class="table-frame" aria-label={`${caption}: ${frame.scrollable}`} tabindex={0}>
    <table class={numbers ? 'numbers' : undefined}>
      <caption class={hideCaption ? 'hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {head.map((title) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** Where the page is: links to what is above it, the page itself last. */
export const Crumbs = ({ above, here }: { above: readonly (readonly [string, string])[]; here: string }) => (
  <nav class="crumbs" aria-label={frame.crumbs}>
    <ol>
      {above.map(([href, label]) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
      <li aria-current="page">{here}</li>
    </ol>
  </nav>
);

/**
 * Words that came from outside, as they are but harmless: kept apart from the direction of writing around them, and
 * without the marks that could hide or reorder text.
 */
export const Outside = ({
  text,
  lines = false,
  estonian = false,
}: {
  text: string;
  lines?: boolean;
  /** A municipality wrote it to an authority, or our reader of mails did: an English page must not read it as English. */
  estonian?: boolean;
}) =>
  lines ? (
    <div class="outside" dir="auto" lang={estonian ? estonianHere() : undefined}>
      {harmless(text)}
    </div>
  ) : (
    <bdi lang={estonian ? estonianHere() : undefined}>{harmless(text)}</bdi>
  );

/** @returns what `lang` Estonian needs on the page of this request: none on an Estonian one. */
export const estonianHere = (): 'et' | undefined => (languageNow() === 'et' ? undefined : 'et');

/** Marks that set or override the direction of writing, control characters but tab and line feed, zero width, tags. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** @returns the text without hidden characters. */
export const harmless = (text: string): string => text.toWellFormed().replace(HIDDEN, '');

const isEmpty = (value: Child): boolean => value === null || value === undefined || value === '';
