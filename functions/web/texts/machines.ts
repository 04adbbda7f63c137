/** Words for what the machines do, in the language of the request. */
import * as en from './en/machines.ts';
import * as et from './et/machines.ts';
import { spoken } from './spoken.ts';

export const machineTexts = spoken(et.machineTexts, en.machineTexts);
