import { rulesUnderstanding } from '../../adapters/understanding/rules/understanding.ts';
import type { ReadingContext } from '../../core/port/understanding.ts';

/** One line of the benchmark: what was measured, its value, and how many times the floor it took. */
export type Measured = { readonly name: string; readonly value: string; readonly ratio?: number };

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

type Sample = { readonly name: string; readonly text: string; readonly context?: Partial<ReadingContext> };
const SAMPLES: readonly Sample[] = [
  { name: 'a number that was asked for', text: '450', context: { asked: 'amount' } },
  { name: 'yes', text: 'yes' },
  { name: '好的', text: '好的', context: { locale: 'zh-Hant', currency: 'TWD' } },
  { name: 'a short telling', text: 'Fridge from Acme came broken on 3 March, $480, I have photos' },
  { name: '1,500 characters', text: TELLING.repeat(8).slice(0, 1_500) },
  {
    name: '1,500 Chinese characters',
    text: TOLD_IN_CHINESE.repeat(24).slice(0, 1_500),
    context: { locale: 'zh-Hant', timeZone: 'Asia/Taipei', currency: 'TWD' },
  },
];
const ROUNDS = 2_000;
const WARM_UP = 300;

/**
 * How long a message takes to be understood, at the median and at the 99th percentile. The floor is one
 * `JSON.parse(JSON.stringify(text))`: what any program must do with a message that comes over a wire.
 */
export const benchUnderstanding = async (): Promise<readonly Measured[]> => {
  const understanding = rulesUnderstanding();
  const lines: Measured[] = [];
  for (const { name, text, context } of SAMPLES) {
    const about = { ...CONTEXT, ...context };
    const floor = timesOf(() => JSON.parse(JSON.stringify(text)));
    const read = timesOf(() => understanding.read(text, about));
    const value = `median ${micro(read.median)}, p99 ${micro(read.p99)}`;
    lines.push({ name: `understand: ${name}`, value, ratio: Math.round(read.median / floor.median) });
  }
  return lines;
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
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
};
