import type { Choice, Message } from '../../core/message/message.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyTable, PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, say, termRows } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';
import { askKey } from './own-words.ts';
import { heardAs, type Told } from './said.ts';

type Proposal = NonNullable<PartyTable['proposal']>;

/** A person's proposal that lies before both; null where none does. */
export const proposalOf = ({ table, phase }: PartyView): Proposal | null =>
  phase === 'negotiating' || phase === 'mediation' ? (table?.proposal ?? null) : null;

const answers = ({ proposalId }: Proposal): readonly Choice[] => [
  choice('proposalYes', 'choice.proposalYes', { subject: proposalId, style: 'primary' }),
  choice('proposalNo', 'choice.proposalNo', { subject: proposalId }),
];

/** The same text and order for both sides. */
export const proposalCard = (proposal: Proposal, { side }: PartyView, misses: number): Message =>
  fromBot({
    kind: 'card',
    text: say(askKey('proposal', misses), { at: { at: proposal.until } }),
    rows: [
      ...termRows(proposal.terms, side),
      { label: say('row.reason'), value: { verbatim: proposal.reason } },
    ],
    choices: answers(proposal),
  });

/** To the one who has just answered, and to nobody else: that it is sealed, not what it was. */
export const proposalSealed = (view: PartyView): readonly Message[] => {
  const proposal = proposalOf(view);
  return proposal === null
    ? []
    : [choices(say('note.answerSealed', { at: { at: proposal.until } }), answers(proposal))];
};

/** A typed yes or no would stand in the talk for somebody to read. */
export const proposalByButton = (view: PartyView): readonly Message[] => {
  const proposal = proposalOf(view);
  return proposal === null ? [] : [choices(say('note.answerByButton'), answers(proposal))];
};

const SHORT = 40;

/** Few words that say yes or no while a proposal waits for its sealed answer: kept nowhere, and the buttons come again. */
export const proposalAnswerTyped = ({ view, memory, reading }: Told): Hearing<PartyMemory> | null =>
  proposalOf(view) !== null &&
  memory.pending === null &&
  (reading.consent === 'yes' || reading.consent === 'no') &&
  reading.amounts.length === 0 &&
  reading.text.trim().length <= SHORT
    ? heardAs(memory, [], [{ note: 'answerByButton', unsaid: true }])
    : null;
