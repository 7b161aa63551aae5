import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { LOCALES, type Locale } from '../../core/locale.ts';
import { house } from './bench/house.ts';
import { readRow, type Script } from './script.ts';
import { openWorld } from './world.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Rows that are words and answers alone. */
const ROWS = ['05-side-question.yaml', '12-repeat-or-rephrase.yaml', '14-no-match.yaml'];

const wordsOf = ({ steps }: Script): readonly string[] =>
  steps.flatMap((step) => ('say' in step ? Object.values(step.say) : []));

/** The same words, straight to the house. */
const inHouse = async (words: readonly string[], locale: Locale): Promise<readonly string[]> => {
  const world = await openWorld();
  const table = await house.start(world);
  const seat = await table.open('consumer', locale);
  for (const [index, text] of words.entries())
    await seat.deliver([{ id: `w-${index}`, turn: { kind: 'say', text } }]);
  const shown = await seat.shown(0, 0);
  await world.close();
  return shown.map(({ text }) => text);
};

/** The same words, to the program itself, as `npm run chat -- --json` starts it. */
const inProcess = async (words: readonly string[], locale: Locale): Promise<readonly string[]> => {
  const flags = ['--disable-warning=ExperimentalWarning', 'main.ts', 'chat', '--json', '--locale', locale];
  const child = spawn(process.execPath, flags, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const ended = once(child, 'close');
  child.stdin.end(words.map((say) => `${JSON.stringify({ say })}\n`).join(''));
  await ended;
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly seq?: number; readonly text?: string })
    .flatMap(({ seq, text }) => (seq === undefined || text === undefined ? [] : [text]));
};

test.each(LOCALES)('the program itself says in %s what the house says', async (locale) => {
  for (const file of ROWS) {
    const words = wordsOf(readRow(file, locale));
    expect(await inProcess(words, locale)).toEqual(await inHouse(words, locale));
  }
});
