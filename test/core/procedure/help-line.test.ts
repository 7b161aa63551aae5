import { expect, test } from '@jest/globals';
import { HELP_LINES, helpLineFor } from '../../../core/procedure/help-line.ts';

test.each([
  ['America/Chicago', 'US', '911', '988'],
  ['Europe/Madrid', 'ES', '112', '024'],
  ['America/Mexico_City', 'MX', '911', '800 911 2000'],
  ['Asia/Taipei', 'TW', '110', '1925'],
  ['Asia/Shanghai', 'CN', '110', '12356'],
  ['Asia/Hong_Kong', 'HK', '999', '2389 2222'],
  ['Europe/London', 'GB', '999', '116 123'],
  ['Europe/Dublin', 'IE', '112', '116 123'],
  ['America/Bogota', 'CO', '123', undefined],
  ['Europe/Paris', 'EU', '112', undefined],
])('in %s it is %s', (zone, country, police, number) => {
  const line = helpLineFor(zone, 'en');
  expect([line?.country, line?.police, line?.talk?.number]).toEqual([country, police, number]);
});

test('a place decides, whatever the language; without a place only a language of one place does', () => {
  expect(helpLineFor('America/New_York', 'zh-Hant')?.country).toBe('US');
  expect(helpLineFor('Africa/Nairobi', 'zh-Hans')).toBeNull();
  expect(helpLineFor(null, 'zh-Hant')?.country).toBe('TW');
  expect(helpLineFor(null, 'zh-Hans')?.country).toBe('CN');
  expect([helpLineFor(null, 'es'), helpLineFor(null, 'en')]).toEqual([null, null]);
});

test('no zone lies in two places, and no number claims to be verified', () => {
  const zones = HELP_LINES.flatMap((line) => line.zones);
  expect(new Set(zones).size).toBe(zones.length);
  expect(HELP_LINES.filter(({ verified }) => verified)).toEqual([]);
});
