import type { Money } from '../../core/money.ts';
import { exponentOf } from '../../core/money.ts';
import { OtherTerm } from '../../core/settlement/terms.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { type ClaimantMemory, settled } from './memory.ts';
import { heardAs } from './said.ts';
import { offerCommand } from './terms.ts';

type Form = Extract<Heard, { kind: 'form' }>;

/** A filled-in form. What cannot be read is asked for again; nothing is guessed. */
export const hearForm = (
  view: ClaimantView,
  memory: ClaimantMemory,
  form: Form,
  about: HearContext,
): Hearing<ClaimantMemory> => {
  if (form.action === 'sign') return sign(view, memory, form);
  if (form.action === 'counterOffer') return counterOffer(view, memory, form, about);
  return heardAs(memory, [], [{ note: 'stale' }]);
};

const sign = (view: ClaimantView, memory: ClaimantMemory, form: Form): Hearing<ClaimantMemory> => {
  const name = (form.values['name'] ?? '').trim().slice(0, 120);
  if (view.agreement === null || form.subject !== view.agreement.agreementId)
    return heardAs(memory, [], [{ note: 'stale' }]);
  if (name === '') return heardAs(memory, [], [{ note: 'nameNeeded' }]);
  const { agreementId } = view.agreement;
  return heardAs(settled(memory), [{ type: 'signAgreement', agreementId, name, agreementHash: '' }]);
};

const counterOffer = (
  view: ClaimantView,
  memory: ClaimantMemory,
  form: Form,
  about: HearContext,
): Hearing<ClaimantMemory> => {
  if (form.reading?.flags.includes('statesOwnLimit') === true)
    return heardAs(memory, [], [{ note: 'limit' }]);
  const typed = (form.values['amount'] ?? '').trim();
  const amount = typed === '' ? undefined : amountOf(typed, form, view.currency);
  if (amount === null) return heardAs(memory, [], [{ note: 'amountUnclear' }]);
  const other = otherOf(form.values);
  if (amount === undefined && other === undefined) return heardAs(memory, [], [{ note: 'amountUnclear' }]);
  const days = daysOf(form.values['days']);
  const reason = (form.values['reason'] ?? '').trim().slice(0, 2_000);
  return heardAs(settled(memory), [
    offerCommand(
      {
        ...(amount === undefined ? {} : { amount }),
        ...(other === undefined ? {} : { other }),
        ...(days === undefined ? {} : { days }),
        ...(reason === '' ? {} : { reason }),
      },
      about,
    ),
  ]);
};

/** A plain number in the case's currency; anything else as it was understood, if that was certain. Null: unclear. */
const amountOf = (typed: string, { reading }: Form, currency: string): Money | null => {
  const plain = /^(\d{1,12})(?:[.,](\d{1,3}))?$/u.exec(typed);
  const exponent = exponentOf(currency);
  const [, whole, fraction = ''] = plain ?? [];
  // Three digits after a separator may be thousands: not guessed.
  if (whole !== undefined && fraction.length <= Math.min(exponent, 2))
    return { minor: Number(whole + fraction.padEnd(exponent, '0')), currency };
  const found = reading?.amounts.find(({ text }) => text.trim() === typed);
  return found?.certain === true ? { minor: found.minor, currency: found.currency } : null;
};

const Kind = OtherTerm.unwrap().shape.kind;

const otherOf = (values: Form['values']) => {
  const kind = Kind.safeParse(values['other']);
  if (!kind.success) return undefined;
  const text = (values['otherText'] ?? '').trim().slice(0, 500);
  return { kind: kind.data, ...(text === '' ? {} : { text }) };
};

const daysOf = (typed: string | undefined): number | undefined => {
  const days = Number(typed?.trim() === '' ? Number.NaN : typed);
  return Number.isInteger(days) && days >= 0 && days <= 365 ? days : undefined;
};
