import type { CurrencyCode } from '../../../core/money.ts';

/** What a unit of a spec may be: these currencies, or a hundredth of one of them (of any where there is none). */
export type Unit = { readonly codes: readonly CurrencyCode[]; readonly perUnit: 1 | 100 };

/** Units that Unicode's names of currencies (CLDR) write in another way. */
const ALIASES: { readonly [unit: string]: string } = {
  'united states dollar': 'USD',
  'new taiwan dollar': 'TWD',
  'pound sterling': 'GBP',
  'netherlands guilder': 'NLG',
  'lao kip': 'LAK',
  'costa rican colon': 'CRC',
  'sri lankan rupee': 'LKR',
  'dolar estadounidense': 'USD',
  'yuan chino': 'CNY',
  yen: 'JPY',
  yuan: 'CNY',
  renminbi: 'CNY',
  'florin neerlandes': 'NLG',
};

/** Hundredths by name; those that one currency has alone name it. */
const HUNDREDTHS: { readonly [unit: string]: readonly CurrencyCode[] } = {
  cent: [],
  centavo: [],
  centimo: [],
  sen: [],
  penny: ['GBP'],
  pence: ['GBP'],
  penique: ['GBP'],
};

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const NAMES: ReadonlyMap<string, CurrencyCode> = new Map(
  ['en', 'es', 'zh-Hans'].flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code): [string, string] => [
      plain(names.of(code) ?? code),
      code,
    ]);
  }),
);

/** What a spec's name of a unit means: its ISO 4217 code, or every currency of that kind: a "Dollar" may be any dollar.
 * Null for what is no currency of ISO 4217, as a bitcoin. */
export const unitOf = (name: string, isoCurrency?: string): Unit | null => {
  if (isoCurrency !== undefined) return { codes: [isoCurrency], perUnit: 1 };
  const unit = plain(name);
  const hundredth = HUNDREDTHS[unit];
  if (hundredth !== undefined) return { codes: hundredth, perUnit: 100 };
  const code = ALIASES[unit] ?? NAMES.get(unit);
  if (code !== undefined) return { codes: [code], perUnit: 1 };
  const kind = [...NAMES].filter(([of]) => of.split(' ').includes(unit)).map(([, each]) => each);
  return kind.length === 0 ? null : { codes: [...new Set(kind)], perUnit: 1 };
};
