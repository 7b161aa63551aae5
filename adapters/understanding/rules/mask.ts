/** Private numbers that nobody else needs to read. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}\.[a-z]{2,24}/giu;
const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b/gu;
const CARD = /\b(?:\d[ -]?){12,18}\d\b/gu;
const PHONE =
  /(?<![\d$€£¥])(?:\+\d{1,3}[\s-]?)?(?:\(\d{2,4}\)[\s-]?)?\d{2,4}(?:[\s-]\d{3,4}){2}(?!\d)|(?<!\d)(?:09\d{8}|1[3-9]\d{9})(?!\d)/gu;
const NATIONAL_ID =
  /\b[A-Z][12]\d{8}\b|\b\d{17}[\dX]\b|\b\d{8}[A-Z]\b|\b[XYZ]\d{7}[A-Z]\b|\b\d{3}-\d{2}-\d{4}\b/gu;

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

/** The text with cards, e-mails, phones, accounts and national ids replaced by `•`, and whether there were any. */
export const mask = (text: string): { readonly masked: string; readonly any: boolean } => {
  if (!/\d{2}|@/u.test(text)) return { masked: text, any: false };
  const masked = text
    .replace(CARD, (found) => (isCard(found.replace(/\D/gu, '')) ? '•' : found))
    .replace(EMAIL, '•')
    .replace(NATIONAL_ID, '•')
    .replace(IBAN, '•')
    .replace(PHONE, '•');
  return { masked, any: masked !== text };
};
