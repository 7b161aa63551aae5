import type { Money } from '../../core/money.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { contradicted } from './contradicted.ts';
import type { Facts } from './facts.ts';
import { awaiting, type PartyMemory, type Pending, settled } from './memory.ts';
import { otherMatterAnswered, parked } from './other-matter.ts';
import { ownRetelling } from './retelling.ts';
import { heardAs, shown, type Told } from './said.ts';
import { offerCommand } from './terms.ts';

/** Questions that any words answer; each side hears those itself. */
const WORDS_OF_ITS_OWN: ReadonlySet<Pending['kind']> = new Set(['ownVersion', 'refusal', 'authority']);

/** A party's words as an answer to what the bot put to them; null where they are something else. */
export const answerPending = <View extends PartyView>(
  told: Told<View>,
  facts: Facts<View>,
): Hearing<PartyMemory> | null => {
  const { view, memory, reading, about } = told;
  const { pending } = memory;
  if (pending === null) return null;
  if (WORDS_OF_ITS_OWN.has(pending.kind)) return null;
  if (pending.kind === 'otherMatter') return otherMatterAnswered(told, pending);
  if (pending.kind === 'contradiction')
    return (
      contradicted(told, pending, facts) ?? (tells(told) ? null : heardAs(memory, [], [{ note: 'again' }]))
    );
  if (pending.kind === 'counter') return counter(told);
  if (pending.kind === 'ownRetelling') return ownRetelling(told);
  if (pending.kind === 'dispute' && reading.flags.includes('hostile'))
    return heardAs(memory, [], [{ note: 'hostile' }]);
  if (pending.kind === 'dispute')
    return heardAs(settled(memory), [
      { type: 'disputePromise', promiseId: pending.promiseId, text: shown(reading).slice(0, 4_000) },
    ]);
  if (reading.consent === 'yes') return agreed(view, memory, pending, about, facts);
  if (reading.consent === 'no' && reading.amounts.length === 0 && reading.elements.length === 0)
    return turnedDown(memory, pending, facts);
  if (reading.consent === 'hedge') return heardAs(memory, [], [{ note: 'unsure' }]);
  if (pending.kind === 'value' || pending.kind === 'offer') return corrected(told, pending);
  // Words that are no answer to "shall I?" are heard for what they are; the question gives way to them.
  if (pending.kind === 'acceptance' || pending.kind === 'message') return null;
  return heardAs(memory, [], [{ note: 'again' }]);
};

/** Words that state something else are heard for that; the question stays open and is put again after them. */
const tells = ({ reading: { amounts, dates, elements, claimType } }: Told): boolean =>
  claimType !== undefined || amounts.length + dates.length + elements.length > 0;

/** Another value instead of yes or no is the answer too. */
const corrected = (told: Told<PartyView>, pending: Pending): Hearing<PartyMemory> | null => {
  const { memory, reading } = told;
  if (pending.kind === 'offer') return reading.amounts.length === 0 ? null : counter(told);
  if (pending.kind !== 'value') return null;
  const found = reading.amounts.length + reading.dates.length + reading.elements.length;
  return found === 0 ? heardAs(memory, [], [{ note: 'again' }]) : null;
};

/** An explicit yes to what was put. */
export const agreed = <View extends PartyView>(
  view: View,
  memory: PartyMemory,
  pending: Pending,
  about: HearContext,
  facts: Facts<View>,
): Hearing<PartyMemory> => {
  const after = settled(memory);
  switch (pending.kind) {
    case 'value': {
      const { element, value, source } = pending;
      return facts.state(view, after, [{ element, value, ...(source === undefined ? {} : { source }) }]);
    }
    case 'offer':
      return heardAs(after, [offerCommand({ amount: pending.amount }, about)]);
    case 'revise':
      return heardAs(after, [{ type: 'reviseDemand', offerId: about.newId() }]);
    case 'withdraw':
      return heardAs(after, [{ type: 'withdrawCase' }]);
    case 'stepBack':
      return heardAs(after, [{ type: 'withdrawFromAgreement', agreementId: pending.agreementId }]);
    case 'acceptance':
      return heardAs(after, [{ type: 'acceptDemand', agreementId: about.newId() }]);
    case 'message':
      return heardAs(
        after,
        [{ type: 'sendMessage', messageId: about.newId(), audience: 'joint', text: pending.text }],
        [{ note: 'passedOn' }],
      );
    case 'otherMatter':
      return parked(memory, pending);
    case 'contradiction':
    case 'counter':
    case 'dispute':
    case 'ownVersion':
    case 'refusal':
    case 'ownRetelling':
    case 'authority':
      return heardAs(memory, [], [{ note: 'again' }]);
  }
};

/** A no: an uncertain value is asked for anew, everything else stays as it was. */
export const turnedDown = <View extends PartyView>(
  memory: PartyMemory,
  pending: Pending,
  { anew }: Facts<View>,
): Hearing<PartyMemory> =>
  pending.kind === 'value'
    ? heardAs(anew(memory, pending.element))
    : heardAs(settled(memory), [], [{ note: 'kept' }]);

/** An amount in words is read back before it goes to the other side. */
const counter = ({ memory, reading }: Told): Hearing<PartyMemory> | null => {
  const [found, ...more] = reading.amounts;
  if (reading.flags.includes('statesOwnLimit')) return heardAs(memory, [], [{ note: 'limit' }]);
  if (found === undefined) return null;
  if (more.length > 0) return heardAs(memory, [], [{ note: 'amountUnclear' }]);
  const amount: Money = { minor: found.minor, currency: found.currency };
  return heardAs(awaiting(memory, { kind: 'offer', amount }));
};
