/** Texts of the municipality's question to the provider, in the language of the request. */
import * as en from './en/asking.ts';
import * as et from './et/asking.ts';
import { spoken } from './spoken.ts';

export const askingTexts = spoken(et.askingTexts, en.askingTexts);
