import type { ElementValue } from '../../core/narrative/element.ts';

/**
 * Whether two values of one element cannot both be so. A closer value of what was rough, a day within a span, and a
 * fuller name of the same are no contradiction.
 */
export const differs = (before: ElementValue, now: ElementValue): boolean => {
  if (before.kind === 'unknown' || before.kind === 'declined' || now.kind === 'unknown') return false;
  if (before.kind === 'money' && now.kind === 'money') return differentMoney(before, now);
  if (before.kind === 'date' && now.kind === 'date') return now.to < before.from || now.from > before.to;
  if (before.kind === 'yesNo' && now.kind === 'yesNo') return before.yes !== now.yes;
  if (before.kind === 'wanted' && now.kind === 'wanted') return before.wanted !== now.wanted;
  if (before.kind === 'text' && now.kind === 'text') return !namesTheSame(before.text, now.text);
  return before.kind !== now.kind;
};

type MoneyValue = Extract<ElementValue, { kind: 'money' }>;

/** Rough amounts are the same within a tenth. */
const differentMoney = (before: MoneyValue, now: MoneyValue): boolean => {
  if (before.money.currency !== now.money.currency) return true;
  const apart = Math.abs(before.money.minor - now.money.minor);
  const rough = before.approximate === true || now.approximate === true;
  return rough ? apart * 10 > Math.max(before.money.minor, now.money.minor) : apart > 0;
};

const namesTheSame = (before: string, now: string): boolean => {
  const [a, b] = [plain(before), plain(now)];
  return a.includes(b) || b.includes(a);
};

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
