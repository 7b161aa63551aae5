import { describe, expect, test } from '@jest/globals';
import type { Side } from '../../../core/case/party.ts';
import { type Hostile, hostileIn, isHostile, type OpenWords } from '../../../core/negotiation/hostility.ts';
import { type Did, did, given, OFFERED } from '../case/given.ts';
import { CLAIMANT, RESPONDENT, START } from '../case/walk.ts';

const HEARD: { readonly [Kind in Hostile]: readonly string[] } = {
  threat: [
    "I'll sue you.",
    'See you in court!',
    'You will regret this.',
    'This is my last warning.',
    '我要去告你們。',
    '法院見！',
    '走着瞧。',
    '后果自负。',
    'Nos vemos en los tribunales.',
    'Los voy a demandar.',
    'Se van a arrepentir.',
  ],
  command: [
    'You must pay the whole sum.',
    'Pay me today.',
    'We demand that you accept.',
    '馬上退錢。',
    '立刻退款给我。',
    '你們必須賠我。',
    'Tienen que devolverme el dinero.',
    'Devuélvame todo hoy mismo, ahora.',
    'Exijo que me paguen.',
  ],
  anger: [
    'You are liars.',
    'What a scam',
    'Answer me!!!',
    '你們是騙子。',
    '你们太过分了。',
    '快回我！！！',
    'Son unos ladrones.',
    '¡¡¡Contesten!!!',
    'Es indignante.',
  ],
};

const CIVIL = [
  'The fridge stopped cooling after two weeks.',
  'I would like $480 back, because it was never repaired.',
  'You have to plug it in first; could you try that?',
  'It is that or else is nothing, I know, but please look again.',
  'Could you pay within 14 days?',
  'Thank you! I will think about it.',
  'I was charged twice, and nobody answered.',
  '冰箱兩週後就不冷了。',
  '我希望退回 480 元，因為一直沒有修好。',
  '請在十四天內付款，可以嗎？',
  '广告里没有写这一点。',
  '我会把照片发给您。',
  '謝謝您，我再想想。',
  'La nevera dejó de enfriar a las dos semanas.',
  'Quisiera que me devolvieran 480 euros.',
  '¿Podría pagar en 14 días?',
  'Ya envié las fotos, gracias.',
] as const;

describe.each(Object.entries(HEARD))('%s is heard', (kind, sentences) => {
  test.each(sentences)('%s', (sentence) => {
    expect(hostileIn(sentence)).toBe(kind);
  });
});

test.each(CIVIL)('civil: %s', (sentence) => {
  expect(hostileIn(sentence)).toBeNull();
});

const said = (...words: readonly (readonly [Side, string])[]): OpenWords => ({
  offers: [],
  refusal: null,
  messages: words.map(([role, text], index) => ({
    messageId: `m-${index}`,
    by: { role, id: role },
    audience: 'joint',
    text,
    at: START,
  })),
});

describe('a talk is hostile', () => {
  test('after two commands or threats, of one side or of both', () => {
    expect(isHostile(said(['claimant', 'Pay me today.'], ['claimant', 'See you in court!']))).toBe(true);
    expect(isHostile(said(['claimant', 'Pay me today.'], ['respondent', 'You must accept.']))).toBe(true);
    expect(isHostile(said(['claimant', 'Pay me today.']))).toBe(false);
  });

  test('when anger comes back, not while one side alone is angry', () => {
    const angry = said(['claimant', 'You are liars.'], ['claimant', 'What a scam']);
    expect(isHostile(angry)).toBe(false);
    expect(isHostile({ ...angry, refusal: { reason: 'other', text: 'How dare you.', at: START } })).toBe(
      true,
    );
  });

  test('only by what both can read', () => {
    const { messages } = said(['claimant', 'Pay me today.'], ['claimant', 'See you in court!']);
    const privately = messages.map((message) => ({ ...message, audience: 'claimant' as const }));
    expect(isHostile({ ...said(), messages: privately })).toBe(false);
  });
});

describe('a message that makes the talk hostile', () => {
  const write = (text: string, messageId: string) =>
    ({ type: 'sendMessage', messageId, audience: 'joint', text }) as const;
  const once: readonly Did[] = [...OFFERED, did(CLAIMANT, 'sendMessage', write('Pay me today.', 'm-1'))];

  test('is delivered as it is, and noted as a stall', () => {
    given(...once)
      .when(RESPONDENT, write('You must accept.', 'm-2'))
      .thenHappens({ type: 'messageSent' }, { type: 'stallNoted', signals: ['hostility'] });
  });

  test('is not the first', () => {
    given(...OFFERED)
      .when(CLAIMANT, write('Pay me today.', 'm-1'))
      .thenHappens({ type: 'messageSent' });
  });
});
