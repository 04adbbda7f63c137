/** Reads the protection basis, and yes or no about the interpreter. */

export type Protection = 'international' | 'temporary';

/** The basis named in a value; null when none, or both and none is ticked. */
export function protectionIn(value: string): Protection | null {
  const text = tickedOnly(value).toLowerCase();
  const temporary = TEMPORARY.test(text);
  const international = INTERNATIONAL.test(text);
  if (temporary === international) return null;
  return temporary ? 'temporary' : 'international';
}

/** As protectionIn, for running text: „rahvusvahelise kaitse saajate teenus" is about a service, not a person. */
export function protectionInProse(text: string): Protection | null {
  return protectionIn(
    text
      .replaceAll(/\p{L}{0,30} (ja|või) (ajutise|rahvusvahelise) kaitse/giu, ' ')
      .replaceAll(
        /(ajutise|rahvusvahelise|täiendava) kaitse (saajate\p{L}*|saanute\p{L}*|andmise|seadus\p{L}*)/giu,
        ' ',
      )
      .replaceAll(/välismaalasele rahvusvahelise kaitse|pagulaste\p{L}*|pagulaskeskus\p{L}*/giu, ' '),
  );
}

const TEMPORARY = /ajuti|временн|тимчасов|temporary/;
const INTERNATIONAL =
  /rahvusvahel|pagula|täienda|varjupaig|международн|дополнительн|беженц|беженец|міжнародн|додатков|біжен|international|refugee|subsidiary|asylum/;

/** Whether an interpreter is needed, from a value such as „jah", „ei vaja", „vene keel"; null when it does not say. */
export function interpreterIn(value: string): boolean | null {
  const text = tickedOnly(value).trim().toLowerCase();
  if (text === '' || /^[?-]+$/.test(text)) return null;
  if (/^(ei|puudub|pole|mitte|нет|не|ні|no|not|none)(?!\p{L})/u.test(text) || NOT_NEEDED.test(text))
    return false;
  if (/^(jah|ja|on|vaja|vajab|vajalik|soovib|olemas|да|так|yes|x|✓|✔|нуж|потріб|need|requir)/u.test(text))
    return true;
  if (/teadmata|selgub|неизвестно|unknown/.test(text)) return null;
  return /keel|tõlk|vaja|нуж|язык|потріб|need|language/.test(text) ? true : null;
}

/** As interpreterIn, for a sentence that speaks of an interpreter. */
export function interpreterInProse(text: string): boolean | null {
  for (const clause of text.split(/[.;!?\n]/).slice(0, 200)) {
    if (
      !/(?<!\p{L})(tõlk|tõlgi|tõlgiga|tõlki|tõlke|tõlget|tõlketeenus|переводчик|перекладач|interpreter|translator)/iu.test(
        clause,
      )
    )
      continue;
    if (/(?<!\p{L})(ei|pole|ilma|не|нет|без|no|not|without)(?!\p{L})|tõlgita/iu.test(clause)) return false;
    if (
      /vaja|vajab|vajalik|tõlgiga|tõlgi (abil|kaudu|vahendusel)|нуж|потріб|need|requir|with an interpreter/iu.test(
        clause,
      )
    )
      return true;
  }
  return null;
}

const NOT_NEEDED =
  /(?<!\p{L})(ei ole|ei vaja|ei ole vaja|pole vaja|ei soovi|не нуж\p{L}*|не требуется|not needed|not required)(?!\p{L})/u;

/** Of a form's options „☒ ajutine ☐ rahvusvaheline" only the ticked ones; a text without boxes stays. */
function tickedOnly(value: string): string {
  if (!/[☒☑☐□■✓✔[(]/u.test(value)) return value;
  const parts = value.split(/(☒|☑|☐|□|■|✓|✔|\[ ?[xXхХvV✓] ?\]|\[ {0,2}\]|\( ?[xX] ?\)|\( {1,2}\))/u);
  if (parts.length < 3) return value;
  let kept = '';
  for (let index = 1; index < parts.length; index += 2) {
    if (/[☒☑■✓✔xXхХvV]/u.test(parts[index] ?? '')) kept += ` ${parts[index + 1] ?? ''}`;
  }
  return kept;
}
