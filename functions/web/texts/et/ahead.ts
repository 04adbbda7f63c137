/** Estonian texts of what the system will send next in a case. */
export const aheadTexts = {
  heading: 'Mis järgmisena saadetakse',
  caption: 'Kirjad, mis lähevad teele, kui vahepeal midagi ei juhtu',
  head: ['Millal', 'Mis', 'Kellele', 'Kinni hoidmine'],
  tones: {
    reminder: 'meeldetuletus',
    'due-today': 'tähtaeg on täna',
    overdue: 'tähtaeg möödas',
    passed: 'SKA otsustada',
  },
  milestone: 'Teenus',
  warning: 'hoiatus, et teenus lõpeb',
  end: 'teenuse lõpp',
  hold: 'Peata see tähtaeg',
  holdCase: 'Peata juhtum',
  held: (kind: string): string => `${kind}: peatatud, meeldetuletusi ei saadeta.`,
  nothing: 'Praegu ei ole midagi ootel.',
};
