import { parseArgs } from 'node:util';
import { consent } from './understanding/consent.ts';
import { date } from './understanding/date.ts';
import { dateSlot } from './understanding/date-slot.ts';
import { isMet, type Scorer, scoreAll } from './understanding/gate.ts';
import { intent } from './understanding/intent.ts';
import { language } from './understanding/language.ts';
import { mask } from './understanding/mask.ts';
import { money } from './understanding/money.ts';
import { narrative } from './understanding/narrative.ts';
import { tableOf } from './understanding/report.ts';
import { safety } from './understanding/safety.ts';
import { slot } from './understanding/slot.ts';
import { telling } from './understanding/telling.ts';
import { turns } from './understanding/turns.ts';

/** What is scored, in the order of the report. */
const SCORERS: readonly Scorer[] = [
  consent,
  money,
  narrative,
  slot,
  mask,
  safety,
  date,
  dateSlot,
  language,
  intent,
  telling,
  turns,
];

const asked = (): { readonly data: string | undefined; readonly json: boolean } | null => {
  try {
    const { values } = parseArgs({
      options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    return { data: values.data, json: values.json };
  } catch {
    return null;
  }
};

const options = asked();
if (options === null) {
  process.stderr.write(
    'Usage: npm run evaluate -- [--data DIR] [--json]. DIR holds folders of real text; the README says which. Without it, what was written for the purpose is scored.\n',
  );
  process.exitCode = 2;
} else {
  const scored = await scoreAll(options.data, SCORERS);
  const gates = scored.map(({ gates, ...rest }) => ({
    ...rest,
    gates: gates?.map((gate) => ({ ...gate, met: isMet(gate) })) ?? null,
  }));
  process.stdout.write(options.json ? `${JSON.stringify(gates, null, 2)}\n` : `${tableOf(scored)}\n`);
}
