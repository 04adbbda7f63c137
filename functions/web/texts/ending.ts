/** Texts of the pages about the end of a service: final report, ending, refusals. Another language: an object of this shape. */
export const et = {
  finalReport: {
    labels: {
      goal: 'Eesmärk',
      allGoals: 'Kas teenuse eesmärgid saavutati?',
      summary: 'Teenuse kokkuvõte',
      long: 'Kuni 4000 tähemärki. Näevad omavalitsus ja Sotsiaalkindlustusamet.',
      hours: 'Tugiisiku tööd tundides',
      hoursHint: 'Kui see on teada, näiteks 120 või 120,5.',
      recommendation: 'Soovitus edaspidiseks',
    },
    errors: {
      outcome: 'Valige, kas eesmärk saavutati.',
      summary: 'Kirjutage teenuse kokkuvõte.',
      recommendation: 'Kirjutage soovitus edaspidiseks. Kui seda ei ole, kirjutage „ei ole“.',
    },
  },
};
