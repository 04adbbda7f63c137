import { describe, expect, it } from 'vitest';
import { phases } from '#domain/case/state';
import { plain } from '#domain/estonian';
import { obligationKinds, parties } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import { REQUIRED_FIELDS } from '#domain/reading';
import { fieldWords, requiredFieldWords } from '#domain/words/fields';
import { languagesWords, languageWords } from '#domain/words/languages';
import { ofPartyWords, partyWords, toPartyWords } from '#domain/words/parties';
import { phaseWords } from '#domain/words/phases';
import { rhythmWords } from '#domain/words/rhythms';

describe('words in Estonian', () => {
  it('name an obligation standing alone, in a sentence and as something to do', () => {
    expect(obligationWords('ensure-support-person')).toEqual({
      title: 'Tugiisiku leidmine',
      name: 'tugiisiku leidmine',
      verb: 'leida tugiisik',
    });
    for (const kind of obligationKinds) expect(obligationWords(kind).title).toMatch(/^\p{Lu}\p{Ll}+ /u);
  });

  it('name each phase by words of its own', () => {
    expect(new Set(phases.map((phase) => phaseWords(phase))).size).toBe(phases.length);
    expect(phaseWords('assigning')).toBe('Ootab tugiisikut');
  });

  it('name each party in the cases that sentences need', () => {
    expect(parties.map((party) => [partyWords(party), ofPartyWords(party), toPartyWords(party)])).toEqual([
      ['omavalitsus', 'omavalitsuse', 'omavalitsusele'],
      ['Sotsiaalkindlustusamet', 'Sotsiaalkindlustusameti', 'Sotsiaalkindlustusametile'],
      ['teenuseosutaja', 'teenuseosutaja', 'teenuseosutajale'],
    ]);
  });

  it('name languages, rare ones by the runtime, and give back what is none', () => {
    expect(['uk', 'ru', 'en', 'ar', 'prs', 'tr', 'UK'].map((code) => languageWords(code))).toEqual([
      'ukraina',
      'vene',
      'inglise',
      'araabia',
      'dari',
      'türgi',
      'ukraina',
    ]);
    expect(languageWords('sw')).toBe('suahiili');
    expect(languageWords('xx')).toBe('xx');
    expect(languageWords('<b>')).toBe('<b>');
  });

  it('join languages before one "keel"', () => {
    expect(languagesWords(['uk', 'ru', 'en'])).toBe('ukraina, vene ja inglise keel');
    expect(languagesWords(['uk'])).toBe('ukraina keel');
    expect(languagesWords([])).toBe('');
  });

  it('name every required field with all that would do, and other fields by their label', () => {
    for (const field of REQUIRED_FIELDS) expect(requiredFieldWords(field)).not.toContain('.');
    expect(requiredFieldWords('client.personalCode')).toBe('kliendi isikukood või sünniaeg');
    expect(requiredFieldWords('goals')).toBe('teenuse eesmärk');
    expect(fieldWords('starNumber')).toBe('STAR-i registrinumber');
    expect(fieldWords('client.somethingNew')).toBe('client.somethingNew');
  });

  it('say how often overviews come', () => {
    expect(
      ['monthly', 'two-months', 'three-months'].map((one) => plain(rhythmWords(one as 'monthly'))),
    ).toEqual(['kord kuus', 'iga kahe kuu järel', 'iga kolme kuu järel']);
  });
});
