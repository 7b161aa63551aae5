import { parseArgs } from 'node:util';
import { seeded } from '../core/case/walk.ts';
import { measure } from './preference/measure.ts';
import { tableOf } from './preference/report.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
if (/^\d{1,9}$/.test(values.seed)) {
  const seed = Number(values.seed);
  process.stdout.write(tableOf(measure(seeded(seed), 100_000, 4_000), seed));
} else {
  process.stderr.write('Usage: npm run evaluate:preference -- [--seed 1], the seed a whole number.\n');
  process.exitCode = 2;
}
