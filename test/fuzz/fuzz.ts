import { randomInt } from 'node:crypto';
import { setTimeout as timeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { keep } from './corpus.ts';
import { TARGETS } from './target.ts';
import type { Report } from './worker.ts';

/**
 * `npm run fuzz -- [--target NAME] [--seconds N] [--seed S]`: gives every reader of outside input what nobody would
 * send, for as long as it is told to. The smallest input that breaks one is kept in test/fuzz/corpus, which the suite
 * gives to it ever after. Ends with 1 where something broke.
 */
const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});

/** No input is worth longer; what takes it hangs. */
const PATIENCE = 10_000;

const seed = Number(values.seed);
const names = values.target === undefined ? Object.keys(TARGETS) : [values.target];
const share = (Number(values.seconds) * 1_000) / names.length;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Fuzzes one target in a thread of its own, so that one which hangs can be ended; whether it held. */
const fuzz = async (name: string): Promise<boolean> => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { name, seed, ms: share },
  });
  const now: { tried: { readonly input: unknown; readonly since: number } | null } = { tried: null };
  const ended = new Promise<Report>((resolve, reject) => {
    worker.on('message', (report: Report) => {
      if (report.kind === 'trying') now.tried = { input: report.input, since: Date.now() };
      else resolve(report);
    });
    worker.on('error', reject);
  });
  const hung = (async (): Promise<Report> => {
    for (;;) {
      await timeout(500, undefined, { ref: false });
      const { tried } = now;
      if (tried !== null && Date.now() - tried.since > PATIENCE)
        return { kind: 'broken', input: tried.input, text: `It took over ${PATIENCE} ms.`, runs: 0 };
    }
  })();
  const report = await Promise.race([ended, hung]);
  await worker.terminate();
  if (report.kind !== 'broken') {
    say(`ok     ${name}: ${report.kind === 'done' ? report.runs : 0} inputs`);
    return true;
  }
  say(`BROKEN ${name} --seed ${seed}\n${report.text}\nThe smallest input: ${keep(name, report.input)}`);
  return false;
};

say(`seed ${seed}`);
let held = true;
for (const name of names) held = (await fuzz(name)) && held;
process.exitCode = held ? 0 : 1;
