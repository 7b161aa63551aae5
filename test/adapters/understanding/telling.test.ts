import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ElementId, ElementValue } from '../../../core/narrative/element.ts';
import { reading } from './reading.ts';

const shownValue = (value: ElementValue): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'money':
      return `${value.money.minor} ${value.money.currency}${value.approximate === true ? '~' : ''}`;
    case 'date':
      return value.from === value.to ? value.from : `${value.from}..${value.to}`;
    case 'yesNo':
      return value.yes ? 'yes' : 'no';
    case 'wanted':
      return value.wanted;
    case 'unknown':
    case 'declined':
      return value.kind;
  }
};

type Told = { readonly [Element in ElementId]?: string } & { readonly type?: string };

/** Everything that was lifted, but for the longer stretches, which are checked by what they contain. */
const lifted = (locale: Locale, text: string): Told => {
  const { elements, claimType } = reading(locale, text);
  const facts = elements.filter(({ element }) => element !== 'problem' && element !== 'tried');
  return {
    ...Object.fromEntries(facts.map(({ element, value }) => [element, shownValue(value)])),
    ...(claimType === undefined ? {} : { type: claimType.type }),
  };
};

const stretch = (locale: Locale, text: string, element: 'problem' | 'tried'): string => {
  const found = reading(locale, text).elements.find((each) => each.element === element);
  return found === undefined ? '' : text.slice(found.start, found.end);
};

type Row = {
  readonly text: string;
  readonly facts: Told;
  readonly problem?: string;
  readonly tried?: string;
};

const tellings = (locale: Locale, rows: readonly Row[]): void => {
  test.each(rows)('$text', ({ text, facts, problem = '', tried = '' }) => {
    expect(lifted(locale, text)).toEqual(facts);
    expect(stretch(locale, text, 'problem')).toContain(problem);
    expect(stretch(locale, text, 'tried')).toContain(tried);
  });
};

describe('English', () => {
  tellings('en', [
    {
      text: 'Fridge from Acme came broken on 3 March, $480, I have photos, want refund',
      facts: {
        evidence: 'photos',
        item: 'Fridge',
        seller: 'Acme',
        when: '2026-03-03',
        amount: '48000 USD',
        wanted: 'refund',
        type: 'defectiveGoods',
      },
      problem: 'came broken',
    },
    {
      text: "I bought a washing machine at Home Depot on October 12 for $649. It leaks every time I run it and now it won't even start. I called them three times and nobody calls back. I just want my money back.",
      facts: {
        item: 'washing machine',
        seller: 'Home Depot',
        when: '2026-10-12',
        amount: '64900 USD',
        wanted: 'refund',
        type: 'defectiveGoods',
      },
      problem: "It leaks every time I run it and now it won't even start.",
      tried: 'I called them three times',
    },
    {
      text: 'hi so i ordered a pair of running shoes from shoe palace about two weeks ago, order number SP-88213, paid 129.99. they sent the wrong size and refuse to exchange. can i get a refund please',
      facts: {
        item: 'pair of running shoes',
        seller: 'shoe palace',
        when: '2026-11-05..2026-11-15',
        amount: '12999 USD',
        wanted: 'refund',
        orderNumber: 'SP-88213',
        type: 'defectiveGoods',
      },
      problem: 'they sent the wrong size',
    },
    {
      text: "Delta lost my suitcase on my flight from London on November 2nd. They offered me $100 but everything in it was worth about $1,200. I'd like them to pay for what I lost.",
      facts: {
        item: 'suitcase',
        seller: 'Delta',
        when: '2026-11-02',
        amount: '120000 USD~',
        wanted: 'payment',
        type: 'travelDisruption',
      },
      problem: 'Delta lost my suitcase',
    },
    {
      text: 'My gym, FitLife, keeps charging me $39.99 every month even though I cancelled my membership in August. I emailed them twice. I want them to stop charging me and refund $119.97.',
      facts: {
        seller: 'FitLife',
        cancelledOn: '2026-08-01..2026-08-31',
        amount: '3999 USD',
        wanted: 'refund',
        wantedAmount: '11997 USD',
        type: 'subscription',
      },
      problem: 'keeps charging me',
      tried: 'I emailed them twice.',
    },
    {
      text: 'A guy rear-ended me at the intersection of 5th and Main last Tuesday. My neck hurts. His plate was 7ABC123 and the body shop says $3,400 to fix the bumper. I want his insurance to pay for the repair.',
      facts: {
        when: '2026-11-17',
        where: 'at the intersection of 5th and Main',
        amount: '340000 USD',
        wanted: 'payment',
        plate: '7ABC123',
        injury: 'yes',
        type: 'motorAccident',
      },
    },
  ]);
});

describe('Traditional Chinese', () => {
  tellings('zh-Hant', [
    {
      text: '冰箱三月三號送到就壞了，4800元，有照片，要退款',
      facts: {
        evidence: '照片',
        item: '冰箱',
        when: '2026-03-03',
        amount: '480000 TWD',
        wanted: 'refund',
        type: 'defectiveGoods',
      },
      problem: '送到就壞了',
    },
    {
      text: '我上個月十五號在全國電子買了一台洗衣機，花了一萬二，用不到兩個禮拜就不會轉了，打電話給客服三次都沒人處理，我希望可以全額退款。',
      facts: {
        item: '洗衣機',
        seller: '全國電子',
        when: '2026-10-15',
        amount: '1200000 TWD',
        wanted: 'refund',
        type: 'defectiveGoods',
      },
      problem: '用不到兩個禮拜就不會轉了',
      tried: '打電話給客服三次都沒人處理',
    },
    {
      text: '我在蝦皮上買的藍牙耳機一直沒收到，訂單編號 2410AB7788，付了1,290元，賣家已讀不回，我想要退款',
      facts: {
        item: '藍牙耳機',
        seller: '蝦皮',
        amount: '129000 TWD',
        wanted: 'refund',
        orderNumber: '2410AB7788',
        type: 'notDelivered',
      },
      problem: '一直沒收到',
    },
    {
      text: '上禮拜二在中山路口被後面的車追撞，車牌是ABC-1234，修車廠估價三萬五，脖子很痛，希望對方保險理賠',
      facts: {
        when: '2026-11-17',
        where: '中山路口',
        amount: '3500000 TWD',
        wanted: 'payment',
        plate: 'ABC-1234',
        injury: 'yes',
        type: 'motorAccident',
      },
    },
    {
      text: '長榮航空的班機延誤八小時，害我多花3000元住宿，希望補償',
      facts: {
        item: '班機',
        seller: '長榮航空',
        amount: '300000 TWD',
        wanted: 'payment',
        type: 'travelDisruption',
      },
      problem: '班機延誤八小時',
    },
  ]);
});

describe('Simplified Chinese', () => {
  tellings('zh-Hans', [
    {
      text: '我10月3号在京东买了一台电视，4999元，收到的时候屏幕就裂了，客服说不能退，我要求退款。',
      facts: {
        item: '电视',
        seller: '京东',
        when: '2026-10-03',
        amount: '499900 CNY',
        wanted: 'refund',
        type: 'defectiveGoods',
      },
      problem: '屏幕就裂了',
    },
    {
      text: '双十一在拼多多下单的羽绒服，398块，收到是假货，联系卖家不理人，想退货退款',
      facts: {
        item: '羽绒服',
        seller: '拼多多',
        when: '2026-11-10..2026-11-12',
        amount: '39800 CNY',
        wanted: 'refund',
        type: 'defectiveGoods',
      },
      problem: '收到是假货',
      tried: '联系卖家不理人',
    },
    {
      text: '携程订的酒店，到了说没有房间，房费860元也不退，希望赔偿',
      facts: {
        item: '酒店',
        seller: '携程',
        amount: '86000 CNY',
        wanted: 'payment',
        type: 'travelDisruption',
      },
      problem: '没有房间',
    },
    {
      text: '我的车昨天在停车场被撞了，对方不肯赔，修车要2600块，没人受伤',
      facts: {
        when: '2026-11-23',
        where: '停车场',
        amount: '260000 CNY',
        injury: 'no',
        type: 'motorAccident',
      },
    },
  ]);
});

describe('Spanish', () => {
  tellings('es', [
    {
      text: 'La nevera llegó rota el 3 de marzo, 480 €, tengo fotos',
      facts: {
        evidence: 'fotos',
        item: 'nevera',
        when: '2026-03-03',
        amount: '48000 EUR',
        type: 'defectiveGoods',
      },
      problem: 'La nevera llegó rota',
    },
    {
      text: 'Compré una lavadora en Coppel el 12 de octubre por 849 €. Dejó de funcionar a las dos semanas. Llamé varias veces y no me resuelven. Quiero que me devuelvan mi dinero.',
      facts: {
        item: 'lavadora',
        seller: 'Coppel',
        when: '2026-10-12',
        amount: '84900 EUR',
        wanted: 'refund',
        type: 'defectiveGoods',
      },
      problem: 'Dejó de funcionar a las dos semanas.',
      tried: 'Llamé varias veces',
    },
    {
      text: 'pedi unas zapatillas en zalando hace tres semanas y nunca llegaron, pague 89,95 euros con tarjeta, el numero de pedido es 10203344556677. quiero el reembolso',
      facts: {
        item: 'zapatillas',
        seller: 'zalando',
        when: '2026-11-01..2026-11-05',
        amount: '8995 EUR',
        wanted: 'refund',
        orderNumber: '10203344556677',
        type: 'notDelivered',
      },
    },
    {
      text: 'Contraté una reforma con Reformas García por 3.500 € y dejaron el baño a medias. Exijo que terminen o me devuelvan 1.500 €',
      facts: {
        item: 'reforma',
        seller: 'Reformas García',
        amount: '350000 EUR',
        wanted: 'refund',
        wantedAmount: '150000 EUR',
        type: 'serviceNotAsAgreed',
      },
    },
    {
      text: 'Me cobraron dos veces la suscripción de Netflix en octubre, 12,99 € cada vez. Escribí al soporte y no contestan. Pido que me devuelvan el cobro de más.',
      facts: {
        seller: 'Netflix',
        when: '2026-10-01..2026-10-31',
        amount: '1299 EUR',
        wanted: 'refund',
        type: 'wrongCharge',
      },
      tried: 'Escribí al soporte y no contestan.',
    },
  ]);
});

const of = (locale: Locale, text: string, element: ElementId, asked?: ElementId): string | undefined => {
  const found = reading(locale, text, asked === undefined ? {} : { asked }).elements.find(
    (each) => each.element === element,
  );
  return found === undefined ? undefined : shownValue(found.value);
};

describe('a seller is named only where it is clear', () => {
  test.each<readonly [Locale, string, string | undefined]>([
    ['en', 'bought it at best buy last week', 'best buy'],
    ['en', 'I ordered it online from home', undefined],
    ['en', 'I bought it at the store on the corner', undefined],
    ['en', 'I got it from a friend', undefined],
    ['en', 'my flight from London was late', undefined],
    ['en', 'I bought it in March with my Visa card', undefined],
    ['en', 'I spoke to them on Monday at 5', undefined],
    ['en', 'The shop is Acme Ltd.', 'Acme Ltd'],
    ['es', 'compré una tele en El Corte Inglés', 'El Corte Inglés'],
    ['es', 'lo compré en una tienda del centro', undefined],
    ['es', 'compré en línea con tarjeta', undefined],
    ['es', 'Coppel no me responde', 'Coppel'],
    ['zh-Hant', '在網路上買的鞋子', undefined],
    ['zh-Hant', '我在momo購物網買的吹風機', 'momo購物網'],
    ['zh-Hant', '三月三號在家樂福買的', '家樂福'],
    ['zh-Hant', '客服說不能取消', undefined],
    ['zh-Hans', '我在一家店买的', undefined],
  ])('%s: %s', (locale, text, seller) => {
    expect(of(locale, text, 'seller')).toBe(seller);
  });
});

describe('a wish is the person’s own', () => {
  test.each<readonly [Locale, string, string | undefined]>([
    ['en', 'they refused to refund me', undefined],
    ['en', "I don't want a replacement, I want a refund", 'refund'],
    ['en', 'please just repair it', 'repair'],
    ['en', 'I want half my money back', 'partialRefund'],
    ['en', 'I want them to apologize and pay for the damage', 'payment'],
    ['en', 'I want to know why they refused to refund me', undefined],
    ['es', 'quiero saber por qué no me dan el reembolso', undefined],
    ['zh-Hant', '我想知道為什麼不能退款', undefined],
    ['es', 'no me quieren devolver el dinero', undefined],
    ['es', 'quiero que me lo cambien por otro', 'replacement'],
    ['es', 'exijo una disculpa', 'apology'],
    ['zh-Hant', '店家不肯退款', undefined],
    ['zh-Hant', '不要換貨，我要退款', 'refund'],
    ['zh-Hans', '希望免费维修', 'repair'],
  ])('%s: %s', (locale, text, wanted) => {
    expect(of(locale, text, 'wanted')).toBe(wanted);
  });
});

describe('an answer to the question for one thing', () => {
  test.each<readonly [Locale, ElementId, string, string | undefined]>([
    ['en', 'seller', 'Acme', 'Acme'],
    ['en', 'seller', 'it was from best buy', 'best buy'],
    ['en', 'seller', "I don't know the name", undefined],
    ['zh-Hant', 'seller', '在全國電子', '全國電子'],
    ['zh-Hant', 'seller', '是momo買的', 'momo'],
    ['es', 'seller', 'la tienda se llama Coppel', 'Coppel'],
    ['en', 'item', 'it was a red sofa', 'red sofa'],
    ['es', 'item', 'una bicicleta', 'bicicleta'],
    ['en', 'item', 'yes my phone is broken', 'phone'],
    ['en', 'orderNumber', 'it is SP-88213', 'SP-88213'],
    ['en', 'wanted', 'my money back', 'refund'],
    ['en', 'wanted', 'fix it', 'repair'],
    ['zh-Hant', 'wanted', '退款', 'refund'],
    ['es', 'wanted', 'que me devuelvan el dinero', 'refund'],
    ['en', 'injury', 'no one was hurt', 'no'],
    ['en', 'amount', '450', '45000 USD'],
    ['en', 'when', 'the 5th', '2026-11-05'],
    ['en', 'cardLastFour', 'card ending in 4242', '4242'],
  ])('%s, %s: %s', (locale, asked, text, value) => {
    expect(of(locale, text, asked, asked)).toBe(value);
  });
});

test('several corrections at once are all read', () => {
  const { intent, elements } = reading('en', 'the date was the 5th and the shop is Acme Ltd', {
    asked: 'wanted',
  });
  expect(intent).toBe('correct');
  expect(elements.map(({ element, value }) => [element, shownValue(value)])).toEqual([
    ['seller', 'Acme Ltd'],
    ['when', '2026-11-05'],
  ]);
});

test('of two numbers where one was asked for, neither is certain', () => {
  const [found] = reading('en', '450 or 500', { asked: 'amount' }).elements;
  expect(found?.certain).toBe(false);
});

test('command words inside a telling stay part of the telling', () => {
  const { intent, elements } = reading('en', 'they would not let me cancel, please help');
  expect(intent).toBe('answer');
  expect(elements.map(({ element }) => element)).toEqual(['problem']);
});
