import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { prometheusMeter } from '../../../../adapters/metric/prometheus/prometheus-meter.ts';
import { memoryStore } from '../../../../adapters/store/memory/memory-store.ts';
import { batch, deadline } from '../../../contract/store-fixture.ts';
import { silentLog } from '../../../fixture/silent-log.ts';

const rules = readFileSync(join(import.meta.dirname, '../../../../adapters/metric/alert.yaml'), 'utf8');

test('every metric that an alert names exists', async () => {
  const NOW = 90_000;
  const store = memoryStore();
  const meter = prometheusMeter(() => 3, { backlog: store.backlog, now: () => NOW, log: silentLog });
  await store.append(batch('k-1', 0, { deadlines: [deadline('answer', 0), deadline('later', NOW + 1)] }));
  meter.turn('failed', 0.2);
  meter.append('failed', 0.2);
  meter.deadline('answer', 90);
  const told = await meter.text();
  const named = [...new Set(rules.match(/\b(?:parley|nodejs|process)_\w+/gu))];
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !new RegExp(`^${name}(?:\\{| )`, 'mu').test(told))).toEqual([]);
  expect(told).toContain('parley_open_sockets 3');
  expect(told).toContain('parley_deadlines_due{kind="end"} 1');
  expect(told).toContain('parley_deadlines_oldest_seconds{kind="end"} 90');
  expect(told).toContain('parley_outbox_waiting{channel="teams"} 0');
  expect(rules.match(/alert:/gu)).toHaveLength(rules.match(/action:/gu)?.length ?? 0);
});

test('a store that does not answer leaves its own figures out, is asked once for all of them, and is told of once', async () => {
  let asked = 0;
  const faults: unknown[] = [];
  const backlog = async () => {
    asked += 1;
    throw new Error('away');
  };
  const log = { ...silentLog, error: (entry: object) => void faults.push(entry) };
  const meter = prometheusMeter(() => 3, { backlog, now: () => 0, log });
  const told = await meter.text();
  expect(told).toContain('parley_open_sockets 3');
  expect(told).not.toMatch(/^parley_outbox_waiting/mu);
  expect([asked, faults]).toEqual([1, [{ what: 'backlog', fault: expect.any(Error) }]]);
});
