import { CONTEST, type ContestName } from './blind-bid/contest.ts';
import { falseSettlements, measure, type Row } from './blind-bid/measure.ts';
import { agrees, PAGE } from './blind-bid/page.ts';
import { disputePopulation } from './blind-bid/population.ts';
import { textbook } from './blind-bid/textbook.ts';

const few = disputePopulation(6_000, 1);
const many = disputePopulation(100_000, 1);
const out: string[] = [];
for (const name of Object.keys(CONTEST) as ContestName[]) {
  const t = performance.now();
  const { row, equilibrium } = measure(CONTEST[name], few, many);
  const { title, ...page } = PAGE[name];
  process.stdout.write(`${title} ${Math.round(performance.now() - t)} ms ${JSON.stringify(equilibrium)}\n`);
  for (const c of Object.keys(page) as (keyof Row)[])
    process.stdout.write(
      `   ${c} ${row[c].toFixed(0)} / ${page[c]} ${agrees(row[c], page[c]) ? '' : 'MISS'}\n`,
    );
}
process.stdout.write(
  `${JSON.stringify([many.zones / many.size, falseSettlements(CONTEST.tolerance, many), textbook(100_000, 1), out])}\n`,
);
