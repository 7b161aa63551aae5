import type { CommandOf } from '../../core/case/command.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import { awaiting, type PartyMemory, settled } from './memory.ts';
import { theirOffer } from './question-table.ts';
import { heardAs, type Told } from './said.ts';

/** Words once the claim is with the other side: an answer to what lies on the table, a number, or a message. */
export const hearTable = (told: Told): Hearing<PartyMemory> => {
  const { view, memory, reading } = told;
  if (reading.flags.includes('noWords') || reading.text.trim() === '')
    return heardAs(memory, [], [{ note: 'missed' }]);
  if (reading.flags.includes('statesOwnLimit')) return heardAs(memory, [], [{ note: 'limit' }]);
  if (view.phase === 'sealedRound' && /\p{N}/u.test(reading.text))
    return heardAs(memory, [], [{ note: 'sealInBox' }]);
  if (reading.flags.includes('hostile')) return heardAs(memory, [], [{ note: 'hostile' }]);
  return answered(told) ?? number(told) ?? message(told);
};

/** A clear yes or no to the one thing that is asked. A hedge is not consent: the question comes again. */
const answered = ({ view, memory, reading, about }: Told): Hearing<PartyMemory> | null => {
  const { consent } = reading;
  if (reading.amounts.length > 0 || consent === 'none') return null;
  const command = yesOrNo(view, consent === 'yes', about);
  if (command === null) return null;
  if (consent === 'hedge') return heardAs(memory, [], [{ note: 'again' }]);
  return heardAs(settled(memory), [command]);
};

type Answer = CommandOf<
  | 'answerProposal'
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
  if (table.proposal !== null && table.proposal.own === null)
    return {
      type: 'answerProposal',
      proposalId: table.proposal.proposalId,
      accepted: yes,
      agreementId: about.newId(),
    };
  if (table.sealedProposal !== null && !table.sealedProposal.own)
    return { type: yes ? 'agreeSealedRound' : 'declineSealedRound', roundId: table.sealedProposal.roundId };
  const offer = theirOffer(view);
  if (offer === undefined) return null;
  return yes
    ? { type: 'acceptOffer', offerId: offer.offerId, agreementId: about.newId() }
    : { type: 'declineOffer', offerId: offer.offerId };
};

/** A single number in few words is a thought of an offer; it is read back before it goes anywhere. */
const number = ({ view, memory, reading }: Told): Hearing<PartyMemory> | null => {
  const [found, ...more] = reading.amounts;
  if (view.phase !== 'negotiating' || found === undefined || more.length > 0) return null;
  if (reading.text.length - (found.end - found.start) > 40) return null;
  return heardAs(
    awaiting(memory, { kind: 'offer', amount: { minor: found.minor, currency: found.currency } }),
  );
};

const message = ({ view, memory, reading, messageId }: Told): Hearing<PartyMemory> =>
  view.otherJoined
    ? heardAs(
        memory,
        [{ type: 'sendMessage', messageId, audience: 'joint', text: reading.masked.slice(0, 4_000) }],
        [{ note: 'passedOn' }],
      )
    : heardAs(memory, [], [{ note: 'missed' }]);
