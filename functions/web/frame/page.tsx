/** The frame of every page: head, skip link, header, main part, footer. */
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { frame } from '../texts/frame.ts';
import { languageNow, switchNow } from '../texts/spoken.ts';
import type { PageContext } from './environment.ts';
import { iconPath, stylesPath } from './styles.ts';

export interface FrameProps {
  /** What the page is about: stands first in the window's title. */
  readonly title: string;
  /** True after a form was sent with mistakes: the title says so first. */
  readonly failed?: boolean;
  /** Right side of the header: menu, name, signing out. */
  readonly header?: Child;
  /** `narrow` is one column of text and form, `wide` has room for tables. */
  readonly width?: 'narrow' | 'wide';
  /** Of the main part, when it is in another language than the frame. */
  readonly lang?: string;
  readonly children?: Child;
}

export type PageStatus = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500;

/** Answers with a whole HTML page. @param body an element made by `Frame` or of it */
export const answerPage = (c: PageContext, body: Child, status: PageStatus = 200) =>
  c.html(html`<!doctype html>${body}`, status);

export const Frame = ({ title, failed = false, header, width = 'narrow', lang, children }: FrameProps) => (
  <html lang={languageNow()}>
    <head>
      <meta charset="utf-8" />
      <title>{`${failed ? frame.errorPrefix : ''}${title} – ${frame.service} – ${frame.agency}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={iconPath} type="image/svg+xml" />
      <link rel="stylesheet" href={stylesPath} />
    </head>
    <body>
      <a class="skip" href="#sisu">
        {frame.skip}
      </a>
      <header class="top">
        <div class="top-inner">
          <div class="brand">
            <span class="brand-agency">{frame.agency}</span>
            <span class="brand-service">{frame.serviceLong}</span>
          </div>
          {header}
          <OtherLanguage />
        </div>
      </header>
      <main id="sisu" class={width} tabindex={-1} lang={lang}>
        {children}
      </main>
      <footer class="bottom">
        <div class="bottom-inner">
          <p>
            <strong>{frame.service}</strong> – {frame.footer}
          </p>
          <p>{frame.footerPrivacy}</p>
        </div>
      </footer>
    </body>
  </html>
);

/** Named in the other language, for those who read that one only. */
const OtherLanguage = () => {
  const href = switchNow();
  const other = languageNow() === 'en' ? 'et' : 'en';
  return href === null ? null : (
    <a class="language" href={href} lang={other} hreflang={other}>
      {frame.otherLanguage}
    </a>
  );
};
