import { expect, test } from '@jest/globals';
import { pinoLog } from '../../../adapters/log/pino/pino-log.ts';
import type { LogEntry } from '../../../core/port/outside.ts';

const logged = (): { lines: string[]; log: ReturnType<typeof pinoLog> } => {
  const lines: string[] = [];
  return { lines, log: pinoLog('debug', { write: (line) => lines.push(line) }) };
};

test('a field that is not on the list is dropped, whatever it is', () => {
  const { lines, log } = logged();
  log.info({ what: 'turn', caseId: 'c-1', ms: 3, amount: 73_918, text: 'my story' } as LogEntry);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ what: 'turn', caseId: 'c-1', ms: 3 });
  expect(lines.join()).not.toMatch(/73918|my story/);
});

test('of a fault its name and places are written, never its message', () => {
  const { lines, log } = logged();
  log.error({ what: 'turn', fault: new RangeError('cannot parse "73918 dollars"') });
  const line = JSON.parse(lines[0] ?? '');
  expect(line.fault).toBe('RangeError');
  expect(line.at.length).toBeGreaterThan(0);
  expect(lines.join()).not.toContain('73918');
});

test('a fault that is no error has a kind and nothing else', () => {
  const { lines, log } = logged();
  log.error({ what: 'turn', fault: 'the amount was 73918' });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ fault: 'string', at: [] });
  expect(lines.join()).not.toContain('73918');
});
