import { expect, test } from '@jest/globals';
import { mayNameNumber } from '../../../core/blind-bid/named-number.ts';

test.each([
  '291',
  '２９１',
  'my number is ②⑨①',
  'two hundred',
  'twentyfive',
  'one',
  'my bid is one',
  'doscientos noventa y uno',
  'mil quinientos',
  'mi oferta es una',
  '兩百九十一',
  '两百九十一',
  '壹仟貳佰',
  '二 九 一',
  '我寫八',
  '八塊',
  '半萬多一點，五千',
  'dos\u00adcientos',
])('names a number: %s', (words) => {
  expect(mayNameNumber(words)).toBe(true);
});

test.each([
  '',
  'no one answers me',
  'I want one of your people to help',
  'please wait, someone is at the door',
  'mil gracias',
  'un momento, una persona me llama',
  '等一下',
  '萬一他們不回呢',
  '千萬不要告訴對方',
  '我們一起看一看',
  '是一個人在家',
])('names none: %s', (words) => {
  expect(mayNameNumber(words)).toBe(false);
});
