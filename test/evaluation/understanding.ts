import { parseArgs } from 'node:util';
import { consent } from './understanding/consent.ts';
import { isMet, type Scorer, scoreAll } from './understanding/gate.ts';
import { tableOf } from './understanding/report.ts';
import { safety } from './understanding/safety.ts';

/** What is scored, in the order of the report. */
const SCORERS: readonly Scorer[] = [consent, safety];

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
