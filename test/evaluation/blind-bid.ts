import { parseArgs } from 'node:util';
import { report, tableOf } from './blind-bid/report.ts';

/** Enough that another seed moves no cell by more than 2 points, in well under a minute. */
const SIZES = { search: 3_000, measured: 100_000 };

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
});
const seed = Number(values.seed);
if (Number.isSafeInteger(seed)) {
  const made = report(seed, SIZES);
  process.stdout.write(values.json ? `${JSON.stringify(made, null, 2)}\n` : tableOf(made));
} else {
  process.stderr.write('The seed is a whole number: evaluate:blind-bid [--seed 1] [--json]\n');
  process.exitCode = 2;
}
