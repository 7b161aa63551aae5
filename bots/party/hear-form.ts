import { OtherTerm } from '../../core/settlement/terms.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import { amountTyped, daysTyped } from '../typed.ts';
import { hearObjection } from './mediator.ts';
import { type PartyMemory, settled } from './memory.ts';
import { hearPreferenceForm } from './preference.ts';
import { hearRepresentForm } from './represent.ts';
import { heardAs } from './said.ts';
import { hearSessionForm } from './session.ts';
import { hearTaskForm } from './task.ts';
import { offerCommand } from './terms.ts';

type Form = Extract<Heard, { kind: 'form' }>;

/** A filled-in form. What cannot be read is asked for again; nothing is guessed. */
export const hearPartyForm = (
  view: PartyView,
  memory: PartyMemory,
  form: Form,
  about: HearContext,
): Hearing<PartyMemory> | null => {
  if (form.action === 'sign') return sign(view, memory, form);
  if (form.action === 'paid') return paid(view, memory, form);
  if (form.action === 'counterOffer') return counterOffer(view, memory, form, about);
  if (form.action === 'objectMediator') return hearObjection(view, memory, form);
  return (
    hearRepresentForm(view, memory, form, about) ??
    hearTaskForm(view, memory, form) ??
    hearSessionForm(view, memory, form) ??
    hearPreferenceForm(view, memory, form)
  );
};

const sign = (view: PartyView, memory: PartyMemory, form: Form): Hearing<PartyMemory> => {
  const name = (form.values['name'] ?? '').trim().slice(0, 120);
  if (view.agreement === null || form.subject !== view.agreement.agreementId)
    return heardAs(memory, [], [{ note: 'stale' }]);
  if (name === '') return heardAs(memory, [], [{ note: 'nameNeeded' }]);
  const { agreementId } = view.agreement;
  return heardAs(settled(memory), [{ type: 'signAgreement', agreementId, name, agreementHash: '' }]);
};

const paid = (view: PartyView, memory: PartyMemory, { subject, values }: Form): Hearing<PartyMemory> => {
  const promise = view.promises.find(({ promiseId }) => promiseId === subject);
  if (promise === undefined) return heardAs(memory, [], [{ note: 'stale' }]);
  const reference = (values['reference'] ?? '').trim().slice(0, 200);
  return heardAs(settled(memory), [
    { type: 'reportPromise', promiseId: promise.promiseId, ...(reference === '' ? {} : { reference }) },
  ]);
};

const counterOffer = (
  view: PartyView,
  memory: PartyMemory,
  form: Form,
  about: HearContext,
): Hearing<PartyMemory> => {
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
