/** Valid personal codes for invented people. */
import { checkDigit } from '#domain/personal-code';

/** A valid code for a birth date (yyyy-mm-dd); `serial` 0-999 tells people of one day apart. */
export function personalCodeFor(sex: 'female' | 'male', birthDate: string, serial = 1): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const century = Math.floor((Number(year) - 1800) / 100) * 2 + (sex === 'male' ? 1 : 2);
  const ten = `${century}${year.slice(2)}${month}${day}${String(serial).padStart(3, '0')}`;
  return `${ten}${checkDigit(ten)}`;
}
