/** Fields of a referral in Estonian: what each is called, and what would do for a required one. */
import type { RequiredField } from '#domain/reading';

/** @returns the field's name as a label: "Isikukood"; for a field without words the field's own name. */
export const fieldWords = (field: string): string => NAMES[field] ?? field;

/** @returns what is asked for, with all that would do: "isikukood või sünniaeg". */
export const requiredFieldWords = (field: string): string =>
  isRequired(field) ? REQUIRED[field] : fieldWords(field).toLowerCase();

const isRequired = (field: string): field is RequiredField => Object.hasOwn(REQUIRED, field);

const REQUIRED: Record<RequiredField, string> = {
  'client.name': 'kliendi nimi',
  'client.personalCode': 'kliendi isikukood või sünniaeg',
  'client.phone': 'kliendi telefon, e-posti aadress või elukoha aadress',
  'client.languages': 'keeled, millest klient aru saab',
  need: 'abivajaduse kirjeldus',
  'decision.number': 'suunamise otsuse number või otsus manusena',
};

const NAMES: Readonly<Record<string, string>> = {
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
};
