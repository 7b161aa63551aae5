import { parseArgs } from 'node:util';
import { CONTESTS, type ContestId } from './bid-rules.ts';
import { type Cell, COLUMNS, checks, compare, FULL, play, TOLERATED } from './bid-table.ts';

const NAME: { readonly [Id in ContestId]: string } = {
  midpoint: '1 round, midpoint',
  respondentPrice: "1 round, respondent's price",
  tolerance: '1 round, 30 % tolerance',
  threeRounds: '3 rounds, midpoint',
  cybersettle: 'Cybersettle 3 x 30 %',
  cybersettleOrSum: 'same, or $5,000',
  postedPrice: 'neutral posted price, sd .35',
};
const HEAD = ['lie C', 'lie I', 'EQ set', 'EQ sur', 'EQ sha', 'HvS set', 'HvS take'];
const WIDTH = 14;

const number = (value: Cell['ours'], digits = 0): string =>
  value === 'huge' ? 'huge' : value.toFixed(digits).replace(/^-(0(?:\.0)?)$/, '$1');

const signed = (value: number, digits = 0): string => `${value >= 0 ? '+' : ''}${value.toFixed(digits)}`;

/** `26/26 -0`: ours, the page's, the difference; a star where it lies outside what is tolerated. */
const shown = ({ ours, stated, difference, within }: Cell): string =>
  `${number(ours)}/${number(stated)}${difference === null ? '' : ` ${signed(difference)}`}${within ? '' : ' *'}`;

const line = (cells: readonly string[]): string =>
  cells
    .map((text, index) => text.padEnd(index === 0 ? 30 : WIDTH))
    .join('')
    .trimEnd();

const missText = ({ rule, column, ours, stated, difference }: Cell): string =>
  `  ${rule}, ${column}: ${number(ours, 1)} against ${number(stated, 1)}` +
  (difference === null ? '' : ` (${signed(difference, 1)})`);

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
});
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new Error('--seed is a whole number.');

const say = (text: string): void => {
  if (!values.json) process.stdout.write(`${text}\n`);
};

say(`Rules for bids under seal, seed ${seed}. Value 1, ln(max/min) ~ N(0.25, 0.35²). Each cell: ours/stated`);
say(
  `difference, in %; * lies more than ${TOLERATED} off. lie: gain from lying to an honest other, C claimant, I insurer;`,
);
say(
  'EQ: both play an equilibrium; HvS: honest claimant, best insurer; set: settled, sur: surplus, sha: claimant’s',
);
say('share, take: claimant’s gain of the most that both could gain.\n');
say(line(['rule', ...HEAD]));
const cells: Cell[] = [];
for (const id of Object.keys(CONTESTS) as ContestId[]) {
  const compared = compare(id, play(id, seed, FULL));
  cells.push(...compared);
  say(line([NAME[id], ...compared.map(shown)]));
}
say('\nBeside the table:');
for (const check of checks(seed, 400_000)) {
  cells.push(check);
  say(
    `  ${check.column}: ${number(check.ours, 1)} %, stated ${number(check.stated, 1)} %${check.within ? '' : ' *'}`,
  );
}
const missed = cells.filter(({ within }) => !within);
say(
  `\n${cells.length - missed.length} of ${cells.length} figures are reproduced (${COLUMNS.length} a rule).`,
);
if (missed.length > 0) {
  say(`Not reproduced:\n${missed.map(missText).join('\n')}`);
  if (missed.some(({ rule, column }) => rule === 'cybersettleOrSum' && column === 'eqShare'))
    say('  (a share above 100 means that the insurer loses, who could bid nothing: no equilibrium here)');
}
if (values.json) process.stdout.write(`${JSON.stringify({ seed, cells })}\n`);
