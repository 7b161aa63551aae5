import type { CommandOf } from '../../core/case/command.ts';
import type { Side } from '../../core/case/party.ts';
import type { Money } from '../../core/money.ts';
import type { OtherTerm } from '../../core/settlement/terms.ts';
import type { HearContext } from '../../core/turn/bot.ts';

export type OfferParts = {
  readonly amount?: Money;
  readonly other?: { readonly kind: OtherTerm['kind']; readonly text?: string };
  readonly days?: number;
  readonly reason?: string;
};

/** Who does it: a business repairs and collects; sending a thing back is the claimant's part. */
const DOES: { readonly [Kind in OtherTerm['kind']]: Side } = {
  repair: 'respondent',
  replacement: 'respondent',
  collect: 'respondent',
  return: 'claimant',
  cancel: 'respondent',
  apology: 'respondent',
  voucher: 'respondent',
  other: 'respondent',
};

/** What a side would settle for, as an offer to the other one. At least one of `amount` and `other` has to be there. */
export const offerCommand = (parts: OfferParts, about: HearContext): CommandOf<'makeOffer'> => {
  const dueInDays = parts.days ?? about.procedure.payWithinDays;
  return {
    type: 'makeOffer',
    offerId: about.newId(),
    terms: {
      ...(parts.amount === undefined
        ? {}
        : { money: { amount: parts.amount, payer: 'respondent' as const, dueInDays } }),
      other: parts.other === undefined ? [] : [{ ...parts.other, by: DOES[parts.other.kind], dueInDays }],
    },
    ...(parts.reason === undefined ? {} : { reason: parts.reason }),
  };
};
