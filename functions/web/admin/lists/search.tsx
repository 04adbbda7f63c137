/**
 * The search for a case. What was typed names a person: it is posted, and goes on in the address of the result page sealed,
 * so that no log and no history can read it, for the officer who typed it alone.
 */
import * as z from 'zod/mini';
import { dayOf } from '#domain/calendar/calendar';
import { nowOf, type PageContext, type Settings } from '#web/frame/environment.ts';
import { readForm, textOf } from '#web/frame/form.ts';
import { answerPage } from '#web/frame/page.tsx';
import { Button } from '#web/frame/parts.tsx';
import { seal, unseal } from '#web/frame/seal.ts';
import type { Found, Ports } from '#web/ports.ts';
import { foundTexts } from '#web/texts/found.ts';
import { frame } from '#web/texts/frame.ts';
import { searchTexts as texts, workTexts } from '#web/texts/work.ts';
import { AdminFrame } from '../frame.tsx';
import { pathOf, searchPath } from '../paths.ts';
import { CaseTable } from './case-rows.tsx';

/** Purpose of the seal. */
const PURPOSE = 'search';
/** The longest names have some sixty letters. */
const LONGEST = 120;

const sealedSchema = z.object({ typed: z.string(), by: z.string() });

/** POST /admin/search: `typed`. It changes nothing, so an auditor may search, too. */
export async function searchPost(c: PageContext, settings: Settings) {
  const typed = textOf(await readForm(c), 'typed').slice(0, LONGEST);
  const sealed = seal(settings.sessionKey, PURPOSE, { typed, by: c.get('session').sub });
  return c.redirect(`${searchPath}?for=${sealed}`, 303);
}

/** GET /admin/search?for=…&page=… Each look at a page of results is noted, for every case that it shows. */
export async function searchGet(c: PageContext, ports: Ports, settings: Settings) {
  const session = c.get('session');
  const now = nowOf(c);
  const sealed = sealedSchema.safeParse(unseal(settings.sessionKey, PURPOSE, c.req.query('for') ?? ''));
  const typed = sealed.success && sealed.data.by === session.sub ? sealed.data.typed : null;
  const page = pageOf(c.req.query('page'));
  const found = typed === null ? null : await ports.searchCases(typed, page);
  const rows = found && found.by !== 'nothing' ? found.rows : [];
  const [hit] = rows;
  if (found?.by === 'reference' && hit) return c.redirect(pathOf(hit.caseId), 303);
  if (found && (found.by === 'name' || found.by === 'code')) {
    const seen = rows.length > 0 ? rows.map(({ caseId }) => caseId) : ['search'];
    const entry = { officer: session.sub, what: `search-${found.by}`, at: now };
    await ports.noteAccesses(seen.map((caseId) => ({ caseId, ...entry })));
  }
  const wrong = found?.by === 'nothing';
  return answerPage(
    c,
    <AdminFrame
      session={session}
      title={found && found.by !== 'nothing' ? `${texts.title} (${found.found})` : texts.title}
      section="work"
      above={[['/admin', workTexts.title]]}
      failed={wrong}
    >
      <h1>{texts.title}</h1>
      <SearchForm typed={typed ?? ''} wrong={wrong} />
      {found && <Result found={found} today={dayOf(now)} />}
      {found && <FoundPages found={found} page={page} sealed={c.req.query('for') ?? ''} />}
      <p class="muted small">{texts.noted}</p>
    </AdminFrame>,
    wrong ? 422 : 200,
  );
}

const Result = ({ found, today }: { found: Found; today: ReturnType<typeof dayOf> }) => {
  if (found.by === 'nothing') return null;
  return (
    <div role="status">
      {found.more && <p>{foundTexts.tooWide}</p>}
      {found.rows.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <CaseTable caption={texts.caption} rows={found.rows} today={today} />
      )}
    </div>
  );
};

/** The ways between the pages of a long result. */
const FoundPages = ({ found, page, sealed }: { found: Found; page: number; sealed: string }) => {
  if (found.by === 'nothing' || found.pages === 1) return null;
  const to = (other: number) => `${searchPath}?${new URLSearchParams({ for: sealed, page: String(other) })}`;
  return (
    <>
      <p class="muted">{foundTexts.found(found.found, page, found.pages)}</p>
      <nav class="pages" aria-label={frame.pages}>
        {page > 1 && <a href={to(page - 1)}>{foundTexts.previous}</a>}
        {page < found.pages && <a href={to(page + 1)}>{frame.nextPage}</a>}
      </nav>
    </>
  );
};

/** Whatever is no page is the first. */
const pageOf = (asked: string | undefined): number =>
  asked !== undefined && /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : 1;

/** Alt+S (on a Mac Control+Option+S) leads to the field from anywhere on the page. */
export const SearchForm = ({ typed = '', wrong = false }: { typed?: string; wrong?: boolean }) => (
  <search>
    <form method="post" action={searchPath} class={wrong ? 'search wrong' : 'search'} novalidate>
      <label class="label" for="search-typed">
        {texts.label}
      </label>
      <p class="hint" id="search-typed-hint">
        {texts.hint}
      </p>
      {wrong && (
        <p class="error" id="search-typed-error">
          {texts.nothing}
        </p>
      )}
      <div class="search-line">
        <input
          type="search"
          class="input"
          id="search-typed"
          name="typed"
          value={typed}
          maxlength={LONGEST}
          autocomplete="off"
          spellcheck={false}
          accesskey="s"
          aria-describedby={wrong ? 'search-typed-hint search-typed-error' : 'search-typed-hint'}
          aria-invalid={wrong ? 'true' : undefined}
        />
        <Button kind="secondary">{texts.send}</Button>
      </div>
    </form>
  </search>
);
