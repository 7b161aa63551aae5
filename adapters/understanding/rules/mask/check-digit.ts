/** Luhn's check digit (ISO/IEC 7812-1) over digits alone. */
const isLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/** First digits and lengths: Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro. */
const BRAND =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|095|[689]\d)\d{11}|(?:6011|64[4-9]\d|65\d\d)\d{12,15}|35(?:2[89]|[3-8]\d)\d{12,15}|(?:62|81)\d{14,17}|(?:50|5[6-9]|6[0-9])\d{14})$/u;

/** Whether digits are a card's: a known brand, its length, and the check digit, because any long number looks like one. */
export const isCard = (digits: string): boolean => BRAND.test(digits) && isLuhn(digits);

/** Letters and digits of an account by country (the registry of ISO 13616), check digits included. */
const IBAN_LENGTHS =
  'ad24ae23al28at20az28ba20be16bg22bh22br29by28ch21cr22cy28cz24de22dk18do28ee20eg29es24fi18fo18fr27gb22ge22gi23gl18gr27gt28hr21hu28ie22il23is26it27jo30kw30kz20lb28lc32li21lt20lu20lv21mc27md24me22mk19mr27mt31mu30nl18no15pk24pl28ps29pt25qa29ro24rs22sa24se24si19sk24sm27tn24tr26ua29va22vg24xk20';
const IBAN_LENGTH = new Map(
  [...IBAN_LENGTHS.matchAll(/([a-z]{2})(\d{2})/gu)].map(([, country = '', length]) => [
    country,
    Number(length),
  ]),
);

/** How many letters and digits an account number of this country has; 0 for a country without any. */
export const ibanLength = (country: string): number => IBAN_LENGTH.get(country) ?? 0;

/** The remainder of ISO 7064 (mod 97-10) must be one. `account` is in small letters, without spaces. */
export const isIban = (account: string): boolean => {
  let rest = 0;
  for (const letter of account.slice(4) + account.slice(0, 4))
    for (const digit of String(Number.parseInt(letter, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
};

const weighed = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

const TAIWAN_AREAS = 'abcdefghjklmnpqrstuvxywzio';
/** 身分證字號 and 統一證號: the letter stands for two digits, the last digit checks. */
export const isTaiwanId = (id: string): boolean => {
  const area = TAIWAN_AREAS.indexOf(id.charAt(0)) + 10;
  return weighed(`${area}${id.slice(1)}`, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;
};

/** 居民身份证 (GB 11643, ISO 7064 mod 11-2). */
export const isMainlandId = (id: string): boolean =>
  '10x98765432'[weighed(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === id[17];

/** DNI and NIE: the letter is the number's remainder by 23; X, Y and Z stand for 0, 1 and 2. */
export const isSpanishId = (id: string): boolean => {
  const number = id.slice(0, -1).replace(/^[xyz]/u, (letter) => String('xyz'.indexOf(letter)));
  return 'trwagmyfpdxbnjzsqvhlcke'[Number(number) % 23] === id.at(-1);
};

/** 香港身份證: one or two letters, six digits, a check digit or A. */
export const isHongKongId = (id: string): boolean => {
  const padded = id.padStart(9, ' ');
  const sum = [...padded].reduce(
    (total, letter, index) => total + (9 - index) * (letter === ' ' ? 36 : Number.parseInt(letter, 36)),
    0,
  );
  return sum % 11 === 0;
};
