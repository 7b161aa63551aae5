import { describe, expect, test } from '@jest/globals';
import { LOCALES } from '../../core/locale.ts';
import { house } from './bench/house.ts';
import { play } from './play.ts';
import { isCheck, readRow, rowFiles, type Script } from './script.ts';

const ROWS = Array.from({ length: 39 }, (_, index) => index + 1);

test('each of the 39 rows is there once, in four languages, under its own number', () => {
  for (const locale of LOCALES) {
    const rows = rowFiles().map((file) => readRow(file, locale));
    expect(rows.map(({ row }) => row)).toEqual(ROWS);
    for (const { row, file } of rows) expect(file.startsWith(String(row).padStart(2, '0'))).toBe(true);
  }
});

describe.each(rowFiles())('%s', (file) => {
  test('does something and expects something of it', () => {
    const { steps } = readRow(file, 'en');
    expect(steps.filter((step) => !isCheck(step)).length).toBeGreaterThan(0);
    expect(steps.filter(isCheck).length).toBeGreaterThan(1);
    const last = steps.at(-1);
    expect(last !== undefined && isCheck(last)).toBe(true);
  });
});

/** A row with one step of its own, to see that the runner can fail. */
const scriptOf = (...steps: Script['steps']): Script => ({
  ...readRow('05-side-question.yaml', 'en'),
  steps,
});
const heard = { to: 'claimant' as const, says: [], never: [] };

describe('the runner notices', () => {
  test('what was not said', async () => {
    const script = scriptOf({ bot: { ...heard, says: ['ask.when'] } });
    await expect(play(script, house, 'plain')).rejects.toThrow('did not say ask.when');
  });

  test('what was said and should not have been', async () => {
    const script = scriptOf({ bot: { ...heard, says: [], never: ['greet.*'] } });
    await expect(play(script, house, 'plain')).rejects.toThrow('said greet.*');
  });

  test('a case that is not where it should be', async () => {
    const script = scriptOf({ state: { phase: 'signed', elements: { amount: { money: [1, 'USD'] } } } });
    await expect(play(script, house, 'plain')).rejects.toThrow(
      /phase is "narrating".*\n.*amount is undefined/,
    );
  });

  test('a record that moved', async () => {
    const script = scriptOf({ say: { claimant: 'My kettle broke.' } }, { unchanged: true });
    await expect(play(script, house, 'plain')).rejects.toThrow('the record of the case has changed');
  });

  test('words that should be hidden', async () => {
    const hidden = { from: ['claimant' as const], text: 'kettle' };
    const script = scriptOf({ say: { claimant: 'My kettle broke.' } }, { hidden });
    await expect(play(script, house, 'plain')).rejects.toThrow('the claimant can read “kettle”');
  });
});
