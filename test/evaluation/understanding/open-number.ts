import { AROUND, drawFrom, type Sample } from './draw.ts';

/** `count` texts with numbers that must stay readable: orders, parcels, amounts, dates, policies, claims, plates. */
export const openSamples = (seed: number, count: number): readonly Sample[] => {
  const { pick, digits, digit, letters } = drawFrom(seed);
  const number = (): string =>
    pick([
      () => digits(digit(0, 1) === '0' ? 8 : 10),
      () => digits(12),
      () => `${letters(2)}-${digits(6)}`,
      () => `${digits(3)}-${digits(7)}-${digits(7)}`,
      () => `${letters(3)}${digits(9)}`,
    ])();
  const makes: readonly (readonly [string, () => readonly [string, string]])[] = [
    [
      'order',
      () => [
        pick(['order number ', 'my order is ', 'pedido ', 'número de pedido: ', '訂單編號', '订单号：']),
        number(),
      ],
    ],
    [
      'parcel',
      () => [
        pick(['tracking number ', 'tracking: ', 'guía ', '物流單號 ', '快递单号']),
        pick([`1Z${digits(3)}AA${digits(9)}`, digits(12), `SF${digits(13)}`]),
      ],
    ],
    ['policy', () => [pick(['policy number is ', 'policy ', 'póliza ', '保單號碼', '保单号']), number()]],
    [
      'claim',
      () => [
        pick(['claim number ', 'claim no ', 'siniestro ', '理賠案號']),
        pick([digits(9), `${letters(3)} ${digits(3)}`]),
      ],
    ],
    [
      'amount',
      () => [
        '',
        pick([
          `$${digit(1, 9)},${digits(3)},${digits(3)}.50`,
          `${digit(1, 9)}.${digits(3)}.${digits(3)},00 €`,
          `NT$${digit(1, 9)}${digits(5)}`,
          `${digit(1, 9)}${digits(6)} pesos`,
          `${digit(1, 9)}${digits(5)}元`,
        ]),
      ],
    ],
    [
      'date',
      () => [
        '',
        pick([
          `2026-0${digit(1, 9)}-1${digit()}`,
          `0${digit(1, 9)}/1${digit()}/2026`,
          `2026年${digit(1, 9)}月${digit(1, 9)}日`,
          `from 0${digit(1, 9)}/10/2026 to 0${digit(1, 9)}/12/2026`,
          `at 10:${digit(1, 5)}0-11:30`,
        ]),
      ],
    ],
    [
      'plate',
      () => [
        pick(['plate ', 'placa ', '車牌', '车牌号']),
        pick([
          `${letters(3)}-${digits(4)}`,
          `${digits(4)} ${letters(3)}`,
          `${digit()}${letters(3)}${digits(3)}`,
        ]),
      ],
    ],
    [
      'model',
      () => [pick(['model ', 'serial ', 'IMEI ', '序號']), pick([digits(15), `${letters(2)}${digits(8)}`])],
    ],
  ];
  return Array.from({ length: count }, () => {
    const [kind, make] = pick(makes);
    const [lead, value] = make();
    const [before, behind] = pick(AROUND.filter(([start]) => !/datos|use|是|资料/u.test(start)));
    return { kind, text: before + lead + value + behind, value };
  });
};
