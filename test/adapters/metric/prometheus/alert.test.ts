import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { prometheusMeter } from '../../../../adapters/metric/prometheus/prometheus-meter.ts';

const rules = readFileSync(join(import.meta.dirname, '../../../../adapters/metric/alert.yaml'), 'utf8');

test('every metric that an alert names exists', async () => {
  const meter = prometheusMeter(() => 3);
  meter.turn('failed', 0.2);
  meter.append('failed', 0.2);
  meter.deadline('answer', 90);
  const told = await meter.text();
  const named = [...new Set(rules.match(/\b(?:parley|nodejs|process)_\w+/gu))];
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !new RegExp(`^${name}(?:\\{| )`, 'mu').test(told))).toEqual([]);
  expect(told).toContain('parley_open_sockets 3');
  expect(rules.match(/alert:/gu)).toHaveLength(rules.match(/action:/gu)?.length ?? 0);
});
