import type { Locale } from '../../../core/locale.ts';
import { HOUR } from '../../../core/time.ts';
import { CAST } from './cast/cast.ts';
import type { Tale } from './cast/shape.ts';
import { seeded } from './chance.ts';
import { type Character, drawPlot, type Plot } from './character.ts';
import { say } from './person.ts';
import type { Seat } from './seat.ts';

/** Both people of a demonstration case. The respondent's seat can be taken once the claimant has invited. */
export type Players = { readonly claimant: Seat; respondent(): Promise<Seat> };
/** Something that somebody does so many hours after the case began. */
export type Step = { readonly hour: number; play(players: Players): Promise<void> };
export type DemonstrationCase = {
  /** For the one who starts the program: what it is about, and where it stands. */
  readonly title: string;
  readonly plot: Plot;
  /** How long before the first start it began, in hours. */
  readonly hoursAgo: number;
  readonly steps: readonly Step[];
};

/** How far back the oldest case begins, in milliseconds. */
export const HISTORY = 13 * 24 * HOUR;

/** A plot with everything that matters written down; what is left to chance does not show. */
const plot = (locale: Locale, procedureId: string, demand: number, more: Partial<Tale> = {}): Plot => {
  const drawn = drawPlot(seeded('demonstration'), { locale, procedureId });
  const calm = (character: Character): Character => ({ ...character, temperament: 'quick', patience: 1_000 });
  const tales = CAST[locale].tales;
  const tale = tales.find((each) => each.procedureId === procedureId) ?? tales[0];
  return {
    ...drawn,
    tale: { ...tale, ...more },
    demandMinor: demand * 100,
    daysAgo: 9,
    tellsAll: true,
    keepsPromises: true,
    claimant: calm(drawn.claimant),
    respondent: calm(drawn.respondent),
  };
};

const at = (hour: number, play: Step['play']): Step => ({ hour, play });
const tells = at(0, async ({ claimant }) => void (await claimant.sit()));

const respondentOffers = (hour: number, amount: number, reason: string): Step =>
  at(hour, async (players) => offer(await players.respondent(), amount, reason));
const claimantOffers = (hour: number, amount: number, reason: string): Step =>
  at(hour, ({ claimant }) => offer(claimant, amount, reason));

const offer = async (seat: Seat, amount: number, reason: string): Promise<void> => {
  await seat.press('counter', 'offerAnswer');
  await seat.fill({ amount: String(amount), days: '14', reason });
};

/** The claimant takes the other side's offer, and both say yes to the restated terms. */
const agree = (hour: number): readonly Step[] => [
  at(hour, async ({ claimant }) => {
    await claimant.press('accept');
    await claimant.press('confirm');
  }),
  at(hour + 3, async (players) => (await players.respondent()).press('confirm')),
];

const sign = (hour: number): readonly Step[] => [
  at(hour, ({ claimant }) => claimant.fill({ name: claimant.person.character.name })),
  at(hour + 2, async (players) => {
    const seat = await players.respondent();
    await seat.fill({ name: seat.person.character.name });
  }),
];

const PARCEL_ES: Partial<Tale> = {
  full: 'Pedí una bicicleta en Dos Ruedas el {day} y pagué {amount}. El paquete nunca llegó y nadie contesta. Quiero un reembolso.',
  claimType: 'notDelivered',
  item: 'una bicicleta',
  seller: 'Dos Ruedas',
  problem: 'El paquete nunca llegó.',
};
const PARCEL_HANT: Partial<Tale> = {
  full: '我{day}在快輪車行訂了一台腳踏車，付了{amount}，到現在都沒有收到貨，也沒有人回覆。我要退款。',
  claimType: 'notDelivered',
  item: '腳踏車',
  seller: '快輪車行',
  problem: '一直沒有收到貨。',
};

/** One case a phase that a newcomer should see, in four languages; the oldest first. */
export const DEMONSTRATION: readonly DemonstrationCase[] = [
  {
    title: 'A car hit at a red light (español): signed, a payment is due',
    plot: plot('es', 'motor', 1_250),
    hoursAgo: 298,
    steps: [
      tells,
      respondentOffers(26, 1_100, 'El informe del taller valora la reparación en esta cantidad.'),
      ...agree(50),
      // After the longest time to think, and within the time to sign.
      ...sign(246),
    ],
  },
  {
    title: 'A fridge that does not cool (English): a sealed round is open',
    plot: plot('en', 'consumer', 480),
    hoursAgo: 190,
    steps: [
      tells,
      respondentOffers(20, 150, 'We can pay for a repair at your home.'),
      claimantOffers(44, 420, 'A repair was tried once already and did not help.'),
      respondentOffers(70, 240, 'This is half of the price; you may keep the fridge.'),
      at(118, ({ claimant }) => claimant.press('sealedAsk')),
      at(160, async (players) => (await players.respondent()).press('sealedYes')),
    ],
  },
  {
    title: 'A bicycle that never came (繁體中文): offers are on the table',
    plot: plot('zh-Hant', 'consumer', 620, PARCEL_HANT),
    hoursAgo: 96,
    steps: [
      tells,
      respondentOffers(22, 300, '貨運公司說包裹已經送出，我們先退一半，剩下的再查。'),
      claimantOffers(46, 580, '我等了三個星期，完全沒有收到東西。'),
      respondentOffers(80, 420, '查過了，確實沒有簽收紀錄，我們可以再退多一些。'),
    ],
  },
  {
    title: 'A card payment nobody made (简体中文): time to think',
    plot: plot('zh-Hans', 'card-dispute', 89),
    hoursAgo: 72,
    steps: [
      at(0, async ({ claimant }) => {
        await claimant.press('stopLossNo');
        await claimant.sit();
      }),
      respondentOffers(20, 89, '我们查过了，这笔交易不是您本人操作的。'),
      ...agree(44),
    ],
  },
  {
    title: 'A bicycle that never came (español): the other side is invited',
    plot: plot('es', 'consumer', 340, PARCEL_ES),
    hoursAgo: 50,
    steps: [tells],
  },
  {
    title: 'A car hit at a red light (繁體中文): a person was asked for',
    plot: plot('zh-Hant', 'motor', 2_300),
    hoursAgo: 30,
    steps: [tells, at(20, ({ claimant }) => claimant.take(say(CAST['zh-Hant'].person)))],
  },
  {
    title: 'A fridge that does not cool (English): still being told',
    plot: plot('en', 'consumer', 480),
    hoursAgo: 2,
    steps: [at(0, ({ claimant }) => claimant.take(say(CAST.en.tales[0].short)))],
  },
];
