import { afterEach, expect, test } from '@jest/globals';
import { chatWith, faults, jsonLines, openDemonstration } from './terminal-fixture.ts';

afterEach(() => expect(faults.splice(0)).toEqual([]));

test('a number typed unseen is sealed, and stands nowhere on the screen', async () => {
  const { parley, codeOf } = await openDemonstration();
  const code = codeOf(/sealed round/u, 'claimant');
  const { output } = await chatWith(parley, ['--link', code], ['317', '/status'], true);
  expect(output).toContain('From $240 to $420');
  expect(output).not.toContain('2) ');
  expect(output).toContain('Keep these three lines');
  expect(output).not.toMatch(/\b317\b/u);
  await parley.close();
});

test('at a prompt that hides what is typed, anything but a plain number is asked for again, and /back leaves', async () => {
  const { parley, codeOf } = await openDemonstration();
  const code = codeOf(/sealed round/u, 'claimant');
  const { output } = await chatWith(parley, ['--link', code], ['about 318', '/back', '/status'], true);
  expect(output).toContain('type one plain number');
  expect(output).not.toMatch(/\b318\b/u);
  expect(output).not.toContain('Keep these three lines');
  expect(output).toContain(`${parley.wording.say({ key: 'phase.sealedRound' }, 'en', 'UTC')} · `);
  await parley.close();
});

test('a script seals a number: it gets what proves it, and the number is in no line', async () => {
  const { parley, codeOf } = await openDemonstration();
  const code = codeOf(/sealed round/u, 'claimant');
  const { code: exit, output } = await chatWith(
    parley,
    ['--json', '--link', code],
    ['{"seal":"319"}', '{"seal":"1,000"}', '{"seal":"99999"}'],
  );
  const turns = jsonLines(output).filter((line) => 'turn' in line);
  expect(exit).toBe(0);
  expect(turns[0]).toMatchObject({ turn: 1, status: 'done', receipt: { side: 'claimant' } });
  expect(turns[1]).toMatchObject({ turn: 2, problem: expect.stringContaining('plain number') });
  expect(turns[2]).toEqual({ turn: 3, status: 'done' });
  const range = {
    low: { money: { minor: 24_000, currency: 'USD' } },
    high: { money: { minor: 42_000, currency: 'USD' } },
  };
  expect(output).toContain(
    parley.wording.say({ key: 'refusal.outOfBounds.range', params: range }, 'en', 'UTC'),
  );
  expect(output).not.toMatch(/\b319\b|\b31900\b|99,?999/u);
  await parley.close();
});

test('a number written into the chat during a sealed round is kept nowhere', async () => {
  const { parley, codeOf } = await openDemonstration();
  const code = codeOf(/sealed round/u, 'claimant');
  const { output } = await chatWith(parley, ['--json', '--link', code], ['{"say":"my number is 333"}']);
  expect(output).toContain('"turn":1,"status":"done"');
  expect(output).toContain(parley.wording.say({ key: 'note.sealInBox' }, 'en', 'UTC'));
  expect((await chatWith(parley, ['--json', '--link', code], [])).output).not.toMatch(/\b333\b/u);
  await parley.close();
});

test('a form is asked field by field: what is needed is asked again, what is optional may be skipped', async () => {
  const { parley, codeOf } = await openDemonstration();
  const code = codeOf(/offers are on the table/u, 'claimant');
  const { output } = await chatWith(
    parley,
    ['--link', code],
    ['2', '555', '', '9', '', '', '等太久了'],
    true,
  );
  expect(output).toContain('請選其中一個編號');
  const other = await chatWith(
    parley,
    ['--json', '--link', codeOf(/offers are on the table/u, 'respondent')],
    [],
  );
  expect(other.output).toContain('555');
  expect(other.output).toContain('等太久了');
  await parley.close();
});

test.each([
  [['--role', 'judge'], '--role is claimant or respondent'],
  [['--locale', 'fr'], '--locale is one of en, zh-Hant, zh-Hans, es'],
  [['--procedure', 'divorce'], '--procedure is one of consumer'],
  [['--link', 'nosuchlink22'], 'This link is not known here'],
])('%s is refused in one sentence', async (args, sentence) => {
  const { parley } = await openDemonstration();
  const { code, output, errors } = await chatWith(parley, args, []);
  expect(code).toBe(2);
  expect(errors).toContain(sentence);
  expect(errors.trim().split('\n')).toHaveLength(1);
  expect(output).toBe('');
  await parley.close();
});

test('a link that brings a person back shows the whole conversation, on as many terminals as they like', async () => {
  const { parley, codeOf } = await openDemonstration();
  const code = codeOf(/still being told/u, 'claimant');
  const first = await chatWith(parley, ['--json', '--link', code], []);
  const again = await chatWith(parley, ['--json', '--link', code], []);
  const [opened, ...messages] = jsonLines(again.output);
  expect(opened).toEqual({ opened: { role: 'claimant' } });
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  expect(jsonLines(first.output)).toEqual([opened, ...messages]);
  await parley.close();
});
