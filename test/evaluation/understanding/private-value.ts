import { AROUND, type Draw, drawFrom, type Sample } from './draw.ts';

const lastDigit = (body: string, isRight: (whole: string) => boolean): string => {
  const found = [...'0123456789'].map((digit) => body + digit).find(isRight);
  if (found === undefined) throw new Error(`No check digit for ${body}.`);
  return found;
};

const isLuhn = (digits: string): boolean =>
  [...digits]
    .toReversed()
    .map(Number)
    .reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0) %
    10 ===
  0;

const grouped = (digits: string, groups: readonly number[], by: string): string => {
  let from = 0;
  return groups
    .map((length) => {
      from += length;
      return digits.slice(from - length, from);
    })
    .join(by);
};

const BRANDS: readonly { readonly first: readonly string[]; readonly groups: readonly number[] }[] = [
  { first: ['4'], groups: [4, 4, 4, 4] },
  { first: ['51', '52', '53', '54', '55', '2221', '2450', '2720'], groups: [4, 4, 4, 4] },
  { first: ['34', '37'], groups: [4, 6, 5] },
  { first: ['300', '305', '36', '38'], groups: [4, 6, 4] },
  { first: ['6011', '65', '644'], groups: [4, 4, 4, 4] },
  { first: ['3528', '3569', '3589'], groups: [4, 4, 4, 4] },
  { first: ['62'], groups: [4, 4, 4, 4] },
  { first: ['62'], groups: [4, 4, 4, 4, 3] },
];

const card = ({ pick, digits }: Draw): string => {
  const { first, groups } = pick(BRANDS);
  const start = pick(first);
  const length = groups.reduce((sum, each) => sum + each, 0);
  const number = lastDigit(start + digits(length - start.length - 1), isLuhn);
  return grouped(number, groups, pick(['', ' ', '-']));
};

const PROVIDERS = [
  'gmail.com',
  'hotmail.com',
  'yahoo.com.mx',
  'outlook.es',
  'qq.com',
  'yahoo.com.tw',
  'icloud.com',
];
const USERS = ['ana.lopez', 'j_smith', 'chen88', 'maria', 'wang.xm', 'bob+shop', 'rosa-m', 'tom2001'];
const email = ({ pick, digits }: Draw): string => {
  const user = pick(USERS) + pick(['', digits(2), digits(4)]);
  const host = pick([...PROVIDERS, 'acme.co.uk', 'mi-empresa.mx', 'ntu.edu.tw', 'example.hk']);
  return pick([
    `${user}@${host}`,
    `${user}@${host}`,
    `${user} @ ${host}`,
    `${user.replace(/[+_-]/gu, '')} at gmail dot com`,
    `${user.replace(/[+_-]/gu, '')} arroba hotmail punto com`,
    `${user}(at)${host}`,
  ]);
};

const phone = ({ pick, digit, digits }: Draw): string => {
  const by = pick([' ', '-']);
  const area = digit(2, 9) + digits(2);
  const local = digit(2, 9) + digits(2);
  const four = digits(4);
  return pick([
    () => `(${area}) ${local}-${four}`,
    () => pick(['', '1-', '+1 ']) + [area, local, four].join(pick([' ', '-', '.'])),
    () => `${area}${local}${four}`,
    () => `+1${area}${local}${four}`,
    () => `6${digits(2)} ${digits(3)} ${digits(3)}`,
    () => `+34 6${digits(2)} ${digits(2)} ${digits(2)} ${digits(2)}`,
    () => `7${digits(8)}`,
    () => `91 ${digits(3)} ${digits(2)} ${digits(2)}`,
    () => `55 ${digits(4)} ${digits(4)}`,
    () => `+52 ${pick(['', '1 '])}55 ${digits(4)} ${digits(4)}`,
    () => `33-${digits(4)}-${digits(4)}`,
    () => `09${digits(2)}${by}${digits(3)}${by}${digits(3)}`,
    () => `09${digits(8)}`,
    () => `02-2${digits(3)}-${digits(4)}`,
    () => `(04)2${digits(3)}-${digits(4)}`,
    () => `+886 9${digits(2)} ${digits(3)} ${digits(3)}`,
    () => `13${digits(9)}`,
    () => `18${digit()}${by}${digits(4)}${by}${digits(4)}`,
    () => `+86 15${digit()} ${digits(4)} ${digits(4)}`,
    () => `010-${digits(4)}${digits(4)}`,
    () => `0755-${digits(8)}`,
    () => `9${digits(3)} ${digits(4)}`,
    () => `+852 6${digits(3)} ${digits(4)}`,
  ])();
};

const COUNTRIES = [
  'ES 20',
  'DE 18',
  'FR 23',
  'NL 4a10',
  'GB 4a14',
  'IT 1a22',
  'PT 21',
  'BE 12',
  'CH 17',
  'PL 24',
];
const iban = ({ pick, digits, letters }: Draw): string => {
  const [country = '', form = ''] = pick(COUNTRIES).split(' ');
  const [, count, rest] = /^(?:(\d)a)?(\d+)$/u.exec(form) ?? [];
  const account = letters(Number(count ?? 0)) + digits(Number(rest));
  const asNumber = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('');
  const check = String(98n - (BigInt(asNumber) % 97n)).padStart(2, '0');
  const whole = `${country}${check}${account}`;
  return pick([whole, whole.replace(/(.{4})(?=.)/gu, '$1 '), whole.toLowerCase()]);
};

const ssn = ({ pick, digit, digits }: Draw): string => {
  const parts = [digit(1, 6) + digits(2), digit(1, 9) + digit(1, 9), digit(1, 9) + digits(3)];
  return pick([
    parts.join('-'),
    parts.join(' '),
    `SSN ${parts.join('')}`,
    `social security number is ${parts.join('')}`,
  ]);
};

const weigh = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
const day = ({ pick, digit }: Draw): string =>
  `${pick(['01', '05', '09', '12'])}${digit(0, 2)}${digit(1, 8)}`;

const identity = (draw: Draw): string => {
  const { pick, digit, digits, letters } = draw;
  const dni = digits(8);
  const letterOf = (number: string): string => 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23);
  const nie = digits(7);
  const mainland = `11010519${digit(5, 9)}${digit()}${day(draw)}${digits(3)}`;
  const check = '10X98765432'.charAt(
    weigh(mainland, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11,
  );
  const born = `${digit(5, 9)}${digit()}${day(draw)}`;
  return pick([
    () =>
      lastDigit(
        `A${digit(1, 2)}${digits(7)}`,
        (id) => weigh(`10${id.slice(1)}`, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0,
      ),
    () => mainland + check,
    () => dni + pick(['', '-']) + letterOf(dni),
    () => `X${nie}${letterOf(`0${nie}`)}`,
    () => `${letters(4)}${born}${pick(['H', 'M'])}${letters(5)}${digits(2)}`,
    () => `${letters(4)}${born}${letters(1)}${digits(2)}`,
    () => pick(['passport number ', 'pasaporte ', '護照號碼', '护照号']) + pick([digits(9), `E${digits(8)}`]),
  ])();
};

const secret = ({ pick, digits }: Draw): string =>
  pick([
    () => `CVV ${digits(3)}`,
    () => `security code is ${digits(4)}`,
    () => `código de seguridad ${digits(3)}`,
    () => `安全碼是${digits(3)}`,
    () => `my PIN is ${digits(4)}`,
    () => `mi NIP es ${digits(4)}`,
    () => `密碼：${digits(6)}`,
    () => `password: Blue-${digits(3)}!`,
    () => `contraseña: perro${digits(2)}`,
  ])();

const KINDS = {
  card,
  'e-mail': email,
  phone,
  IBAN: iban,
  SSN: ssn,
  'national id': identity,
  'said secret': secret,
};

/** The words that only introduce a value; they may stay. */
const INTRODUCED =
  /^(?:.*(?:is|es|是|：|: ?)|SSN|CVV|passport number|pasaporte|護照號碼|护照号|código de seguridad) ?(?=\S)/u;

/** `each` texts of every kind with valid, made-up private values in the writings of four languages. */
export const privateSamples = (seed: number, each: number): readonly Sample[] => {
  const draw = drawFrom(seed);
  return Object.entries(KINDS).flatMap(([kind, make]) =>
    Array.from({ length: each }, () => {
      const written = make(draw);
      const [before, behind] = draw.pick(AROUND);
      return { kind, text: before + written + behind, value: written.replace(INTRODUCED, '') };
    }),
  );
};
