/** Texts about links that wrong addresses put to sleep. */

export const lockoutTexts = {
  badge: 'Link puhkas',
  told: (party: string, at: string) =>
    `${party}: aadress sisestati lingil viis korda valesti, viimati ${at}. Link puhkas tunni ja keegi ei ole pärast seda ülesannet avanud. Kontrollige kontakti; vajaduse korral andke ülesanne üle või saatke uus link.`,
};
