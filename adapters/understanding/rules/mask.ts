/**
 * Numbers and addresses that identify a person or open an account. They are recognised by their form; a card also by
 * its check digit, because any long number looks like one.
 */
const CARD = /(?<![\d-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\d-])/gu;
const EMAIL =
  /[\p{Script=Latin}\d._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/gu;
/** ISO 13616: country, two check digits, then groups of letters and digits. */
const IBAN =
  /(?<![A-Za-z\d])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z\d]{4}){2,7}(?:[ -]?[A-Za-z\d]{1,3})?(?![A-Za-z\d])/gu;
/** Taiwan, mainland China (GB 11643), Spain (DNI, NIE), Mexico (CURP), and the United States (SSN). */
const NATIONAL_ID =
  /(?<![A-Za-z\d])(?:[A-Za-z][1289]\d{8}|\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{8}-?[A-HJ-NP-TV-Za-hj-np-tv-z]|[XYZxyz]-?\d{7}-?[A-Za-z]|[A-Z]{4}\d{6}[HMhm][A-Z]{5}[A-Z\d]\d|\d{3}-\d{2}-\d{4}|\d{3} \d{2} \d{4})(?![A-Za-z\d])/gu;
const SSN_SAID = /(?:social security|ssn|seguro social)\D{0,24}(\d{9})(?!\d)/giu;
/** With a country code, with a bracketed area, in groups as they are read out, or as a mobile number in one piece. */
const PHONE =
  /(?<![\d$€£¥#A-Za-z.,-])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){1,4}\d{2,4}|\(\d{2,4}\)[ .-]?\d{3,4}[ .-]?\d{3,4}|0\d{1,3}[ -]\d{3,4}[ -]?\d{3,4}|\d{3}[ .-]\d{3}[ .-]\d{3,4}|\d{2}[ -]\d{4}[ -]\d{4}|[6-9]\d{2}(?: \d{2}){3}|09\d{2}-?\d{3}-?\d{3}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|[67]\d{8}|[2-9]\d{2}[2-9]\d{6})(?![\d-]|[.,]\d)/gu;
/** A number that is called an order, a case or a policy is none of these. */
const REFERENCE =
  /(?:order|pedido|orden|tracking|invoice|factura|policy|p[oó]liza|claim|case|ref\w*|booking|reserva|serial|folio|訂單|订单|保單|保单|發票|发票|單號|单号|編號|编号)[^\n\d]{0,16}$/iu;
/** Fewer digits than these in a row, and no address: nothing to hide, and nothing to pay for looking. */
const WORTH_A_LOOK = /@|\d(?:[ ().-]{0,2}[\dA-Za-z]){7}/u;

/** Luhn's check digit (ISO/IEC 7812-1): a long number that fails it is no card. */
const isCard = (digits: string): boolean => {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

export type Masked = { readonly masked: string; readonly any: boolean };

/** The text with cards, e-mails, phones, accounts and national ids replaced by `•`, and whether there were any. */
export const mask = (text: string): Masked => {
  if (!WORTH_A_LOOK.test(text)) return { masked: text, any: false };
  const masked = text
    .replace(EMAIL, '•')
    .replace(CARD, (found) => (isCard(found.replace(/\D/gu, '')) ? '•' : found))
    .replace(NATIONAL_ID, unlessReference)
    .replace(SSN_SAID, (found, digits: string) => found.replace(digits, '•'))
    .replace(IBAN, (found) => (digitsIn(found) >= 8 ? '•' : found))
    .replace(PHONE, unlessReference);
  return { masked, any: masked !== text };
};

const unlessReference = (found: string, offset: number, whole: string): string =>
  REFERENCE.test(whole.slice(Math.max(0, offset - 32), offset)) ? found : '•';
const digitsIn = (text: string): number => text.replace(/\D/gu, '').length;
