/** Tabs, and the way on to the next page of a list: ordinary links. */
import { frame } from '../texts/frame.ts';

export interface Choice {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

export const Tabs = ({ label, choices }: { label: string; choices: readonly Choice[] }) => (
  <nav class="tabs" aria-label={label}>
    <ChoiceLinks choices={choices} />
  </nav>
);

/** Links of which one leads to the page that is shown. */
export const ChoiceLinks = ({ choices }: { choices: readonly Choice[] }) => (
  <ul>
    {choices.map(({ href, label, current }) => (
      <li>
        <a href={href} aria-current={current ? 'page' : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);

/** @param next the cursor at which the list goes on; nothing is shown when it is at its end */
export const NextPage = ({
  path,
  query,
  next,
}: {
  path: string;
  query: Readonly<Record<string, string>>;
  next: string | null;
}) =>
  next ? (
    <nav class="pages" aria-label={frame.pages}>
      <a href={`${path}?${new URLSearchParams({ ...query, after: next })}`}>{frame.nextPage}</a>
    </nav>
  ) : null;

/** The button of one row; who cannot see the row hears which one. Hidden words would widen a table that scrolls. */
export const RowButton = ({ label, of }: { label: string; of: string }) => (
  <button type="submit" class="button secondary" aria-label={`${label}: ${of}`}>
    {label}
  </button>
);
