import type { Money } from '../money.ts';
import type { Terms } from '../settlement/terms.ts';
import type { Member } from './member.ts';

export type Authority = Member['authority'];

/** The sum up to which this person may bind its side alone; null for no limit, zero for a currency without a row. */
export const limitIn = (authority: Authority, currency: string): Money | null =>
  authority === 'unlimited'
    ? null
    : {
        minor: authority.find((row) => row.currency === currency)?.upToMinor ?? 0,
        currency,
      };

/** The limit that these terms go beyond; null where they stay within it. Terms without money bind to no sum. */
export const limitPassed = (authority: Authority, { money }: Terms): Money | null => {
  if (money === undefined) return null;
  const limit = limitIn(authority, money.amount.currency);
  return limit === null || money.amount.minor <= limit.minor ? null : limit;
};
