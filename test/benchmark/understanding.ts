import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rulesUnderstanding } from '../../adapters/understanding/rules/understanding.ts';
import type { ReadingContext } from '../../core/port/understanding.ts';
import { megabytes } from '../fixture/program.ts';
import { type Measure, quantile } from './measure.ts';

const CONTEXT: ReadingContext = {
  locale: 'en',
  now: Date.parse('2026-11-24T15:00:00Z'),
  timeZone: 'America/New_York',
  currency: 'USD',
};
const TELLING =
  "I bought a washing machine at Home Depot on October 12 for $649. It leaks every time I run it and now it won't even start. I called them three times and nobody calls back. I just want my money back. ";
const TOLD_IN_CHINESE =
  '我上個月十五號在全國電子買了一台洗衣機，花了一萬二，用不到兩個禮拜就不會轉了，打電話給客服三次都沒人處理，我希望可以全額退款。';

type Sample = {
  readonly name: string;
  readonly text: string;
  readonly target: string;
  readonly context?: Partial<ReadingContext>;
};
const MESSAGE = 'median <= 1 ms';
const LONG = 'median <= 20 ms';
const SAMPLES: readonly Sample[] = [
  { name: 'a number that was asked for', text: '450', target: MESSAGE, context: { asked: 'amount' } },
  { name: 'yes', text: 'yes', target: MESSAGE },
  { name: '好的', text: '好的', target: MESSAGE, context: { locale: 'zh-Hant', currency: 'TWD' } },
  {
    name: 'a short telling',
    text: 'Fridge from Acme came broken on 3 March, $480, I have photos',
    target: MESSAGE,
  },
  { name: '1,500 characters', text: TELLING.repeat(8).slice(0, 1_500), target: LONG },
  {
    name: '1,500 Chinese characters',
    text: TOLD_IN_CHINESE.repeat(24).slice(0, 1_500),
    target: LONG,
    context: { locale: 'zh-Hant', timeZone: 'Asia/Taipei', currency: 'TWD' },
  },
];
const ROUNDS = 2_000;
const WARM_UP = 300;

/**
 * How long a message takes to be understood, at the median and at the 99th percentile, and the memory that
 * understanding adds to a process. The floor of the time is one `JSON.parse(JSON.stringify(text))`: what any program
 * must do with a message that comes over a wire.
 */
export const benchUnderstanding = async (): Promise<readonly Measure[]> => {
  const understanding = rulesUnderstanding();
  const lines: Measure[] = [];
  for (const { name, text, target, context } of SAMPLES) {
    const about = { ...CONTEXT, ...context };
    const floor = timesOf(() => JSON.parse(JSON.stringify(text)));
    const read = timesOf(() => understanding.read(text, about));
    lines.push({
      name: `understand: ${name}`,
      value: micro(read.median),
      ratio: `p99 ${micro(read.p99)}, ${Math.round(read.median / floor.median)} x JSON`,
      target,
    });
  }
  return [...lines, await memory()];
};

const micro = (milliseconds: number): string => `${(milliseconds * 1_000).toFixed(1)} µs`;

/** Milliseconds of one call. Batches of ten, because a short reading is quicker than the clock's step. */
const BATCH = 10;
const timesOf = (run: () => unknown): { readonly median: number; readonly p99: number } => {
  for (let round = 0; round < WARM_UP; round += 1) run();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS / BATCH; round += 1) {
    const from = performance.now();
    for (let call = 0; call < BATCH; call += 1) run();
    times.push((performance.now() - from) / BATCH);
  }
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
};

const ADAPTER = join(import.meta.dirname, '../../adapters/understanding/rules/understanding.ts');
/** Every way of reading is walked once, so that what is made when first needed is counted too. */
const LOADED = `
const { rulesUnderstanding } = await import(${JSON.stringify(ADAPTER)});
const { read } = rulesUnderstanding();
for (const [text, context] of ${JSON.stringify(SAMPLES.map(({ text, context }) => [text, { ...CONTEXT, ...context }]))})
  for (let round = 0; round < 200; round += 1) read(text, context);`;
const TOLD = '\nprocess.stdout.write(String(process.memoryUsage.rss()));';

/** Resident memory of a process that does nothing but understand, less that of one that does nothing at all. */
const memory = async (): Promise<Measure> => {
  const [bare, loaded] = [await resident(''), await resident(LOADED)];
  return {
    name: 'memory of understanding',
    value: megabytes(loaded - bare),
    ratio: `bare process ${megabytes(bare)}`,
    target: '<= 120 MB',
  };
};

const resident = async (source: string): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '--eval',
    source + TOLD,
  ]);
  return Number(stdout);
};
