import { CONTEST, type Contest, type ContestName } from './contest.ts';
import { falseSettlements, type Measured, measure, type Row } from './measure.ts';
import { agrees, type Cell, PAGE, PAGE_CLAIM, TOLERANCE } from './page.ts';
import { disputePopulation, type Population } from './population.ts';
import { textbook, textbookRegret } from './textbook.ts';

/** One of our numbers beside the page's; `difference` is null where the page prints a word. */
type Compared = {
  readonly ours: number;
  readonly page: Cell;
  readonly difference: number | null;
  readonly within: boolean;
};

export type Report = {
  readonly seed: number;
  readonly rules: { readonly [Name in ContestName]: RuleReport };
  readonly claims: { readonly [Claim in keyof typeof PAGE_CLAIM]: Compared };
  /** The most that anybody gains by leaving the textbook's equilibrium, in per cent of value 1. */
  readonly textbookRegret: number;
  readonly cells: number;
  readonly misses: number;
};

type RuleReport = Omit<Measured, 'row'> & {
  readonly title: string;
  readonly cells: { readonly [Column in keyof Row]: Compared };
};

/**
 * How many pairs plans are searched on, by the rounds of a rule, and how many they are measured on. The best single
 * multiple lies on a flat hill, so that it takes many pairs to find; three rounds take the longest to search.
 */
export type Sizes = {
  readonly search: { readonly [Rounds in Contest['rounds']]: number };
  readonly measured: number;
};

/** Plays every rule and compares each number with the page's. The same seed and sizes give the same report. */
export const report = (seed: number, sizes: Sizes): Report => {
  const few = { 1: disputePopulation(sizes.search[1], seed), 3: disputePopulation(sizes.search[3], seed) };
  const many = disputePopulation(sizes.measured, seed + 1);
  const rules = mapValues(CONTEST, (contest, name) =>
    ruleReport(name, measure(contest, few[contest.rounds], many)),
  );
  const claims = claimsOf(many, seed);
  const compared = [
    ...Object.values(rules).flatMap(({ cells }) => Object.values(cells)),
    ...Object.values(claims),
  ];
  return {
    seed,
    rules,
    claims,
    textbookRegret: textbookRegret(),
    cells: compared.length,
    misses: compared.filter(({ within }) => !within).length,
  };
};

const ruleReport = (name: ContestName, { row, ...measured }: Measured): RuleReport => ({
  title: PAGE[name].title,
  ...measured,
  cells: mapValues(row, (ours, column) => compare(ours, PAGE[name][column])),
});

const claimsOf = (many: Population, seed: number): Report['claims'] => {
  const { settle, gain } = textbook(many.size, seed);
  const ours = {
    zones: (100 * many.zones) / many.size,
    falseSettlements: falseSettlements(CONTEST.tolerance, many),
    textbookSettle: settle,
    textbookGain: gain,
  };
  return mapValues(ours, (value, claim) => compare(value, PAGE_CLAIM[claim]));
};

const compare = (ours: number, page: Cell): Compared => ({
  ours,
  page,
  difference: typeof page === 'number' ? ours - page : null,
  within: agrees(ours, page),
});

const mapValues = <Key extends string, From, To>(
  from: { readonly [K in Key]: From },
  to: (value: From, key: Key) => To,
): { readonly [K in Key]: To } => {
  const entries = keysOf(from).map((key) => [key, to(from[key], key)]);
  return Object.fromEntries(entries) as { readonly [K in Key]: To };
};

const keysOf = <Key extends string>(from: { readonly [K in Key]: unknown }): Key[] =>
  Object.keys(from) as Key[];

const COLUMN: { readonly [Column in keyof Row]: string } = {
  claimantLie: 'lie:cons',
  respondentLie: 'lie:ins',
  settle: 'EQ:settle',
  surplus: 'EQ:surpl',
  share: 'EQ:share',
  honestSettle: 'HvS:settl',
  honestTake: 'HvS:take',
};
const CLAIM: { readonly [Claim in keyof typeof PAGE_CLAIM]: string } = {
  zones: 'cases with a zone of agreement',
  falseSettlements: 'cases without a zone that an honest 30 % tolerance settles',
  textbookSettle: 'textbook: settleable pairs that settle',
  textbookGain: 'textbook: part of the gain that is realised',
};

/** The report for reading: of every cell ours, the page's, the difference, and whether it lies within the tolerance. */
export const tableOf = (made: Report): string =>
  [
    `Bid rules against strategic bidders, seed ${made.seed}; per cent, read ±${TOLERANCE}.`,
    '',
    line('', '', Object.values(COLUMN)),
    ...Object.values(made.rules).flatMap(linesOfRule),
    ...keysOf(CLAIM).map((claim) => lineOfClaim(CLAIM[claim], made.claims[claim])),
    `Nobody gains more than ${made.textbookRegret.toFixed(3)} % of the value by leaving the textbook's equilibrium.`,
    '',
    `${made.cells - made.misses} of ${made.cells} numbers lie within ±${TOLERANCE}${made.misses ? '; missed:' : '.'}`,
    ...missesOf(made),
    NOTE,
    '',
  ].join('\n');

const NOTE =
  'The equilibrium printed for $5,000 is none: a share above 100 means that the insurer loses, and it could offer nothing.';

const linesOfRule = ({ title, cells, equilibrium, regret }: RuleReport): string[] => {
  const all = Object.values(cells);
  const plans = `asks ${multiples(equilibrium.claimant)}, offers ${multiples(equilibrium.respondent)}`;
  const rest = equilibrium.settled ? 'at rest' : 'still moving';
  return [
    line(
      title,
      'ours',
      all.map(({ ours }) => percent(ours)),
    ),
    line(
      '',
      'page',
      all.map(({ page }) => String(page)),
    ),
    line('', 'off by', all.map(signed)),
    line(
      '',
      'within',
      all.map(({ within }) => (within ? 'yes' : 'NO')),
    ),
    `  equilibrium ${rest}: ${plans} times the own number; leaving it gains ${regret.toFixed(2)} %`,
    '',
  ];
};

const lineOfClaim = (title: string, claim: Compared): string =>
  `${title}: ${claim.ours.toFixed(1)}, page ${claim.page}, off by ${signed(claim)}, ${claim.within ? 'within' : 'NOT within'}`;

const missesOf = ({ rules, claims }: Report): string[] => [
  ...Object.values(rules).flatMap(({ title, cells }) =>
    keysOf(COLUMN).flatMap((column) => missOf(`${title}, ${COLUMN[column]}`, cells[column])),
  ),
  ...keysOf(CLAIM).flatMap((claim) => missOf(CLAIM[claim], claims[claim])),
];

const missOf = (title: string, { ours, page, difference, within }: Compared): string[] =>
  within ? [] : [`  ${title}: ${ours.toFixed(1)} for ${page}, off by ${difference?.toFixed(1) ?? '-'}`];

const line = (title: string, what: string, cells: readonly string[]): string =>
  [title.padEnd(28), what.padEnd(6), ...cells.map((cell) => cell.padStart(10))].join(' ').trimEnd();

const percent = (value: number): string => (Number.isFinite(value) ? value.toFixed(0) : 'huge');
const multiples = (plan: readonly number[]): string => plan.map((multiple) => multiple.toFixed(2)).join('/');

const signed = ({ difference }: Compared): string => {
  if (difference === null) return '-';
  const rounded = Math.round(difference);
  return rounded > 0 ? `+${rounded}` : String(rounded || 0);
};
