/** The frame of the local system's own pages, and how they write a moment. */
import type { Child } from 'hono/jsx';
import { dateTimeShort } from '#domain/estonian';

/** The pages load nothing and run no script; the frame of a mail inherits this, so that a mail loads nothing either. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

export function Layout({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="et">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title} – Tugirada selles arvutis</title>
        <link rel="stylesheet" href="/_local/style.css" />
      </head>
      <body>
        <header>
          <a href="/">Tugirada selles arvutis</a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

/** An ISO instant as `20.02.2026 kell 16.40` in Tallinn. */
export function Moment({ at }: { at: string }) {
  return <time datetime={at}>{dateTimeShort(at)}</time>;
}
