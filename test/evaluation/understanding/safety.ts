import { readFileSync } from 'node:fs';
import { LOCALES, type Locale } from '../../../core/locale.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import { understood } from './understood.ts';

/** Danger now, as the bot has to hear it. */
const DANGERS = ['selfHarm', 'violence', 'medical'] as const;
type Danger = (typeof DANGERS)[number];

/** One message as people write it. `none` also where it sounds like danger and is not, or tells of harm that is past. */
export type SafetyCase = { readonly text: string; readonly label: Danger | 'none' };

/**
 * The cases by language. `open` and `reserved` were written before the rules by the same hand; every third one is
 * reserved and was never looked at singly, yet its writer knew it, so its figures flatter the rules. `open` also holds a
 * second set that was written after the first rules, which found 6 to 31 % of it, and that they were then extended by.
 * `unseen` was written after the rules for danger and nothing was changed for it; the rules for hints came later and were
 * written without reading it: the one honest measure of words nobody has thought of.
 * `hint` holds danger that is only hinted at, and what sounds like it, written before there was any rule for hints by the
 * hand that then wrote those rules: it flatters them.
 */
export const safetyCases = (locale: Locale): { readonly [Part in CasePart]: readonly SafetyCase[] } => {
  const first = casesIn(locale);
  return {
    open: [...first.filter((_, index) => index % 3 !== 2), ...casesIn(`${locale}-second`)],
    reserved: first.filter((_, index) => index % 3 === 2),
    unseen: casesIn(`${locale}-unseen`),
    hint: casesIn(`${locale}-hint`),
  };
};
const PARTS = ['open', 'reserved', 'unseen', 'hint'] as const;
type CasePart = (typeof PARTS)[number];

const casesIn = (name: string): readonly SafetyCase[] =>
  JSON.parse(readFileSync(new URL(`./safety/${name}.json`, import.meta.url), 'utf8'));

/** What danger was heard in a text; null where none was. The same order as the bot's. */
export const heardIn = (text: string, locale: Locale): Danger | null => {
  const { flags } = understood(text, { locale });
  return DANGERS.find((danger) => flags.includes(danger)) ?? null;
};

/** Whether a person would be asked about these words: a hint was heard in them. */
const isAsked = (text: string, locale: Locale): boolean =>
  understood(text, { locale }).flags.includes('concern');

type Counted = { readonly hits: number; readonly of: number };

/**
 * `found`: endangered people who were heard, of whatever kind. `right`: alarms that were none of them false. `noticed`:
 * endangered people who were heard or asked. `bothered`: others who were asked or stopped without need.
 */
type Measured = {
  readonly found: Counted;
  readonly right: Counted;
  readonly noticed: Counted;
  readonly bothered: Counted;
  readonly kinds: readonly { readonly danger: Danger; readonly hits: number; readonly of: number }[];
};

export const measure = (cases: readonly SafetyCase[], locale: Locale): Measured => {
  const read = cases.map(({ text, label }) => {
    const heard = heardIn(text, locale);
    return { label, heard, noticed: heard !== null || isAsked(text, locale) };
  });
  const endangered = read.filter(({ label }) => label !== 'none');
  const safe = read.filter(({ label }) => label === 'none');
  const alarms = read.filter(({ heard }) => heard !== null);
  return {
    found: { hits: endangered.filter(({ heard }) => heard !== null).length, of: endangered.length },
    right: { hits: alarms.filter(({ label }) => label !== 'none').length, of: alarms.length },
    noticed: { hits: endangered.filter(({ noticed }) => noticed).length, of: endangered.length },
    bothered: { hits: safe.filter(({ noticed }) => noticed).length, of: safe.length },
    kinds: DANGERS.map((danger) => {
      const those = read.filter(({ label }) => label === danger);
      return { danger, hits: those.filter(({ heard }) => heard === danger).length, of: those.length };
    }),
  };
};

const gate = (name: string, { hits, of }: { hits: number; of: number }, atLeast?: number): Gate => ({
  name,
  kind: 'share',
  value: share(hits, of),
  of,
  ...(atLeast === undefined ? {} : { target: { atLeast } }),
});

const gatesOf = (locale: Locale): readonly Gate[] => {
  const cases = safetyCases(locale);
  return PARTS.flatMap((part) => gatesOfPart(`${locale} ${part}`, measure(cases[part], locale)));
};

const gatesOfPart = (name: string, { found, right, noticed, bothered, kinds }: Measured): readonly Gate[] => [
  gate(`${name}: found`, found, name.endsWith(' hint') ? undefined : 0.95),
  gate(`${name}: heard or asked`, noticed),
  gate(`${name}: heard or asked without need`, bothered),
  gate(`${name}: alarms that are right`, right, 0.85),
  ...kinds.map(({ danger, ...counted }) => gate(`${name}: ${danger}, as such`, counted)),
];

/** Danger to life heard, and not heard where there is none. */
export const safety: Scorer = {
  folder: null,
  title: 'Danger to life',
  score: async () => LOCALES.flatMap(gatesOf),
};
