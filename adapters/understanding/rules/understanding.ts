import { civilDateOf } from '../../../core/deadline/calendar.ts';
import type { ElementId } from '../../../core/narrative/element.ts';
import type {
  FoundElement,
  Reading,
  ReadingContext,
  ReadingFlag,
  Understanding,
} from '../../../core/port/understanding.ts';
import { claimTypeOf } from './claim-type.ts';
import { findDates } from './date.ts';
import { findElements } from './element.ts';
import { consentOf, flagsOf, intentOf } from './intent.ts';
import { languageOf } from './language.ts';
import { mask } from './mask.ts';
import { findAmounts } from './money.ts';

/** Characters that are read for meaning; all of them are kept and masked. */
const READ = 8_000;
const MONEY_ASKED: readonly ElementId[] = ['amount', 'wantedAmount'];

/** Reads by rules in four languages: no model, no network, the same answer every time, in well under a millisecond. */
export const rulesUnderstanding = (): Understanding => ({ read });

const read = (raw: string, context: ReadingContext): Reading => {
  const truncated = raw.length > READ;
  const text = truncated ? raw.slice(0, READ) : raw;
  const { masked, any } = mask(raw);
  const language = languageOf(text, context.locale);
  const asked = context.asked;
  const bare = asked !== undefined && MONEY_ASKED.includes(asked);
  const digits = /\d|[一二三四五六七八九十百千萬万兩两]/u.test(text);
  const amounts = digits ? findAmounts(text, context.currency ?? 'USD', bare) : [];
  const today = civilDateOf(context.now, context.timeZone);
  const dates = findDates(text, today, language !== 'en');
  const elements = answered(findElements(text, amounts, dates), asked, amounts, text);
  const claimType = claimTypeOf(text);
  const flags: ReadingFlag[] = [...flagsOf(text)];
  if (any) flags.push('personalData');
  if (truncated) flags.push('truncated');
  if (!/[\p{L}\p{N}]/u.test(text)) flags.push('noWords');
  return {
    text: raw,
    language,
    amounts,
    dates,
    consent: consentOf(text),
    intent: intentOf(text.trim()),
    ...(claimType === undefined ? {} : { claimType }),
    elements,
    masked,
    flags,
  };
};

/** Where one thing was asked for, a number or a name is its answer and of nothing else. */
const answered = (
  elements: readonly FoundElement[],
  asked: ElementId | undefined,
  amounts: Reading['amounts'],
  text: string,
): readonly FoundElement[] => {
  if (asked === undefined) return elements;
  if (MONEY_ASKED.includes(asked)) {
    const [amount] = amounts;
    if (amount === undefined) return elements;
    const others = elements.filter(({ element }) => !MONEY_ASKED.includes(element));
    const { minor, currency, start, end, certain, approximate } = amount;
    const value = {
      kind: 'money',
      money: { minor, currency },
      ...(approximate === true ? { approximate } : {}),
    } as const;
    return [{ element: asked, value, start, end, certain: certain && amounts.length === 1 }, ...others];
  }
  if (asked === 'wanted')
    return elements.map((each) => (each.element === 'wanted' ? { ...each, certain: true } : each));
  // A short answer to one question is not read for others as well: "Cool Fridges broke my heart" names a seller.
  return text.length <= 80 ? elements.filter(({ element }) => element === asked) : elements;
};
