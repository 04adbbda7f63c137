/** Estonian words on the pages of a long result of the search. */
export const foundTexts = {
  found: (found: number, page: number, pages: number) =>
    `Leiti ${found} juhtumit; leht ${page} / ${pages}. Hilisemate aastate juhtumid on eespool.`,
  tooWide:
    'Sobivaid juhtumeid on rohkem, kui üks otsing leiab. Täpsustage otsingut: lisage teine nimi või rohkem tähti.',
  previous: 'Eelmine leht',
};
