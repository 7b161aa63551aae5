import type { ClaimTypeId } from '../../../../core/narrative/claim-type.ts';
import { CLAIM_TYPE } from '../../../../core/narrative/claim-type.ts';
import type { ElementId, ElementValue } from '../../../../core/narrative/element.ts';
import type { FoundDate, FoundElement } from '../../../../core/port/understanding.ts';
import type { DatePlace } from '../date/date.ts';
import { isCancelled, isCharged, isLastTime, isPromised } from './particular.ts';
import type { Told } from './told.ts';

/** A day or span as the value of an element. */
export const dateValue = ({ from, to, approximate }: FoundDate): ElementValue => ({
  kind: 'date',
  from,
  to,
  ...(approximate === true ? { approximate } : {}),
});

/** Each day as what the words before it say it is; the first other one is when it happened. */
export const daysIn = ({ plain: { low }, dates, kind, asked }: Told): readonly FoundElement[] => {
  const told = dates.filter((date) => asked === 'when' || !NOW.test(low.slice(date.start, date.end)));
  const promised = belongs('promisedBy', kind) ? told.find((date) => isPromised(low, date)) : undefined;
  const cancelled = belongs('cancelledOn', kind)
    ? told.find((date) => date !== promised && isCancelled(low, date))
    : undefined;
  const past = told.filter((date) => !date.ahead && date !== promised && date !== cancelled);
  return [
    ...dayAs('when', whenAmong(low, past, kind)),
    ...dayAs('promisedBy', promised),
    ...dayAs('cancelledOn', cancelled),
  ];
};

/** "And now they ignore me" says until when it lasts, not when it happened. */
const NOW = /^(?:(?:right|just) )?now$|^ahora(?: mismo)?$|^(?:到)?(?:现在|目前|如今)$/u;

/** Whether a fact belongs to the kind of dispute, where that is known: an airline's cancelling is no end of a contract. */
const belongs = (element: ElementId, kind: ClaimTypeId | undefined): boolean =>
  kind === undefined || CLAIM_TYPE[kind].required.includes(element);

/** The last of several charges if one is called so, else the first day that is told; where the telling is of several, it says so. */
const whenAmong = (
  low: string,
  dates: readonly DatePlace[],
  kind: ClaimTypeId | undefined,
): DatePlace | undefined =>
  dates.find((date) => isLastTime(low, date)) ??
  (kind === 'subscription' ? dates.findLast((date) => isCharged(low, date)) : undefined) ??
  dates.find(({ found }) => found.certain && found.approximate !== true) ??
  dates[0];

const dayAs = (element: ElementId, date: DatePlace | undefined): readonly FoundElement[] => {
  if (date === undefined) return [];
  const { start, end, certain } = date.found;
  return [{ element, value: dateValue(date.found), start, end, certain: certain && !date.yearAssumed }];
};
