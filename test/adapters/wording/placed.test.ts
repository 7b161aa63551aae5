import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { icuWording } from '../../../adapters/wording/icu/wording.ts';
import { instantOf } from '../../../core/deadline/calendar.ts';
import type { Locale } from '../../../core/locale.ts';

const wording = icuWording(resolve('prompts/replies'));
/** Whatever the reader's own zone, the named place's clock counts. */
const when = (at: number, zone: string, locale: Locale): string =>
  wording.say({ key: 'session.when', params: { at: { at, zone } } }, locale, 'Pacific/Kiritimati');

test('a time of a talk stays the hour that was chosen on both sides of a change of the clocks', () => {
  for (const day of ['2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28'])
    expect(when(instantOf(day, 14.5, 'Europe/Berlin'), 'Europe/Berlin', 'en')).toMatch(
      /at 2:30\sPM \(Central European Time\)$/u,
    );
});

test('the zone is named in the words of each language', () => {
  const at = Date.UTC(2026, 11, 1, 8);
  expect(when(at, 'Asia/Taipei', 'zh-Hant')).toMatch(/2026年12月1日.*下午4:00（台北標準時間）$/u);
  expect(when(at, 'America/New_York', 'zh-Hans')).toMatch(/（北美东部时间）$/u);
  expect(when(at, 'Europe/Madrid', 'es')).toMatch(/9:00 \(hora de Europa central\)$/u);
});
