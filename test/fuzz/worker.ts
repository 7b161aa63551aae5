import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { corpusOf } from './corpus.ts';
import { TARGETS } from './target.ts';

/** What the fuzzer hears of one target: what is tried now, and how it ended. */
export type Report =
  | { readonly kind: 'trying'; readonly input: unknown; readonly run: number }
  | { readonly kind: 'broken'; readonly input: unknown; readonly text: string; readonly runs: number }
  | { readonly kind: 'done'; readonly runs: number };

const { name, seed, ms } = workerData as {
  readonly name: string;
  readonly seed: number;
  /** Counted from when everything is loaded. */
  readonly ms: number;
};
const tell = (report: Report): void => parentPort?.postMessage(report);

const target = TARGETS[name];
if (target === undefined) throw new Error(`There is no target ${name}.`);
let runs = 0;
for (const input of corpusOf(name)) await target.check(input);
const details = await fc.check(
  fc.asyncProperty(target.input, async (input) => {
    runs += 1;
    tell({ kind: 'trying', input, run: runs });
    await target.check(input);
  }),
  {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Math.max(1, ms),
    markInterruptAsFailure: false,
  },
);
const [smallest] = details.counterexample ?? [];
if (details.failed && details.counterexample !== null) {
  const fault = details.errorInstance;
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  tell({ kind: 'broken', input: smallest, text, runs });
} else tell({ kind: 'done', runs });
