import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import { openHouse } from '../../fixture/house.ts';

type Talk = {
  readonly locale: Locale;
  /** The story, and the answers to what is asked then: whom, what for, photos. */
  readonly turns: readonly string[];
  readonly yes: string;
  readonly card: RegExp;
  readonly invite: RegExp;
  readonly invited: RegExp;
};

const TALKS: readonly Talk[] = [
  {
    locale: 'en',
    turns: ['My fridge arrived broken on 3 March, it cost $480', 'Acme', 'refund please', 'no'],
    yes: 'yes',
    card: /Is everything right\?/,
    invite: /Shall I invite Acme\?/,
    invited: /The invitation for Acme is ready/,
  },
  {
    locale: 'zh-Hant',
    // The case runs in dollars: what 元 means is asked.
    turns: ['冰箱三月三號送到就壞了，4800元', '對', '全國電子', '要退款', '沒有照片'],
    yes: '好',
    card: /內容都對嗎？/,
    invite: /要邀請「全國電子」嗎？/,
    invited: /給全國電子的邀請做好了/,
  },
  {
    locale: 'zh-Hans',
    turns: ['冰箱三月三号送到就坏了，3500元', '对', '京东', '要退款', '没有'],
    yes: '对',
    card: /内容都对吗？/,
    invite: /要邀请“京东”吗？/,
    invited: /给京东的邀请做好了/,
  },
  {
    locale: 'es',
    turns: [
      'La nevera llegó rota el 3 de marzo, costó 480 €',
      'Tienda Sol',
      'quiero que me devuelvan el dinero',
      'no tengo fotos',
    ],
    yes: 'sí',
    card: /¿Está todo bien\?/,
    invite: /¿Invito a Tienda Sol\?/,
    invited: /La invitación para Tienda Sol está lista/,
  },
];

test.each(TALKS)(
  'in $locale words alone take a story to an invitation, and nothing is asked twice',
  async (talk) => {
    const claimant = await openHouse().claimant('consumer', talk.locale);
    const asked: string[] = [];
    for (const turn of talk.turns) asked.push((await claimant.say(turn)).split('\n').at(-1) ?? '');
    expect(new Set(asked).size).toBe(asked.length);
    expect((await claimant.feed()).map(({ message }) => JSON.stringify(message)).at(-1)).toContain(
      'card.ready',
    );
    expect(await claimant.say(talk.yes)).toMatch(talk.invite);
    expect(await claimant.say(talk.yes)).toMatch(talk.invited);
  },
);

const onCard = async () => {
  const claimant = await openHouse().claimant();
  for (const turn of TALKS[0]?.turns ?? []) await claimant.say(turn);
  return claimant;
};

test('a no to the claim asks what to change', async () => {
  const claimant = await onCard();
  expect(await claimant.say('no')).toMatch(/What shall I change\?/);
});

test('a hedge is not a yes to the claim', async () => {
  const claimant = await onCard();
  expect(await claimant.say('ok I guess')).toMatch(/say a clear yes/);
  expect(await claimant.press('file')).toMatch(/Shall I invite Acme\?/);
});

test('a no to the other side asks for a name, and a yes to that is no name', async () => {
  const claimant = await onCard();
  await claimant.say('yes');
  expect(await claimant.say('no')).toMatch(/What are they called\?/);
  expect(await claimant.say('yes')).toMatch(/Who should I invite\?/);
  expect(await claimant.say('Acme Stores Ltd')).toMatch(/The invitation for Acme Stores Ltd is ready/);
});

test('what is told on later joins the story, changes nothing that was said, and is not called passed on before anybody is there', async () => {
  const claimant = await onCard();
  await claimant.say('yes');
  await claimant.say('yes');
  const reply = await claimant.say('they never answered my letters at all, it is so annoying');
  expect(reply).toMatch(/written that down/);
  expect(reply).not.toMatch(/passed that on|What went wrong: it was/);
});

test.each([
  [
    'en',
    'I ordered a desk from Woodworks on 3 September and it never came, they promised 20 September',
    'in US dollars',
  ],
  ['zh-Hant', '我九月三號在木工坊訂了一張書桌，說好九月二十號送到，到現在都沒收到', '（美元）'],
  ['zh-Hans', '我9月3日在木工坊订了一张书桌，说好9月20日送到，到现在都没收到', '（美元）'],
  [
    'es',
    'Pedí un escritorio en Maderas Luna el 3 de septiembre, debía llegar el 20 de septiembre y nunca llegó',
    'en dólares estadounidenses',
  ],
] as const)('the question for an amount names the currency of the case: %s', async (locale, story, named) => {
  const claimant = await openHouse().claimant('consumer', locale);
  expect(await claimant.say(story)).toContain(named);
});
