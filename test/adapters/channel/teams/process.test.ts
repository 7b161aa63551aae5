import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Program, startProgram } from '../../../fixture/program.ts';
import { Microsoft } from './microsoft.ts';
import { TeamsPerson } from './person.ts';

// Each of these starts the program several times.
jest.setTimeout(90_000);

let microsoft: Microsoft;
let program: Program;
const folder = mkdtempSync(join(tmpdir(), 'parley-teams-'));
const start = async (): Promise<void> => {
  program = await startProgram(folder, microsoft.environment);
};
beforeAll(async () => {
  microsoft = await Microsoft.start();
  await start();
});
afterAll(async () => {
  await program.stop();
  await microsoft.close();
  rmSync(folder, { recursive: true, force: true });
});

const person = () => new TeamsPerson(microsoft, () => program.url);
/** Resolves once nothing more has come for a while. */
const quiet = async (someone: TeamsPerson, least: number): Promise<readonly string[]> => {
  const end = Date.now() + 20_000;
  for (let seen = -1; Date.now() < end; ) {
    const now = someone.received().length;
    if (now >= least && now === seen) break;
    seen = now;
    await wait(400);
  }
  return someone.reads();
};
const UNSURE = 'My last message may not have reached you.';
const twice = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

test('settings alone switch Teams on; killed after the turn and before anything was sent, all of it comes, once', async () => {
  const ana = person();
  const held = Array.from({ length: 50 }, () => ({ status: 503 }));
  microsoft.answers.push(...held);
  await ana.say('The kettle that I bought broke on 3 March.');
  // It was turned away, and waits for a second before it tries again.
  while (microsoft.answers.length === held.length) await wait(5);
  await wait(300);
  await program.kill();
  expect(ana.received()).toEqual([]);
  microsoft.answers.length = 0;
  await start();
  const read = await quiet(ana, 2);
  expect(read.length).toBeGreaterThan(1);
  expect(read.join()).not.toContain(UNSURE);
  expect(twice(read)).toEqual([]);
});

test('killed while the connector had a message and had not answered: not sent again, but offered', async () => {
  const ben = person();
  await ben.say('The kettle that I bought broke on 3 March.');
  const before = (await quiet(ben, 2)).length;
  microsoft.answers.push({ hangs: true });
  await ben.say('450 USD');
  while (ben.received().length === before) await wait(5);
  await program.kill();
  await start();
  const [first, second, ...rest] = (await quiet(ben, before + 3)).slice(before);
  expect(second).toContain(UNSURE);
  expect(rest.length).toBeGreaterThan(0);
  expect([second, ...rest]).not.toContain(first);
});

test('the same delivery again after a kill has no second effect', async () => {
  const eve = person();
  const activity = eve.activity({ text: 'The kettle that I bought broke on 3 March.' });
  await eve.post(activity);
  const before = await quiet(eve, 2);
  await program.kill();
  await start();
  expect((await eve.post(activity)).status).toBe(200);
  await wait(1_000);
  expect(eve.reads()).toEqual(before);
});
