import type { Locale } from '../../../core/locale.ts';
import type { Choice } from '../../../core/message/message.ts';
import { ClaimGroupId, choicesIn } from '../../../core/narrative/claim-group.ts';
import { CLAIM_TYPES, type ClaimTypeId } from '../../../core/narrative/claim-type.ts';
import type { ElementId } from '../../../core/narrative/element.ts';
import { openHouse } from '../../fixture/house.ts';
import type { Gate, Scorer } from './gate.ts';

/** A telling as people begin, what it is of, and what its teller says to a question for an element. */
export type Telling = {
  readonly locale: Locale;
  readonly procedure: string;
  /** What the teller presses where the bot asks which kind of dispute it is. */
  readonly claimType: ClaimTypeId;
  readonly story: string;
  readonly answers: { readonly [Id in ElementId]?: string };
};

/** Three typical tellings a language: one that says nearly all, one that leaves half out, one that only complains. */
export const TELLINGS: readonly Telling[] = [
  {
    locale: 'en',
    procedure: 'consumer',
    claimType: 'defectiveGoods',
    story:
      'I bought a washing machine from Harris Appliances on 12 October for $649. It leaks every time I run it. I called them three times. I want my money back.',
    answers: {},
  },
  {
    locale: 'en',
    procedure: 'consumer',
    claimType: 'notDelivered',
    story: 'I ordered a desk online and it never came. The shop does not answer my e-mails.',
    answers: {
      seller: 'Woodworks',
      when: 'on September 3',
      promisedBy: 'they said September 20',
      amount: '$230',
      wanted: 'a refund',
    },
  },
  {
    locale: 'en',
    procedure: 'motor',
    claimType: 'motorAccident',
    story: 'Somebody ran into my car from behind at a red light and now the insurer does nothing.',
    answers: {
      when: 'last Friday',
      where: 'corner of Main Street and 5th',
      injury: 'no',
      police: 'yes, they wrote a report',
      amount: 'about $1,800',
      wanted: 'payment for the repair',
    },
  },
  {
    locale: 'zh-Hant',
    procedure: 'consumer',
    claimType: 'defectiveGoods',
    story:
      '我十月十二號在全國電子買了一台洗衣機，花了九千元，用不到兩個禮拜就漏水，打了三次電話都沒人處理，我要退款。',
    answers: {},
  },
  {
    locale: 'zh-Hant',
    procedure: 'consumer',
    claimType: 'notDelivered',
    story: '我上網訂了一張書桌，到現在都沒收到，店家都不回信。',
    answers: {
      seller: '木工坊',
      when: '九月三號',
      promisedBy: '九月二十號',
      amount: '6900元',
      wanted: '退款',
    },
  },
  {
    locale: 'zh-Hant',
    procedure: 'motor',
    claimType: 'motorAccident',
    story: '我在停紅燈的時候被後面的車追撞，保險公司都不理我。',
    answers: {
      when: '上週五',
      where: '忠孝東路和復興南路口',
      injury: '沒有',
      police: '有',
      amount: '大概五萬元',
      wanted: '賠修車的錢',
    },
  },
  {
    locale: 'zh-Hans',
    procedure: 'consumer',
    claimType: 'defectiveGoods',
    story: '我10月12日在京东买了一台洗衣机，花了2600元，不到两周就漏水，打了三次客服电话没人管，我要退款。',
    answers: {},
  },
  {
    locale: 'zh-Hans',
    procedure: 'consumer',
    claimType: 'notDelivered',
    story: '我在网上买了一张书桌，到现在都没收到，店家不回消息。',
    answers: {
      seller: '木工坊旗舰店',
      when: '9月3日',
      promisedBy: '9月20日',
      amount: '1280元',
      wanted: '退款',
    },
  },
  {
    locale: 'zh-Hans',
    procedure: 'motor',
    claimType: 'motorAccident',
    story: '我等红灯的时候被后车追尾，保险公司一直不理赔。',
    answers: {
      when: '上周五',
      where: '中山路和人民路路口',
      injury: '没有',
      police: '有',
      amount: '大概一万元',
      wanted: '赔修车费',
    },
  },
  {
    locale: 'es',
    procedure: 'consumer',
    claimType: 'defectiveGoods',
    story:
      'Compré una lavadora en Electro Sol el 12 de octubre por 649 euros. Pierde agua cada vez que la uso. Los llamé tres veces. Quiero que me devuelvan el dinero.',
    answers: {},
  },
  {
    locale: 'es',
    procedure: 'consumer',
    claimType: 'notDelivered',
    story: 'Pedí un escritorio por internet y nunca llegó. La tienda no responde mis correos.',
    answers: {
      seller: 'Maderas Luna',
      when: 'el 3 de septiembre',
      promisedBy: 'el 20 de septiembre',
      amount: '230 euros',
      wanted: 'el reembolso',
    },
  },
  {
    locale: 'es',
    procedure: 'motor',
    claimType: 'motorAccident',
    story: 'Me chocaron por detrás en un semáforo y la aseguradora no hace nada.',
    answers: {
      when: 'el viernes pasado',
      where: 'en la esquina de Reforma y Juárez',
      injury: 'no',
      police: 'sí, vino',
      amount: 'unos 1800 euros',
      wanted: 'que paguen la reparación',
    },
  },
];

/** More turns than this, and nobody would go on. */
const ENDLESS = 20;

export type Filed = {
  /** What the teller had to do after the telling, the yes to the whole claim included. */
  readonly turns: number;
  /** Questions for elements that were put, in their order. */
  readonly asked: readonly string[];
};

/** Plays one telling until it is filed, answering by what was asked; Infinity turns where it never is. */
export const play = async (telling: Telling): Promise<Filed> => {
  const teller = await openHouse().claimant(telling.procedure, telling.locale);
  await teller.say(telling.story);
  const asked: string[] = [];
  for (let turns = 0; turns < ENDLESS; turns += 1) {
    const key = await lastKey(teller);
    if (key === 'ask.invite' || key === 'ask.otherName') return { turns, asked };
    const [, name = null] = /^ask(?:Again)?\.(\w+?)(?:Told)?$/u.exec(key) ?? [];
    if (name !== null) asked.push(name);
    if (!(await replied(teller, key, name, telling))) break;
  }
  return { turns: Number.POSITIVE_INFINITY, asked };
};

type Teller = Awaited<ReturnType<ReturnType<typeof openHouse>['claimant']>>;

const lastBody = async (teller: Teller) => (await teller.feed()).at(-1)?.message.body;

const lastKey = async (teller: Teller): Promise<string> => {
  const body = await lastBody(teller);
  return body !== undefined && 'key' in body.text ? body.text.key : '';
};

/** Which of the kinds that are offered fits: the kind itself, else the group behind which it lies. */
const fitting = async (teller: Teller, type: ClaimTypeId): Promise<Choice | undefined> => {
  const body = await lastBody(teller);
  const choices = body !== undefined && 'choices' in body ? body.choices : [];
  return (
    choices.find(({ action, subject }) => action === 'claimType' && subject === type) ??
    choices.find(({ action, subject }) => {
      const group = ClaimGroupId.safeParse(subject);
      return action === 'claimGroup' && group.success && leadsTo(group.data, type);
    })
  );
};

const leadsTo = (group: ClaimGroupId, type: ClaimTypeId): boolean =>
  choicesIn(group, CLAIM_TYPES).some((each) =>
    each.kind === 'type' ? each.type === type : leadsTo(each.group, type),
  );

/** Questions for the kind of dispute: which of these, or whether it is this one. */
const KIND = /^(?:ask|askAgain|confirm)\.claim(?:Type|Group)$/u;

/** False where nothing that was put can be answered: the telling is stuck. */
const replied = async (
  teller: Teller,
  key: string,
  name: string | null,
  { answers, claimType }: Telling,
): Promise<boolean> => {
  const words = name === null ? undefined : answers[name as ElementId];
  if (KIND.test(key)) return kindReplied(teller, claimType);
  if (words !== undefined) await teller.say(words);
  else if (name === 'evidence') await teller.press('noEvidence');
  else if (key === 'card.ready') await teller.press('file');
  else if (key.startsWith('confirm.')) await teller.press('yes');
  else if (name !== null) await teller.press('say', `${name}:unknown`);
  else return false;
  return true;
};

const kindReplied = async (teller: Teller, claimType: ClaimTypeId): Promise<boolean> => {
  const choice = await fitting(teller, claimType);
  if (choice === undefined) return false;
  await teller.press(choice.action, choice.subject);
  return true;
};

/** How long it takes from a telling to a claim that is ready to go out. */
export const turns: Scorer = {
  folder: null,
  title: 'From telling to filed',
  score: async () => {
    const gates: Gate[] = [];
    for (const locale of ['en', 'zh-Hant', 'zh-Hans', 'es'] as const) {
      const filed = await Promise.all(TELLINGS.filter((each) => each.locale === locale).map(play));
      gates.push({
        name: `${locale}: turns of the longest of ${filed.length} tellings`,
        kind: 'count',
        value: Math.max(...filed.map((each) => each.turns)),
        of: filed.length,
        target: { atMost: 8 },
      });
      const twice = filed.flatMap(({ asked }) => asked.filter((name, at) => asked.indexOf(name) !== at));
      gates.push({
        name: `${locale}: questions put twice`,
        kind: 'count',
        value: twice.length,
        of: filed.flatMap(({ asked }) => asked).length,
        target: { atMost: 0 },
      });
    }
    return gates;
  },
};
