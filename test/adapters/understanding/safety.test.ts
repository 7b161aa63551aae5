import { describe, expect, test } from '@jest/globals';
import { LOCALES } from '../../../core/locale.ts';
import type { ReadingFlag } from '../../../core/port/understanding.ts';
import { measure, safetyCases } from '../../evaluation/understanding/safety.ts';
import { reading } from './reading.ts';

describe.each(LOCALES)('danger to life in %s', (locale) => {
  const { open, reserved } = safetyCases(locale);

  test('there are enough cases, and half of them are none', () => {
    const none = [...open, ...reserved].filter(({ label }) => label === 'none').length;
    expect(open.length + reserved.length).toBeGreaterThanOrEqual(150);
    expect(none / (open.length + reserved.length)).toBeGreaterThan(0.4);
  });

  test('is found, and is not heard where it is not', () => {
    const { found, right } = measure(open, locale);
    expect(found.hits / found.of).toBeGreaterThanOrEqual(0.95);
    expect(right.hits / right.of).toBeGreaterThanOrEqual(0.85);
  });

  test('what is only hinted at is asked about, and what sounds like it is left alone', () => {
    const { noticed, bothered } = measure(safetyCases(locale).hint, locale);
    expect(noticed.hits / noticed.of).toBeGreaterThanOrEqual(0.85);
    expect(bothered.hits / bothered.of).toBeLessThanOrEqual(0.1);
    const plain = measure(open, locale);
    expect(plain.bothered.hits / plain.bothered.of).toBeLessThanOrEqual(0.05);
  });
});

test('a harmless phrase hides no danger that stands beside it', () => {
  for (const text of [
    'I almost had a heart attack when I saw the bill, and now I want to kill myself',
    'it is suicide for your brand. I don’t want to live anymore',
    '你們這是自殺式經營，我不想活了',
    'casi me da un infarto con la factura, me quiero matar',
  ])
    expect([text, reading('en', text).flags.includes('selfHarm')]).toEqual([text, true]);
});

test('harm that is past is an injury of the claim and no emergency', () => {
  for (const text of [
    'I broke my wrist when I fell at their store',
    'me rompí la muñeca cuando me caí en su tienda',
    '我在他們店裡跌倒，手腕骨折',
    '我在他们店里摔倒，手腕骨折',
  ]) {
    const { flags } = reading('en', text);
    expect([text, flags.includes('injury')]).toEqual([text, true]);
    expect(flags).not.toContain('medical');
  }
});

type Samples = { readonly yes: readonly string[]; readonly no: readonly string[] };
const CARE: {
  readonly [F in Extract<
    ReadingFlag,
    'hostile' | 'distress' | 'minor' | 'fatality' | 'represented' | 'lien' | 'statesOwnLimit'
  >]: Samples;
} = {
  hostile: {
    yes: [
      'f*** you',
      'you are a bunch of f**king cheats',
      'what a pile of sh*t',
      'bullsh!t, all of it',
      'hijo de p...',
      'son unos hdp',
      'váyanse a la m****',
      '他媽的',
      '他妈的',
      '你們這些垃圾',
      '幹你娘',
      '操你妈',
      '尼玛',
      '你是白癡嗎',
      'screw you',
      'you lying piece of trash',
    ],
    no: [
      'the stuff was full of trash',
      'the screw fell out',
      'I was scammed by somebody on the phone',
      'la basura llegó tarde',
      '垃圾桶壞了',
      '他妈妈买的',
      '商家幹事很慢',
      'the assessment was wrong',
      'Scunthorpe store',
    ],
  },
  distress: {
    yes: [
      'I’ve been crying all day',
      'I’m so stressed I can’t eat',
      'I’m falling apart',
      'estoy llorando',
      'no aguanto más esta situación',
      'estoy muy angustiada',
      '我好崩潰',
      '我壓力好大，每天都睡不好',
      '我好无助',
    ],
    no: ['the baby monitor is for crying', 'the stress test failed', 'la llorona es una canción', '睡衣壞了'],
  },
  minor: {
    yes: [
      'im 16',
      'I’m still in high school, 15 years old',
      'tengo quince años',
      '我才十五歲',
      '我是未成年人',
    ],
    no: ['a minor scratch', 'my order of 16', 'tengo 35 años', '我三十五歲'],
  },
  fatality: {
    yes: [
      'my mother died last year',
      'he was killed in the crash',
      'mi padre falleció',
      '我爸過世了',
      '乘客當場死亡',
    ],
    no: ['the phone died', 'murió la batería', '電池死了', 'the deal is dead'],
  },
  represented: {
    yes: [
      'I have a lawyer',
      'my solicitor will write to you',
      'we are represented by counsel',
      'ya tengo abogada',
      '我有律師',
      '我委託律師處理',
    ],
    no: ['I have no lawyer', 'do I need a lawyer?', 'no tengo abogado', '我沒有律師', '需要請律師嗎'],
  },
  lien: {
    yes: [
      'Medicare has a lien',
      'my health insurer wants to be paid back from the settlement',
      '健保要代位求償',
    ],
    no: ['believe me', 'an alien film', 'sin embargo no llegó'],
  },
  statesOwnLimit: {
    yes: [
      'I’d settle for 200',
      'my bottom line is 200',
      'me conformo con 200',
      '我最低接受兩百',
      '最少要給我三百',
    ],
    no: ['I paid 200', 'the limit of the card is 200', '最低消費兩百'],
  },
};

describe.each(Object.entries(CARE))('%s', (flag, { yes, no }) => {
  test.each(yes)('is heard in: %s', (text) => {
    expect(reading('en', text).flags).toContain(flag);
  });
  test.each(no)('is not heard in: %s', (text) => {
    expect(reading('en', text).flags).not.toContain(flag);
  });
});
