import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { expect, test } from '@jest/globals';

type Line = {
  readonly kind?: string;
  readonly text?: string;
  readonly turn?: number;
  readonly status?: string;
  readonly problem?: string;
  readonly choices?: readonly {
    readonly action: string;
    readonly subject?: string;
    readonly label: string;
  }[];
  readonly rows?: readonly { readonly label: string; readonly value: string }[];
};

/** `npm run chat -- --json` as a script runs it: a line in, the lines up to the end of that turn out. */
const startScript = (...args: readonly string[]) => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'main.ts', 'chat', '--json', ...args],
    {
      cwd: join(import.meta.dirname, '../../../..'),
      env: { ...process.env, DATA_DIR: '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  return {
    turn: async (line: object | string): Promise<readonly Line[]> => {
      child.stdin.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
      const said: Line[] = [];
      for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
        const read: Line = JSON.parse(next.value);
        said.push(read);
        if (read.turn !== undefined) break;
      }
      return said;
    },
    end: async (): Promise<number> => {
      child.stdin.end();
      const [code] = await ended;
      return code;
    },
  };
};

const actions = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap(({ choices = [] }) => choices.map(({ action }) => action));

const TELLINGS = {
  en: [
    'I bought a fridge from Acme on 3 March 2026 for $480. It does not cool at all. I want my money back.',
    /\$480/u,
  ],
  'zh-Hant': ['我2026年3月3日在大同電器買了一台冰箱，花了480美元，送來就壞了。我要退款。', /480/u],
  'zh-Hans': ['我2026年3月3日在恒通电器买了一台冰箱，花了480美元，送来就坏了。我要退款。', /480/u],
  es: [
    'Compré una nevera en Electro Sur el 3 de marzo de 2026 por 480 dólares. Llegó rota. Quiero que me devuelvan el dinero.',
    /480/u,
  ],
} as const;

/** What a script answers to a question of the bot, by what can be pressed. */
const answerTo = (lines: readonly Line[]): object | string | null => {
  const offered = actions(lines);
  const press = ['yes', 'noEvidence', 'file'].find((action) => offered.includes(action));
  if (press === 'yes') {
    const yes = lines.flatMap(({ choices = [] }) => choices).findLast(({ action }) => action === 'yes');
    return { press: 'yes', subject: yes?.subject };
  }
  if (press !== undefined) return { press };
  const choice = lines.findLast(({ choices }) => (choices ?? []).length > 0)?.choices ?? [];
  const refund = choice.find(({ subject }) => subject === 'wanted:refund' || subject === 'defectiveGoods');
  if (refund !== undefined) return { press: refund.action, subject: refund.subject };
  const unknown = choice.find(({ subject }) => subject?.endsWith(':unknown') === true);
  return unknown === undefined ? null : { press: unknown.action, subject: unknown.subject };
};

test.each(Object.entries(TELLINGS))('a claim is told and filed in %s', async (locale, [story, amount]) => {
  const script = startScript('--locale', locale);
  let said = await script.turn({ say: story });
  let shown = [...said];
  for (let turns = 0; turns < 8 && !actions(said).includes('inviteSeller'); turns += 1) {
    const answer = answerTo(said);
    if (answer === null) break;
    said = await script.turn(answer);
    shown = [...shown, ...said];
  }
  expect(actions(said)).toContain('inviteSeller');
  expect(shown.filter(({ problem }) => problem !== undefined)).toEqual([]);
  const card = shown.findLast(({ kind }) => kind === 'card');
  expect(card?.rows?.map(({ value }) => value).join('\n')).toMatch(amount);
  expect(await script.end()).toBe(0);
});

test('a broken line gets one sentence in the reader’s language, and the conversation goes on', async () => {
  const script = startScript('--locale', 'es');
  const broken = await script.turn('{"say":');
  expect(broken.at(-1)).toMatchObject({
    turn: 1,
    problem: expect.stringContaining('Esta línea no se entiende'),
  });
  const wrong = await script.turn('{"sing":"a song"}');
  expect(wrong.map(({ problem }) => problem).filter((problem) => problem !== undefined)).toHaveLength(1);
  const seal = await script.turn({ seal: '400' });
  expect(seal).toEqual([{ turn: 3, problem: expect.stringContaining('no se puede sellar') }]);
  const said = await script.turn('La nevera que compré no enfría.');
  expect(said.at(-1)).toEqual({ turn: 4, status: 'done' });
  expect(said.some(({ kind }) => kind === 'choices' || kind === 'card')).toBe(true);
  expect(await script.end()).toBe(0);
});

test('the same id sent twice has one effect', async () => {
  const script = startScript();
  const once = await script.turn({ id: 'u1', say: 'My fridge does not cool.' });
  const twice = await script.turn({ id: 'u1', say: 'My fridge does not cool.' });
  expect(once.at(-1)).toEqual({ turn: 1, status: 'done' });
  expect(twice).toEqual([{ turn: 2, status: 'duplicate' }]);
  await script.end();
});

test('in the other seat, a made-up claimant has filed something to answer', async () => {
  const script = startScript('--role', 'respondent', '--locale', 'zh-Hant');
  const said = await script.turn({ press: 'person' });
  const card = said.find(({ kind }) => kind === 'card');
  expect(card?.rows?.length).toBeGreaterThan(0);
  expect(said.at(-1)).toMatchObject({ turn: 1, status: 'done' });
  expect(await script.end()).toBe(0);
});
