import { afterEach, expect, test } from '@jest/globals';
import { playDemonstration } from '../../../../adapters/channel/synthetic/demonstration.ts';
import { HISTORY } from '../../../../adapters/channel/synthetic/demonstration-story.ts';
import { DAY } from '../../../../core/time.ts';
import { openToSimulate } from '../../../../parley.ts';

const PRESENT = Date.UTC(2026, 9, 14, 15);
const faults: unknown[] = [];
afterEach(() => expect(faults.splice(0)).toEqual([]));
const open = () =>
  openToSimulate(PRESENT - HISTORY, {
    info: () => {},
    warn: () => {},
    error: ({ fault }) => faults.push(fault),
  });

test('each case stands in a phase of its own, marked as demonstration, with a date that lies ahead', async () => {
  const parley = await open();
  await playDemonstration(parley);
  const rows = await parley.store.cases({ limit: 50 });
  expect(parley.clock.now()).toBe(PRESENT);
  expect(rows.map(({ phase, needsPerson }) => (needsPerson ? `${phase}, person` : phase)).sort()).toEqual([
    'invited',
    'invited, person',
    'narrating',
    'negotiating',
    'reflection',
    'sealedRound',
    'signed',
  ]);
  for (const row of rows) {
    expect(row).toMatchObject({ open: true, demonstration: true });
    expect(row.due).toBeGreaterThan(PRESENT);
    expect(row.due).toBeLessThan(PRESENT + 30 * DAY);
  }
  const locales = new Set<unknown>();
  for (const { caseId } of rows)
    for (const { memory } of await parley.store.conversations(caseId))
      locales.add((memory as { locale: string }).locale);
  expect([...locales].sort()).toEqual(['en', 'es', 'zh-Hans', 'zh-Hant']);
});

test('it is made once; every start has links that let each party in', async () => {
  const parley = await open();
  const first = await playDemonstration(parley);
  const second = await playDemonstration(parley);
  expect(await parley.store.cases({ limit: 50 })).toHaveLength(7);
  expect(second.map(({ title, role }) => [title, role])).toEqual(
    first.map(({ title, role }) => [title, role]),
  );
  for (const { code, role } of [...first, ...second]) {
    const entered = await parley.turns.enter({ code, sessionId: 'a browser', locale: 'en' });
    expect(entered).toMatchObject({ ok: true, kind: 'party', conversation: { role } });
  }
});

test('moving its clock on lets the promise fall due, the reflection end and the round close', async () => {
  const parley = await open();
  await playDemonstration(parley);
  await parley.moveClock(14 * DAY);
  while ((await parley.turns.tick()) > 0);
  const phases = (await parley.store.cases({ limit: 50 })).map(({ phase }) => phase);
  expect(phases).toContain('broken');
  expect(phases).not.toContain('sealedRound');
  expect(phases).not.toContain('signed');
});
