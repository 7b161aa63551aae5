import { expect, test } from '@jest/globals';
import { type Button, buttonOf, dataOf } from '../../../../adapters/channel/telegram/button.ts';
import { chosenOn, key, keyboardOf } from '../../../../adapters/channel/telegram/keyboard.ts';
import { randomIds, sha256 } from '../../../../adapters/ids/random-ids.ts';

const LONGEST = sha256('a').slice(0, 32);
const BUTTONS: readonly Button[] = [
  { kind: 'choice', conversationId: LONGEST, seq: 99_999, index: 99 },
  { kind: 'again', conversationId: LONGEST, seq: 99_999 },
  { kind: 'fill', conversationId: randomIds().id(), seq: 1 },
  { kind: 'option', seq: 3, field: 2, index: 4 },
  { kind: 'keep', seq: 3, field: 2 },
  { kind: 'skip', seq: 3, field: 2 },
  { kind: 'rest', seq: 3, field: 2 },
  { kind: 'send', seq: 3 },
  { kind: 'leave', seq: 3 },
  { kind: 'language', index: 2 },
  { kind: 'turn', conversationId: LONGEST },
];

test.each(BUTTONS)('a $kind comes back as it went out, within 64 bytes', (button) => {
  expect(buttonOf(dataOf(button))).toEqual(button);
  expect(Buffer.byteLength(dataOf(button))).toBeLessThanOrEqual(64);
});

test('what is no data of ours is no button, and a number that is none points nowhere', () => {
  expect(buttonOf('')).toBeNull();
  expect(buttonOf('accept:1')).toBeNull();
  expect(buttonOf('c:x:-1:1e9')).toEqual({ kind: 'choice', conversationId: 'x', seq: -1, index: -1 });
});

const keys = (...labels: readonly string[]) =>
  labels.map((label, index) => key(label, { kind: 'language', index }));
const rows = (...labels: readonly string[]) =>
  keyboardOf(keys(...labels)).map((row) => row.map(({ text }) => text));

test('keys stand side by side while they can be read', () => {
  expect(rows('Yes', 'No', 'Maybe', 'Later')).toEqual([['Yes', 'No', 'Maybe'], ['Later']]);
  expect(rows('Accept this offer now', 'No')).toEqual([['Accept this offer now'], ['No']]);
  expect(rows('我要找專人幫忙', '接受')).toEqual([['我要找專人幫忙', '接受']]);
  expect(rows('我要找專人幫忙處理', '接受')).toEqual([['我要找專人幫忙處理'], ['接受']]);
});

test('the key that was pressed is marked, alone where it has answered', () => {
  const keyboard = keyboardOf(keys('Yes', 'No'));
  const labels = (alone: boolean) =>
    chosenOn(keyboard, 'l:1', alone).map((row) => row.map(({ text }) => text));
  expect(labels(true)).toEqual([['✓ No']]);
  expect(labels(false)).toEqual([['Yes', '✓ No']]);
});
