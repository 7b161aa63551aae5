import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { said } from '../../../../adapters/understanding/langchain/lift.ts';
import { askOf } from '../../../../adapters/understanding/langchain/model-ask.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import type { Locale } from '../../../../core/locale.ts';
import { ELEMENTS } from '../../../../core/narrative/element.ts';
import type { Reading, ReadingContext } from '../../../../core/port/understanding.ts';
import { HOME } from '../reading.ts';

const rules = rulesUnderstanding();
const asked = (text: string, more: Partial<ReadingContext> = {}, locale: Locale = 'en') => {
  const context = { ...HOME[locale], telling: { claimType: null, missing: ELEMENTS }, ...more };
  return askOf(rules.read(text, context) as Reading, context);
};

const TOLD = 'the boys of Blue Heron put in one of those whisper pumps and it howled';

test('a telling is asked about, a short answer is not', () => {
  expect(asked(TOLD)?.text).toBe(TOLD);
  for (const text of ['yes', '450', 'the 5th', 'Blue Heron', 'I want a person', 'no, 430 dollars'])
    expect([text, asked(text)]).toEqual([text, null]);
  const han = '上個月搬家後請人來裝全熱交換器，裝好那天就一直漏水';
  expect(asked(han, {}, 'zh-Hant')?.text).toBe(han);
  expect(asked('全熱交換器', {}, 'zh-Hant')).toBeNull();
});

test('away from a telling nothing is asked: not at the table, not under seal', () => {
  const { telling: _, ...away } = { ...HOME.en, telling: undefined };
  expect(askOf(rules.read(TOLD, away) as Reading, away)).toBeNull();
});

test('where nothing is missing, or only what is private, nothing is asked', () => {
  const telling = {
    claimType: null,
    missing: ['injury', 'cardLastFour', 'policyNumber', 'evidence'],
  } as const;
  expect(asked(TOLD, { telling })).toBeNull();
  expect(asked(TOLD, { telling: { claimType: null, missing: [] } })).toBeNull();
});

test.each([
  'the boys of Blue Heron did it and I broke my arm and my neck hurts since then',
  'I am 15 years old and the boys of Blue Heron put in a pump that howls',
  'my lawyer says the boys of Blue Heron must take the pump out again',
  'I want to die because of the pump that the boys of Blue Heron put in',
  'my lowest is 300 for the pump of the boys of Blue Heron, but do not tell them',
])('it stays here: %s', (text) => {
  expect((rules.read(text, HOME.en) as Reading).flags).not.toEqual([]);
  expect(asked(text)).toBeNull();
});

test('a telling about somebody’s health stays here, whatever it says', () => {
  for (const claimType of ['personalInjury', 'healthService'] as const)
    expect(asked(TOLD, { telling: { claimType, missing: ELEMENTS } })).toBeNull();
});

test('what identifies a person is masked before it is asked about', () => {
  const text = `${TOLD}, write to me at ann.lee@example.org or call 212-555-0147`;
  expect(asked(text)?.text).toContain('howled');
  expect(JSON.stringify(asked(text))).not.toMatch(/example\.org|0147/u);
});

test('what was added to an ask on the way is not said', () => {
  const ask = asked(TOLD);
  if (ask === null) throw new Error('It was not asked.');
  const added = { ...ask, limitMinor: 41_237 };
  expect(JSON.stringify(said(added))).not.toContain('41237');
});

/** Each tries to put a number or plain words into an ask; the first is how one is made. */
const ATTEMPTS = {
  sound: `export const ask: ModelAsk | null = askOf(reading, context);`,
  'a sealed amount for the words': `export const ask: ModelAsk = { ...made, text: sealed };`,
  'a sealed amount in a template': `export const ask: ModelAsk = { ...made, text: \`\${sealed}\` };`,
  'a sealed amount beside them': `export const ask: ModelAsk = { ...made, sealed };`,
  'a revealed amount': `export const ask: ModelAsk = { ...made, amount: sealed.reveal() };`,
  'a limit': `export const ask: ModelAsk = { ...made, limitMinor: 45_000 };`,
  'an authority': `export const ask: ModelAsk = { ...made, authority: { upToMinor: 45_000 } };`,
  'a number for the words': `export const ask: ModelAsk = { ...made, text: 45_000 };`,
  'a number among the facts': `export const ask: ModelAsk = { ...made, missing: [45_000] };`,
  'words that were not masked': `export const ask: ModelAsk = { ...made, text: reading.text };`,
  'words put together': `export const ask: ModelAsk = { ...made, text: made.text + '45000' };`,
  'a receipt': `export const ask: ModelAsk = { ...made, receipt };`,
  'an offer': `export const ask: ModelAsk = { ...made, offer: receipt.minor };`,
  'an offer to be retold': `export const ask: RetellAsk = { ...retold, offer: receipt.minor };`,
  'a sealed amount to be retold': `export const ask: RetellAsk = { ...retold, words: [sealed] };`,
  'words to be retold that were not masked': `export const ask: RetellAsk = { ...retold, words: [reading.text] };`,
  'a sealed amount in a question': `export const ask: RewordAsk = { ...asked, question: \`\${sealed}\` };`,
  'a limit in a question': `export const ask: RewordAsk = { ...asked, limitMinor: 45_000 };`,
  'words to a question that were not masked': `export const ask: RewordAsk = { ...asked, said: reading.text };`,
} as const;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-ask-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const head = (root: string): string => `
import { askOf, type ModelAsk, type RetellAsk, type RewordAsk } from '${root}/adapters/understanding/langchain/model-ask.ts';
import type { SealedAmount } from '${root}/core/blind-bid/sealed-amount.ts';
import type { Reading, ReadingContext } from '${root}/core/port/understanding.ts';
import type { BidReceipt } from '${root}/core/port/vault.ts';
declare const made: ModelAsk, retold: RetellAsk, asked: RewordAsk, reading: Reading, context: ReadingContext, sealed: SealedAmount, receipt: BidReceipt;
export type Used = RetellAsk | RewordAsk;
export const used = [askOf, made, retold, asked, reading, context, sealed, receipt];
`;

test('the compiler refuses an ask that holds a number or words that were not masked', async () => {
  const root = resolve('.');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const names = Object.keys(ATTEMPTS);
  Object.values(ATTEMPTS).forEach((code, index) => {
    writeFileSync(join(folder, `attempt-${index}.ts`), `${head(relative(folder, root))}${code}\n`);
  });
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { types: [], noUnusedLocals: false, typeRoots: [] },
      include: ['*.ts'],
      exclude: [],
    }),
  );
  const compiled = await promisify(execFile)(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    folder,
  ]).catch((fault: { readonly stdout: string }) => fault);
  const errors = compiled.stdout.split('\n').filter((line) => line.includes('error TS'));
  const refused = names.filter((_, index) => errors.some((line) => line.includes(`attempt-${index}.ts`)));
  const sound = errors.filter((line) => line.includes('attempt-0.ts'));
  expect(sound).toEqual([]);
  expect(errors.filter((line) => !/attempt-\d+\.ts/u.test(line))).toEqual([]);
  expect(refused).toEqual(names.filter((name) => name !== 'sound'));
});
