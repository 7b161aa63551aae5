import { parseArgs } from 'node:util';
import { report, tableOf } from './blind-bid/report.ts';

/** Enough that another seed moves no cell by more than a few points, in half a minute. */
const SIZES = { search: { 1: 20_000, 3: 3_000 }, measured: 100_000 };

/** The seed and the form that were asked for, or null where the words are none of ours. */
const asked = (): { readonly seed: number; readonly json: boolean } | null => {
  try {
    const { values } = parseArgs({
      options: { seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
    });
    return /^\d{1,9}$/.test(values.seed) ? { seed: Number(values.seed), json: values.json } : null;
  } catch {
    return null;
  }
};

/** JSON has no infinity, and would turn a gain over nothing into null. */
const finite = (_key: string, value: unknown): unknown =>
  value === Number.POSITIVE_INFINITY ? 'huge' : value;

const options = asked();
if (options === null) {
  process.stderr.write(
    'Usage: npm run evaluate:blind-bid -- [--seed 1] [--json], the seed a whole number.\n',
  );
  process.exitCode = 2;
} else {
  const made = report(options.seed, SIZES);
  process.stdout.write(options.json ? `${JSON.stringify(made, finite, 2)}\n` : tableOf(made));
}
