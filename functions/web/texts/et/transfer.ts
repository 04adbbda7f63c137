/** Texts of a change of provider: of one case, and of all running cases of a contract. */
export const transferTexts = {
  change: {
    title: 'Vaheta teenuseosutajat',
    hint: 'Senine teenuseosutaja saab ülesande juhtum üle anda. Valitud päeva algul lähevad avatud ülesanded uuele teenuseosutajale: nende tähtajad ei muutu, vanad lingid enam ei avane. KOV saab teate. Kuni selle päevani saate vahetuse tagasi võtta.',
    provider: 'Uus teenuseosutaja',
    providerMissing: 'Valige uus teenuseosutaja.',
    effective: 'Alates',
    effectiveHint: 'Tänane või hilisem päev. Tänase päeva valimisel toimub vahetus kohe.',
    effectiveMissing: 'Sisestage päev kujul pp.kk.aaaa.',
    effectiveWrong: 'Päev peab olema täna või hiljem, kuid mitte üle 290 päeva pärast.',
    reason: 'Põhjendus',
    reasonHint: 'Jääb juhtumi juurde. Teenuseosutajad seda ei näe.',
    reasonMissing: 'Kirjutage põhjendus.',
    send: 'Kavanda vahetus',
  },
  undo: {
    title: 'Võta teenuseosutaja vahetus tagasi',
    hint: (to: string, day: string) => `Kavandatud: uus teenuseosutaja on ${to} alates ${day}.`,
    send: 'Võta tagasi',
  },
  planned: 'Teenuseosutaja vahetub',
  plannedFact: (to: string, day: string) => `${to} alates ${day}`,
  summary: 'Pane kirja juhtumi üleandmise kokkuvõte',
  summaryHint: 'Eelmine teenuseosutaja ei esitanud kokkuvõtet ise. Uus teenuseosutaja näeb seda lingi kaudu.',
  takeOver: 'Pane kirja uue teenuseosutaja tugiisik',
  takeOverHint: 'Kui teenuseosutaja teatas tugiisiku telefonitsi.',
  record: 'Pane kirja',
};
