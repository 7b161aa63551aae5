import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { Figures } from '../../../../adapters/channel/synthetic/figures.ts';
import { simulate, simulateCommand } from '../../../../adapters/channel/synthetic/simulate.ts';
import { Simulation } from '../../../../adapters/channel/synthetic/simulation.ts';
import { LOCALES } from '../../../../core/locale.ts';
import { said } from '../../../../core/message/said.ts';
import { openToSimulate } from '../../../../parley.ts';

/** Everything but how long it took. */
const timeless = ({ seconds: _seconds, turnsPerSecond: _perSecond, ...figures }: Figures) => figures;

test('the same seed comes to the same figures; no case ends in a fault or without a next step', async () => {
  const first = await simulate(24, 'proof', openToSimulate);
  const second = await simulate(24, 'proof', openToSimulate);
  expect(timeless(second)).toEqual(timeless(first));
  expect(first).toMatchObject({ cases: 24, faults: 0, adrift: 0 });
  expect(Object.values(first.phases).reduce((sum, count) => sum + count, 0)).toBe(24);
});

test('some settle and keep it, some by sealed numbers, some do not settle, and silence is closed by a person', async () => {
  const { phases, tookPart, settled, kept, bySealedNumbers, daysToSettle } = await simulate(
    48,
    'variety',
    openToSimulate,
  );
  expect(tookPart.count).toBeGreaterThan(30);
  expect(tookPart.count).toBeLessThan(48);
  expect(settled.of).toBe(tookPart.count);
  expect(settled.share).toBeGreaterThan(0.3);
  expect(settled.share).toBeLessThan(0.9);
  expect(bySealedNumbers.count).toBeGreaterThan(0);
  expect(kept.count).toBeGreaterThan(0);
  expect(phases['closed, kept']).toBe(kept.count);
  expect((phases['closed, notSettled'] ?? 0) + (phases['referred'] ?? 0)).toBeGreaterThan(0);
  // The consumer has 72 hours to think, whatever else goes quickly.
  expect(daysToSettle.median).toBeGreaterThan(3);
});

test('every message that anybody got on the way can be said in every language', async () => {
  const parley = await openToSimulate(Date.UTC(2026, 0, 5, 9), {
    info: () => {},
    warn: () => {},
    error: ({ fault }) => {
      throw fault;
    },
  });
  const { caseIds } = await new Simulation(parley).play(
    Array.from({ length: 24 }, (_, index) => `words/${index}`),
  );
  const conversations = (
    await Promise.all(caseIds.map((caseId) => parley.store.conversations(caseId)))
  ).flat();
  expect(new Set(conversations.map(({ role }) => role))).toEqual(
    new Set(['claimant', 'respondent', 'adjuster']),
  );
  for (const { conversationId } of conversations)
    for (const item of await parley.store.feed(conversationId, 0, 1_000))
      for (const locale of LOCALES) {
        const { wording } = parley;
        const { text } = said(item, { wording, locale, timeZone: 'UTC', urlOf: (code) => code });
        expect(text).toMatch(/\S/u);
      }
});

test('another seed is another set of people', async () => {
  const [one, other] = [await simulate(8, 'one', openToSimulate), await simulate(8, 'other', openToSimulate)];
  expect(timeless({ ...one, seed: '' })).not.toEqual(timeless({ ...other, seed: '' }));
});

const run = async (...args: readonly string[]) => {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const code = await simulateCommand(args, output, errors, openToSimulate);
  return { code, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
};

test('the command prints its figures as text and as one JSON line', async () => {
  const text = await run('--cases', '6', '--seed', '3');
  expect(text.code).toBe(0);
  expect(text.output).toMatch(/^6 cases, seed 3\n/u);
  expect(text.output).toMatch(/settled {13}\d+\/\d+/u);
  const { output } = await run('--cases', '6', '--seed', '3', '--json');
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(output)).toMatchObject({ cases: 6, seed: '3', faults: 0, adrift: 0 });
});

test.each(['0', '-1', '1.5', 'many', '100001'])('--cases %s is refused in one sentence', async (cases) => {
  const { code, output, errors } = await run(`--cases=${cases}`);
  expect(code).toBe(2);
  expect(output).toBe('');
  expect(errors).toMatch(/^--cases is a whole number [^\n]*\n$/u);
});
