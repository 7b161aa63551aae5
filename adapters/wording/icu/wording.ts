import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, type Locale } from '../../../core/locale.ts';
import type { Param, Phrase } from '../../../core/message/message.ts';
import { formatMoney } from '../../../core/money.ts';
import type { Wording } from '../../../core/port/outside.ts';
import { type Instant, MINUTE } from '../../../core/time.ts';

const NOT_A_TEXT = { ignoreTag: true } as const;

/**
 * Says phrases from the reply catalogues, `<directory>/<locale>/*.json`: one flat object a file, key to ICU message.
 * Reads all of them at the first call; throws on a file that is no catalogue and on a key that two files have.
 */
export const icuWording = (directory: string): Wording => {
  const catalogues = cataloguesIn(directory);
  const compile = (key: string, locale: Locale): IntlMessageFormat => {
    const message = catalogues.get(locale)?.get(key);
    if (message === undefined) throw new Error(`No words for ${key} in ${locale}.`);
    return compiled(locale, message);
  };
  const say = (phrase: Phrase, locale: Locale, timeZone: string): string => {
    if (phrase.instead?.locale === locale) return phrase.instead.text;
    const values: Record<string, string | number> = {};
    for (const [name, param] of Object.entries(phrase.params ?? {}))
      values[name] = render(param, locale, timeZone, say);
    return String(compile(phrase.key, locale).format(values));
  };
  return { say };
};

/** Read once a process: nobody changes them while it runs, and a test opens many houses. */
const READ = new Map<string, ReadonlyMap<Locale, ReadonlyMap<string, string>>>();
const cataloguesIn = (directory: string): ReadonlyMap<Locale, ReadonlyMap<string, string>> => {
  const known = READ.get(directory);
  if (known !== undefined) return known;
  const read = new Map(LOCALES.map((locale) => [locale, readCatalogue(join(directory, locale))]));
  READ.set(directory, read);
  return read;
};

/** The keys and messages of one language. */
export const readCatalogue = (directory: string): ReadonlyMap<string, string> => {
  const messages = new Map<string, string>();
  for (const file of readdirSync(directory).sort()) {
    const entries: unknown = JSON.parse(readFileSync(join(directory, file), 'utf8'));
    // By hand: zod takes four times as long over the thousands of sentences that a start reads.
    if (!isObject(entries)) throw new Error(`${file} in ${directory} is no catalogue.`);
    for (const [key, message] of Object.entries(entries)) {
      if (typeof message !== 'string' || message === '')
        throw new Error(`${key} in ${directory} has no words.`);
      if (messages.has(key)) throw new Error(`${key} stands twice in ${directory}.`);
      messages.set(key, message);
    }
  }
  return messages;
};

const isObject = (read: unknown): read is object =>
  typeof read === 'object' && read !== null && !Array.isArray(read);

const render = (param: Param, locale: Locale, timeZone: string, say: Wording['say']): string | number => {
  if (typeof param === 'string' || typeof param === 'number') return param;
  if ('key' in param) return say(param, locale, timeZone);
  if ('money' in param) return formatMoney(param.money, locale);
  if ('currency' in param) return currencyName(param.currency, locale);
  if ('date' in param) return dayFormat(locale, 'UTC').format(Date.parse(`${param.date}T00:00:00Z`));
  if ('zone' in param) return placed(param.at, locale, param.zone);
  if ('at' in param) return momentFormat(locale, timeZone).format(dayOf(param.at, timeZone));
  const parts = param.list.map((phrase) => say(phrase, locale, timeZone));
  return listFormat(locale).format(parts);
};

/** "US dollars", 新台幣: the name that an amount of several is written with. */
const currencyName = (currency: string, locale: string): string =>
  countIn(locale, currency)
    .formatToParts(2)
    .find(({ type }) => type === 'currency')?.value ?? currency;

/** Makes each formatter once: they are slow to make and quick to use. */
const once = <T>(make: (locale: string, other: string) => T): ((locale: string, other: string) => T) => {
  const made = new Map<string, T>();
  return (locale, other) => {
    const name = `${locale}/${other}`;
    const formatter = made.get(name) ?? make(locale, other);
    made.set(name, formatter);
    return formatter;
  };
};
const compiled = once((locale, message) => new IntlMessageFormat(message, locale, undefined, NOT_A_TEXT));
const countIn = once(
  (locale, currency) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name' }),
);
const dayFormat = once(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
);
const momentFormat = once(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }),
);
/** "Tuesday, December 1, 2026 at 2:00 PM (Taiwan Standard Time)": the name of the place's clock and not of a season. */
const placed = (at: Instant, locale: Locale, timeZone: string): string => {
  const zone = zoneFormat(locale, timeZone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  const moment = momentFormat(locale, timeZone).format(at);
  const name = zone?.value ?? timeZone;
  return locale.startsWith('zh') ? `${moment}（${name}）` : `${moment} (${name})`;
};
const zoneFormat = once(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { timeZoneName: 'longGeneric', timeZone }),
);
/** A date that ends at midnight ends with its day: "Friday at 11:59 PM" is understood, "Saturday at 12:00 AM" is not. */
const dayOf = (at: Instant, timeZone: string): Instant =>
  timeFormat('en', timeZone).format(at) === '00:00:00' ? at - MINUTE : at;
const timeFormat = once(
  (locale, timeZone) =>
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }),
);
const listFormats = once((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const listFormat = (locale: string): Intl.ListFormat => listFormats(locale, '');
