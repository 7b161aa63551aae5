import { expect, test } from '@jest/globals';
import { typedAmount } from '../../../../adapters/channel/terminal/amount.ts';
import { readScriptLine } from '../../../../adapters/channel/terminal/script-line.ts';
import { SealedAmount } from '../../../../core/blind-bid/sealed-amount.ts';

const round = {
  sealed: (typed: string) => {
    const amount = typedAmount(typed, 'USD');
    return amount === null
      ? null
      : ({ kind: 'sealed', roundId: 'r1', amount: new SealedAmount(amount) } as const);
  },
};
const read = (line: string) => readScriptLine(line, round);

test('plain text is said as it stands, numbers too', () => {
  expect(read('  480 ')).toEqual({ input: { kind: 'text', text: '480' } });
});

test('each kind of JSON line is one turn, with the id that it brings', () => {
  expect(read('{"id":"u1","say":"{hello}"}')).toEqual({ id: 'u1', input: { kind: 'text', text: '{hello}' } });
  expect(read('{"press":"yes","subject":"offer"}')).toEqual({
    input: { kind: 'choice', action: 'yes', subject: 'offer' },
  });
  expect(read('{"fill":{"action":"sign","values":{"name":"Mary"}}}')).toEqual({
    input: { kind: 'form', action: 'sign', values: { name: 'Mary' } },
  });
});

test('a sealed number is read in minor units and cannot be printed', () => {
  const turn = read('{"seal":"400.50"}');
  if (!('input' in turn) || turn.input.kind !== 'sealed') throw new Error('No sealed turn.');
  expect(turn.input.amount.reveal()).toEqual({ minor: 40_050, currency: 'USD' });
  expect(JSON.stringify(turn)).not.toMatch(/400/u);
});

test.each([
  '{"say":',
  '{}',
  '{"say":1}',
  '{"say":"a","press":"b"}',
  '{"fill":{"action":"sign"}}',
  '{"press":""}',
  '{"toString":"x"}',
  '{"say":"a"} trailing',
])('%s is no turn', (line) => expect(read(line)).toEqual({ key: 'terminal.badLine' }));

test.each(['1,000', '1.000', '-5', '', 'about 400', '400 USD', '1e3', '9999999999999', '4.123'])(
  'the number "%s" is not guessed',
  (typed) => expect(read(JSON.stringify({ seal: typed }))).toEqual({ key: 'terminal.badNumber' }),
);

test('a currency without a smaller unit takes whole numbers only', () => {
  expect(typedAmount('400', 'JPY')).toEqual({ minor: 400, currency: 'JPY' });
  expect(typedAmount('400.5', 'JPY')).toBeNull();
  expect(typedAmount('1.5', 'KWD')).toEqual({ minor: 1_500, currency: 'KWD' });
});
