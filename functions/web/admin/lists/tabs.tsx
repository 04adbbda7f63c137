/** Tabs, and the ways between the pages of a list: ordinary links. */
import type { Count } from '#web/ports.ts';
import { frame } from '#web/texts/frame.ts';

export interface Choice {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  /** How many the list has, in words of `countWords`. */
  readonly count?: string;
}

/** A bounded read knows no more (DESIGN § 4). */
const MOST_COUNTED = 999;

/** @returns "12", "999+"; "12+" when twelve were found in the part that was read */
export const countWords = ({ count, more }: Count): string =>
  count > MOST_COUNTED ? `${MOST_COUNTED}+` : `${count}${more ? '+' : ''}`;

export const Tabs = ({ label, choices }: { label: string; choices: readonly Choice[] }) => (
  <nav class="tabs" aria-label={label}>
    <ChoiceLinks choices={choices} />
  </nav>
);

/** Links of which one leads to the page that is shown. */
export const ChoiceLinks = ({ choices }: { choices: readonly Choice[] }) => (
  <ul>
    {choices.map(({ href, label, current, count }) => (
      <li>
        <a href={href} aria-current={current ? 'page' : undefined}>
          {count === undefined ? label : `${label} (${count})`}
        </a>
      </li>
    ))}
  </ul>
);

interface PagesProps {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The cursor at which the list goes on; null at its end. */
  readonly next: string | null;
}

/** The way on; nothing at the end of the list. */
export const NextPage = (props: PagesProps) => <Pages {...props} after={null} />;

/** The way on, and back to the beginning; nothing when the list has one page. @param after where this page begins */
export const Pages = ({ path, query, after, next }: PagesProps & { readonly after: string | null }) => {
  if (!after && !next) return null;
  const from = (more: Record<string, string>) => {
    const parameters = new URLSearchParams({ ...query, ...more }).toString();
    return parameters === '' ? path : `${path}?${parameters}`;
  };
  return (
    <nav class="pages" aria-label={frame.pages}>
      {after && <a href={from({})}>{frame.firstPage}</a>}
      {next && <a href={from({ after: next })}>{frame.nextPage}</a>}
    </nav>
  );
};

/** The button of one row; who cannot see the row hears which one. Hidden words would widen a table that scrolls. */
export const RowButton = ({ label, of }: { label: string; of: string }) => (
  <button type="submit" class="button secondary" aria-label={`${label}: ${of}`}>
    {label}
  </button>
);
