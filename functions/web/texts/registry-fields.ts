/** Texts of fields in the registry, in the language of the request. */
import * as en from './en/registry-fields.ts';
import * as et from './et/registry-fields.ts';
import { spoken } from './spoken.ts';

export const registryFieldTexts = spoken(et.registryFieldTexts, en.registryFieldTexts);
