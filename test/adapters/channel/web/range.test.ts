import { expect, test } from '@jest/globals';
import { partOf } from '../../../../adapters/channel/web/server/range.ts';

test.each([
  [undefined, null],
  ['bytes=0-', { first: 0, last: 99 }],
  ['bytes=0-1', { first: 0, last: 1 }],
  ['bytes=10-1000', { first: 10, last: 99 }],
  ['bytes=-20', { first: 80, last: 99 }],
  ['bytes=-200', { first: 0, last: 99 }],
  ['bytes=100-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=20-10', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=0-1', null],
])('of 100 bytes, %j is %j', (header, part) => {
  expect(partOf(header, 100)).toEqual(part);
});
