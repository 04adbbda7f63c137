/** Estonian texts of the preview of what will be erased. */
export const erasureTexts = {
  title: 'Kustutamisele kuuluvad andmed',
  intro:
    'Nende lõpetatud juhtumite säilitamise aeg saab läbi. Näidatud päeval kustutatakse kliendi andmed ja kirjad koos kõigi varasemate versioonidega. Alles jääb, mis millal juhtus, ilma isikuteta.',
  caption: 'Juhtumid, mille isikuandmed kustutatakse kahe nädala jooksul',
  head: ['Juhtum', 'Kustutamise päev'],
  empty: 'Järgmise kahe nädala jooksul ei kustutata midagi.',
  strays: (mails: number, transfers: number, on: string): string =>
    `Lisaks kustutatakse alates ${on}: kirju, mis ei kuulu ühegi juhtumi juurde, ${mails}; terve lepingu üleandmise põhjendusi ${transfers}.`,
  link: 'Vaadake, milliste juhtumite isikuandmed peagi kustutatakse',
};
