import { OtherTerm } from '../../core/settlement/terms.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { amountTyped, daysTyped } from '../typed.ts';
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
  const amount = typed === '' ? undefined : amountTyped(typed, form.reading, view.currency);
  if (amount === null) return heardAs(memory, [], [{ note: 'amountUnclear' }]);
  const other = otherOf(form.values);
  if (amount === undefined && other === undefined) return heardAs(memory, [], [{ note: 'amountUnclear' }]);
  const days = daysTyped(form.values['days']);
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

const Kind = OtherTerm.unwrap().shape.kind;

const otherOf = (values: Form['values']) => {
  const kind = Kind.safeParse(values['other']);
  if (!kind.success) return undefined;
  const text = (values['otherText'] ?? '').trim().slice(0, 500);
  return { kind: kind.data, ...(text === '' ? {} : { text }) };
};
