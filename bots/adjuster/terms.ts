import { Side } from '../../core/case/party.ts';
import { OtherTerm, type Terms } from '../../core/settlement/terms.ts';
import { amountTyped, daysTyped } from '../typed.ts';
import type { Filled } from './filled.ts';

const Kind = OtherTerm.unwrap().shape.kind;

/** The terms of a proposal form, or the first field that is missing or unclear. Money, another promise, or both. */
export const termsTyped = (
  filled: Filled,
): { readonly terms: Terms } | { readonly missing: 'amount' | 'days' | 'otherDays' } => {
  const { form, view, about, field } = filled;
  const typed = field('amount');
  const amount = typed === '' ? undefined : amountTyped(typed, form.reading, view.currency);
  const kind = Kind.safeParse(field('other'));
  if (amount === null || (amount === undefined && !kind.success)) return { missing: 'amount' };
  const usual = about.procedure.payWithinDays;
  const days = field('days') === '' ? usual : daysTyped(field('days'));
  const otherDays = field('otherDays') === '' ? usual : daysTyped(field('otherDays'));
  if (days === undefined) return { missing: 'days' };
  if (otherDays === undefined) return { missing: 'otherDays' };
  const text = field('otherText').slice(0, 500);
  return {
    terms: {
      ...(amount === undefined ? {} : { money: { amount, payer: side(field('payer')), dueInDays: days } }),
      other: kind.success
        ? [
            {
              kind: kind.data,
              by: side(field('otherBy')),
              dueInDays: otherDays,
              ...(text === '' ? {} : { text }),
            },
          ]
        : [],
    },
  };
};

/** Who promises: the business unless the form says otherwise. */
const side = (typed: string): Side => {
  const read = Side.safeParse(typed);
  return read.success ? read.data : 'respondent';
};
