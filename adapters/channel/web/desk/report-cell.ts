import { say } from '../../../../core/message/phrasing.ts';
import type { Rate, Score } from '../../../../core/report/figures.ts';
import type { Period } from '../../../../core/report/period.ts';
import type { Cell } from '../../../../core/report/suppress.ts';
import type { DeskCell } from './report-wire.ts';
import type { Sayer } from './said.ts';

/** What stands where there is nothing to say. */
const NOTHING = '–';

const number = (value: number, locale: string, options: Intl.NumberFormatOptions = {}): string =>
  new Intl.NumberFormat(locale, options).format(value);

export const plain = (text: string): DeskCell => ({ text, value: null });

/** A count that is never hidden. */
export const countOf = (value: number, { locale }: Sayer): DeskCell => ({
  text: number(value, locale),
  value,
});

export const cellOf = (cell: Cell, by: Sayer): DeskCell =>
  cell === null ? plain(by.key('report.hidden')) : countOf(cell, by);

/** "62 % (31 of 50)"; the value is the share, from 0 to 1. */
export const rateOf = ({ count, of }: Rate, by: Sayer): DeskCell => {
  if (count === null || of === null) return plain(by.key('report.hidden'));
  const share = count / of;
  const text = by.phrase(
    say('report.share', {
      share: number(share, by.locale, { style: 'percent' }),
      count: number(count, by.locale),
      of: number(of, by.locale),
    }),
  );
  return { text, value: share };
};

/** Hours as hours up to two days, from then on as days; the value is in hours. */
export const hoursOf = (hours: number | null, { locale }: Sayer): DeskCell => {
  if (hours === null) return plain(NOTHING);
  const unit = { style: 'unit', unitDisplay: 'long' } as const;
  const text =
    hours < 48
      ? number(hours, locale, { ...unit, unit: 'hour' })
      : number(hours / 24, locale, { ...unit, unit: 'day', maximumFractionDigits: 1 });
  return { text, value: hours };
};

const ONE_DIGIT = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** "4.2 (31 answers)". */
export const meanOf = ({ count, mean }: Score, by: Sayer): DeskCell =>
  count === null || mean === null
    ? plain(by.key('report.hidden'))
    : {
        text: by.phrase(say('report.mean', { mean: number(mean, by.locale, ONE_DIGIT), count })),
        value: mean,
      };

export const differenceOf = (difference: number | null, { locale }: Sayer): DeskCell =>
  difference === null
    ? plain(NOTHING)
    : { text: number(difference, locale, { ...ONE_DIGIT, signDisplay: 'exceptZero' }), value: difference };

const dayOf = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));

export const weekOf = ({ from }: Period, { locale }: Sayer): string => dayOf(from, locale);

export const periodSaid = ({ from, to }: Period, by: Sayer) => ({
  from,
  to,
  text: by.phrase(say('report.period', { from: dayOf(from, by.locale), to: dayOf(to, by.locale) })),
});
