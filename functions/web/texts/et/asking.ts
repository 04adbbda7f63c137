/** Estonian texts of the page on which the municipality asks the provider. */
import { withinWorkingDays } from '#domain/estonian';
export const askingTexts = {
  link: 'Esita teenuseosutajale infopäring',
  title: 'Infopäring teenuseosutajale',
  lead: (days: number) =>
    `Edastame Teie küsimuse teenuseosutajale kohe. Ta vastab ${withinWorkingDays(days)}, vastuse saadame Teile kirjaga.`,
  send: 'Saada küsimus',
  sent: 'Küsimus on saadetud',
  sentText: 'Edastasime Teie küsimuse teenuseosutajale. Kinnitus vastamise tähtajaga on Teile kirjaga teel.',
  another: 'Esita veel üks küsimus',
  notNow: 'Sellel juhtumil ei saa infopäringut esitada: teenuseosutajat ei ole või juhtum on lõppenud.',
  text: 'Küsimus',
  textHint: 'Kuni 4000 tähemärki. Küsimust näeb teenuseosutaja.',
  missing: 'Kirjutage küsimus.',
};
