import { otherSide } from '../../core/case/party.ts';
import type { OfferState } from '../../core/case/state.ts';
import type { Choice, Message } from '../../core/message/message.ts';
import type { PartyTable, PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, personChoice, say, termRows, termsLine } from '../phrase.ts';
import { wishChoice } from './mediator.ts';
import type { PartyMemory } from './memory.ts';
import { askKey, isFirstWording, keyFor } from './own-words.ts';
import { proposalCard, proposalOf } from './proposal.ts';

export type TableQuestion = { readonly message: Message; readonly acts: boolean };

/** The other side's offer that can be answered now. */
export const theirOffer = (view: PartyView): OfferState | undefined =>
  view.table?.offers.findLast(({ by, status }) => by === otherSide(view.side) && status === 'open');

/** The reader's own offer that waits for an answer. */
export const ownOffer = (view: PartyView): OfferState | undefined =>
  view.table?.offers.findLast(({ by, status }) => by === view.side && status === 'open');

/**
 * What the table asks of a side: a person's proposal first, then a sealed round, then an offer. `misses`: how often in a
 * row the answer was not understood.
 */
export const tableQuestion = (view: PartyView, memory: Asked): TableQuestion => {
  const { table } = view;
  const { misses } = memory;
  if (table === null) return move(view, misses);
  const proposal = openProposal(view, memory);
  if (proposal !== null) return proposal;
  if (table.sealedProposal !== null && !table.sealedProposal.own)
    return sealed(table.sealedProposal, view, misses);
  // Who has answered an offer with one waits, though the other offer still stands.
  const newest = table.offers.findLast(({ status }) => status === 'open');
  if (newest !== undefined)
    return newest.by === view.side ? waiting(newest, view) : offer(newest, view, misses);
  return move(view, misses);
};

type Asked = Pick<PartyMemory, 'misses' | 'sealed'>;

/** A person's proposal that this side has not answered yet; who has, waits without being asked. */
export const openProposal = (view: PartyView, { misses, sealed: answered }: Asked): TableQuestion | null => {
  const proposal = proposalOf(view);
  return proposal === null || proposal.proposalId === answered
    ? null
    : { message: proposalCard(proposal, view, misses), acts: true };
};

const sealed = (
  { roundId, rule, timing }: NonNullable<PartyTable['sealedProposal']>,
  { side, table }: PartyView,
  misses: number,
): TableQuestion => ({
  message: fromBot({
    kind: 'card',
    text: say(askKey('sealed', misses)),
    rows: [
      { label: say('row.price'), value: say(keyFor(side, `sealed.rule.${rule}`)) },
      { label: say('row.time'), value: say(`sealed.timing.${timing}`) },
      { label: say('row.secret'), value: say('sealed.secret') },
      ...(table !== null && table.roundsClosed > 0
        ? [{ label: say('row.again'), value: say('sealed.again') }]
        : []),
    ],
    choices: [
      choice('sealedYes', 'choice.sealedYes', { subject: roundId, style: 'primary' }),
      choice('sealedNo', 'choice.sealedNo', { subject: roundId }),
    ],
  }),
  acts: true,
});

const offer = (
  { offerId, terms, reason, expiresAt }: OfferState,
  view: PartyView,
  misses: number,
): TableQuestion => ({
  message: fromBot({
    kind: 'card',
    text: say(askKey('offer', misses), { at: { at: expiresAt } }),
    rows: [
      ...termRows(terms, view.side),
      ...(reason === undefined ? [] : [{ label: say('row.reason'), value: { verbatim: reason } }]),
    ],
    choices: [
      choice('accept', 'choice.accept', { subject: offerId, style: 'primary' }),
      choice('counter', 'choice.counter'),
      choice('decline', 'choice.decline', { subject: offerId }),
      ...ladder(view),
      ...wishChoice(view),
    ],
  }),
  acts: true,
});

const waiting = ({ offerId, terms, expiresAt }: OfferState, view: PartyView): TableQuestion => ({
  message: choices(say('wait.offer', { terms: termsLine(terms), at: { at: expiresAt } }), [
    choice('takeBack', 'choice.takeBack', { subject: offerId }),
    ...ladder(view),
  ]),
  acts: false,
});

const move = (view: PartyView, misses: number): TableQuestion => ({
  message: choices(say(isFirstWording(misses) ? moveKey(view) : askKey('move', misses)), [
    choice('counter', 'choice.newOffer', { style: 'primary' }),
    ...ladder(view),
    ...wishChoice(view),
    personChoice(),
  ]),
  acts: true,
});

/** What would help on is said to both sides alike: talking, a sealed round, or a person. */
const moveKey = ({ table }: PartyView): string => {
  if (table === null || !table.stalled) return 'ask.move';
  return table.rung === 'person' ? 'ask.movePerson' : 'ask.moveStalled';
};

/** The next step up: a sealed round, once both have named a number and none was held yet. */
const ladder = ({ table, demand }: PartyView): readonly Choice[] => {
  const money = demand?.terms.money !== undefined;
  const named = table?.offers.some(({ by, terms }) => by === 'respondent' && terms.money !== undefined);
  if (!(money && named === true && table?.roundsClosed === 0 && table.sealedProposal === null)) return [];
  return [choice('sealedAsk', 'choice.sealedAsk', table.rung === 'sealedRound' ? { style: 'primary' } : {})];
};
