/** Texts of a party's own list of tasks. */

export const ownTaskTexts = {
  title: 'Minu ülesanded',
  link: 'Vaata kõiki oma avatud ülesandeid',
  lead: 'Avatud ülesanded, mis on saadetud teie e-posti aadressile. Esimesena on need, mille tähtaeg on möödas.',
  empty: 'Teil ei ole praegu ühtegi avatud ülesannet.',
  emptyPart: 'Sellel lehel ei ole ühtegi ülesannet.',
  paused: 'Peatatud',
  client: 'Klient',
  pages: 'Leheküljed',
  next: 'Järgmine leht',
  first: 'Esimene leht',
};
