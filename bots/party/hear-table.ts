import type { CommandOf } from '../../core/case/command.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import { awaiting, type PartyMemory, settled } from './memory.ts';
import { promiseAsked } from './promise.ts';
import { theirOffer } from './question-table.ts';
import { heardAs, missed, type Told } from './said.ts';

/** Words once the claim is with the other side: an answer to what lies on the table, a number, or a message. */
export const hearTable = (told: Told): Hearing<PartyMemory> =>
  held(told) ?? answered(told) ?? promised(told) ?? number(told) ?? message(told);

/** Words that go nowhere: none at all, one's own limit, an insult. */
export const held = ({ memory, reading }: Told): Hearing<PartyMemory> | null => {
  if (isWordless(reading)) return missed(memory);
  if (reading.flags.includes('statesOwnLimit')) return heardAs(memory, [], [{ note: 'limit' }]);
  if (reading.flags.includes('hostile')) return heardAs(memory, [], [{ note: 'hostile' }]);
  return null;
};

export const isWordless = ({ flags, text }: Told['reading']): boolean =>
  flags.includes('noWords') || text.trim() === '';

/** A clear yes or no to the one thing that is asked. A hedge is not consent: the question comes again. */
const answered = ({ view, memory, reading, about }: Told): Hearing<PartyMemory> | null => {
  const { consent } = reading;
  if (reading.amounts.length > 0 || consent === 'none') return null;
  const command = yesOrNo(view, consent === 'yes', about);
  if (command === null) return null;
  if (consent === 'hedge') return heardAs(memory, [], [{ note: 'unsure' }]);
  return heardAs(settled(memory), [command.type === 'declineOffer' ? withReason(command, reading) : command]);
};

type Answer = CommandOf<
  | 'agreeSealedRound'
  | 'declineSealedRound'
  | 'acceptOffer'
  | 'declineOffer'
  | 'confirmAgreement'
  | 'declineAgreement'
>;

const yesOrNo = (view: Told['view'], yes: boolean, about: Told['about']): Answer | null => {
  const { table, agreement } = view;
  if (view.phase === 'matched' && agreement !== null && !agreement.confirmed)
    return { type: yes ? 'confirmAgreement' : 'declineAgreement', agreementId: agreement.agreementId };
  if (view.phase !== 'negotiating' || table === null) return null;
  if (table.sealedProposal !== null && !table.sealedProposal.own)
    return { type: yes ? 'agreeSealedRound' : 'declineSealedRound', roundId: table.sealedProposal.roundId };
  const offer = theirOffer(view);
  if (offer === undefined) return null;
  return yes
    ? { type: 'acceptOffer', offerId: offer.offerId, agreementId: about.newId() }
    : { type: 'declineOffer', offerId: offer.offerId };
};

/** "No, it was used for a year" says why: the words go with the no. */
const withReason = (command: CommandOf<'declineOffer'>, reading: Told['reading']): Answer =>
  isSentence(reading) ? { ...command, reason: reading.masked.trim().slice(0, 2_000) } : command;

/** Three words or six Han characters: less than that is a yes, a no, a name or a slip of the finger. */
export const isSentence = ({ text }: Told['reading']): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 6 || (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 3;

/** Yes and no to "is it done?" and "has it reached you?". A no to the second asks what is missing. */
const promised = ({ view, memory, reading }: Told): Hearing<PartyMemory> | null => {
  const asked = promiseAsked(view);
  if (asked === null || (reading.consent !== 'yes' && reading.consent !== 'no')) return null;
  const { promiseId, status } = asked.promise;
  const yes = reading.consent === 'yes';
  if (asked.asks === 'keep')
    return yes ? heardAs(settled(memory), [{ type: 'reportPromise', promiseId }]) : null;
  if (status !== 'reported') return null;
  return yes
    ? heardAs(settled(memory), [{ type: 'confirmPromise', promiseId }])
    : heardAs(awaiting(memory, { kind: 'dispute', promiseId }));
};

/** A single number in few words is a thought of an offer; it is read back before it goes anywhere. */
const number = (told: Told): Hearing<PartyMemory> | null =>
  told.view.phase === 'negotiating' ? offerThought(told) : null;

/** The same where offers can be made at all. */
export const offerThought = ({ memory, reading }: Told): Hearing<PartyMemory> | null => {
  const [found, ...more] = reading.amounts;
  if (found === undefined || more.length > 0) return null;
  if (reading.text.length - (found.end - found.start) > 40) return null;
  return heardAs(
    awaiting(memory, { kind: 'offer', amount: { minor: found.minor, currency: found.currency } }),
  );
};

/** Words to the other side, as others may read them. */
export const message = ({ view, memory, reading, messageId }: Told): Hearing<PartyMemory> =>
  view.otherJoined
    ? heardAs(
        memory,
        [{ type: 'sendMessage', messageId, audience: 'joint', text: reading.masked.slice(0, 4_000) }],
        [{ note: 'passedOn' }],
      )
    : missed(memory);
