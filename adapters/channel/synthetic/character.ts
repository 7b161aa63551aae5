import type { Side } from '../../../core/case/party.ts';
import type { Locale } from '../../../core/locale.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../core/time.ts';
import { CAST } from './cast/cast.ts';
import type { Cast, Tale } from './cast/shape.ts';
import type { Chance } from './chance.ts';

/** How somebody behaves. */
export const TEMPERAMENTS = [
  'quick',
  'slow',
  'silent',
  'refuses',
  'hostile',
  'asksForPerson',
  'optsOut',
] as const;
export type Temperament = (typeof TEMPERAMENTS)[number];

/** Shares of each temperament: many who were invited never come, most who came want it over with. */
const WEIGHTS: { readonly [S in Side]: { readonly [T in Temperament]: number } } = {
  claimant: { quick: 46, slow: 24, silent: 8, refuses: 4, hostile: 7, asksForPerson: 7, optsOut: 4 },
  respondent: { quick: 42, slow: 24, silent: 14, refuses: 9, hostile: 4, asksForPerson: 5, optsOut: 2 },
};

/** A made-up person: nobody but this person's own decisions ever reads `limitMinor`. */
export type Character = {
  readonly side: Side;
  readonly locale: Locale;
  readonly cast: Cast;
  readonly name: string;
  readonly temperament: Temperament;
  /** The least that a claimant would take, the most that a respondent would pay; in minor units. */
  readonly limitMinor: number;
  /** The turn after which a silent one says nothing more. */
  readonly patience: number;
  readonly chance: Chance;
};

/** What a case is about, and what both people in it are like. */
export type Plot = {
  readonly tale: Tale;
  readonly demandMinor: number;
  /** When it happened, counted back from the opening of the case. */
  readonly daysAgo: number;
  readonly tellsAll: boolean;
  readonly claimant: Character;
  readonly respondent: Character;
  /** Does the respondent pay what it promised, unasked? */
  readonly keepsPromises: boolean;
};

/**
 * Draws one case. The limits follow the plain model of the evidence table: the logarithm of what the respondent would
 * pay over what the claimant would take is normal with mean 0.25 and deviation 0.35, so that three in four have room.
 */
export const drawPlot = (
  chance: Chance,
  fixed: { readonly locale?: Locale; readonly procedureId?: string } = {},
): Plot => {
  const locale = fixed.locale ?? chance.pick(['en', 'zh-Hant', 'zh-Hans', 'es']);
  const drawn = chance.pick(CAST[locale].tales);
  const tale = CAST[locale].tales.find(({ procedureId }) => procedureId === fixed.procedureId) ?? drawn;
  const demandMinor = Math.round(chance.between(60, 2_400)) * 100;
  const least = demandMinor * chance.between(0.45, 0.9);
  const most = least * Math.exp(chance.normal(0.25, 0.35));
  return {
    tale,
    demandMinor,
    daysAgo: Math.round(chance.between(2, 40)),
    tellsAll: chance.of(0.6),
    claimant: drawCharacter('claimant', locale, least, chance.fork('claimant')),
    respondent: drawCharacter('respondent', locale, most, chance.fork('respondent')),
    keepsPromises: chance.of(0.9),
  };
};

const drawCharacter = (side: Side, locale: Locale, limit: number, chance: Chance): Character => {
  const cast = CAST[locale];
  return {
    side,
    locale,
    cast,
    name: chance.pick(side === 'claimant' ? cast.claimantNames : cast.respondentNames),
    temperament: chance.weighted(WEIGHTS[side]),
    limitMinor: Math.round(limit),
    patience: side === 'respondent' && chance.of(0.6) ? 0 : Math.floor(chance.between(2, 9)),
    chance,
  };
};

/** How long this person lets news lie, in whole quarters of an hour. */
export const delayOf = ({ temperament, chance }: Character): Instant => {
  const [low, high] = temperament === 'slow' ? [18 * HOUR, 3 * DAY] : [5 * MINUTE, 9 * HOUR];
  return Math.ceil(chance.between(low, high) / QUARTER) * QUARTER;
};
const QUARTER = 15 * MINUTE;
