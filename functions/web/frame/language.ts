/** In which language a page is drawn: as a cookie says, Estonian unless it does. `?lang=en` on any page changes it. */
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Language, languages } from '#domain/words/language';
import { speaking } from '../texts/spoken.ts';
import { isSecure, type PageEnv, type Settings } from './environment.ts';

export const LANGUAGE_COOKIE = 'tugirada_language';
const REMEMBERED_SECONDS = 365 * 24 * 60 * 60;

/**
 * Draws what comes after it in the reader's language. A GET with `lang` keeps that in a cookie, which holds nothing else,
 * and leads back to the same address without it. The surveys have languages and a `lang` of their own.
 */
export const inLanguage =
  (settings: Pick<Settings, 'baseUrl'>): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const { pathname, searchParams } = new URL(c.req.url);
    if (pathname.startsWith('/feedback/')) return speaking({ language: 'et', switchTo: null }, next);
    const asked = languageOf(searchParams.get('lang') ?? undefined);
    searchParams.delete('lang');
    if (asked && (c.req.method === 'GET' || c.req.method === 'HEAD')) {
      setCookie(c, LANGUAGE_COOKIE, asked, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure(settings),
        maxAge: REMEMBERED_SECONDS,
      });
      return c.redirect(`${onThisSite(pathname)}${searchParams.size > 0 ? `?${searchParams}` : ''}`, 303);
    }
    const language = languageOf(getCookie(c, LANGUAGE_COOKIE)) ?? 'et';
    searchParams.set('lang', language === 'en' ? 'et' : 'en');
    return speaking({ language, switchTo: `?${searchParams}` }, next);
  };

const languageOf = (text: string | undefined): Language | null =>
  languages.find((one) => one === text) ?? null;

/** A path that begins with two slashes would name another host. */
const onThisSite = (pathname: string): string => pathname.replace(/^[/\\]+/, '/');
