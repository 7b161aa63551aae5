import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { prometheusMeter } from '../../../adapters/metric/prometheus/prometheus-meter.ts';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { silentLog } from '../../fixture/silent-log.ts';

const idle = { backlog: memoryStore().backlog, now: () => 0, log: silentLog };

test('every figure of the dashboard is one that the program counts, and everything of its own is shown', async () => {
  const counted = (await prometheusMeter(() => 0, idle).text()).matchAll(/^# TYPE (\S+) (\S+)$/gmu);
  const names = new Set(
    [...counted].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  );
  const board = JSON.parse(readFileSync('adapters/metric/dashboard.json', 'utf8')) as {
    readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
  };
  const shown = board.panels
    .flatMap(({ targets }) => targets)
    .flatMap(({ expr }) => expr.match(/\b(?:parley|process|nodejs)_[a-z0-9_]+/gu) ?? []);
  expect(shown.filter((name) => !names.has(name))).toEqual([]);
  const familyOf = (name: string): string => name.replace(/_(?:bucket|count|sum)$/u, '');
  const families = new Set(shown.map(familyOf));
  expect([...names].filter((name) => name.startsWith('parley_') && !families.has(familyOf(name)))).toEqual(
    [],
  );
});
