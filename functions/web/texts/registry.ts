/** Texts of the registry, in the language of the request. */
import * as en from './en/registry.ts';
import * as et from './et/registry.ts';
import { spoken } from './spoken.ts';

export const registryTexts = spoken(et.registryTexts, en.registryTexts);
