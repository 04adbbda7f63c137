/** Fields of a referral in words: what each is called, and what would do for a required one. */
import type { RequiredField } from '#domain/reading';
import type { Language } from '#domain/words/language';

/** @returns the field's name as a label: "Isikukood"; for a field without words the field's own name. */
export const fieldWords = (field: string, language: Language = 'et'): string =>
  NAMES[language][field] ?? field;

/** @returns what is asked for, with all that would do: "isikukood või sünniaeg". */
export const requiredFieldWords = (field: string, language: Language = 'et'): string =>
  isRequired(field) ? REQUIRED[language][field] : fieldWords(field, language).toLowerCase();

const isRequired = (field: string): field is RequiredField => Object.hasOwn(REQUIRED.et, field);

const REQUIRED: Record<Language, Record<RequiredField, string>> = {
  et: {
    'client.name': 'kliendi nimi',
    'client.personalCode': 'kliendi isikukood või sünniaeg',
    'client.phone': 'kliendi telefon, e-posti aadress või elukoha aadress',
    'client.languages': 'keeled, millest klient aru saab',
    need: 'abivajaduse kirjeldus',
    'decision.number': 'suunamise otsuse number või otsus manusena',
  },
  en: {
    'client.name': "client's name",
    'client.personalCode': "client's personal code or date of birth",
    'client.phone': "client's telephone, e-mail address or home address",
    'client.languages': 'languages that the client understands',
    need: 'description of the need',
    'decision.number': 'number of the referral decision, or the decision as an attachment',
  },
};

const NAMES: Record<Language, Readonly<Record<string, string>>> = {
  et: {
    'client.name': 'Kliendi nimi',
    'client.personalCode': 'Isikukood',
    'client.birthDate': 'Sünniaeg',
    'client.phone': 'Telefon',
    'client.email': 'E-post',
    'client.address': 'Elukoha aadress',
    'client.languages': 'Keeled',
    'client.protection': 'Kaitse liik',
    'client.interpreter': 'Tõlgi vajadus',
    'client.otherServices': 'Muud teenused',
    starNumber: 'STAR-i registrinumber',
    familyMembers: 'Pereliikmed',
    need: 'Abivajadus',
    goals: 'Teenuse eesmärk',
    'caseManager.name': 'Juhtumikorraldaja',
    'caseManager.email': 'Juhtumikorraldaja e-post',
    'caseManager.phone': 'Juhtumikorraldaja telefon',
    'decision.number': 'Suunamise otsuse number',
    'decision.date': 'Suunamise otsuse kuupäev',
    'decision.attachment': 'Suunamise otsus manusena',
  },
  en: {
    'client.name': "Client's name",
    'client.personalCode': 'Personal code',
    'client.birthDate': 'Date of birth',
    'client.phone': 'Telephone',
    'client.email': 'E-mail',
    'client.address': 'Home address',
    'client.languages': 'Languages',
    'client.protection': 'Kind of protection',
    'client.interpreter': 'Need for an interpreter',
    'client.otherServices': 'Other services',
    starNumber: 'Number in the STAR register',
    familyMembers: 'Family members',
    need: 'Need for help',
    goals: 'Goal of the service',
    'caseManager.name': 'Case manager',
    'caseManager.email': "Case manager's e-mail",
    'caseManager.phone': "Case manager's telephone",
    'decision.number': 'Number of the referral decision',
    'decision.date': 'Date of the referral decision',
    'decision.attachment': 'Referral decision as an attachment',
  },
};
