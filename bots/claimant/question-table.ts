import type { OfferState } from '../../core/case/state.ts';
import type { Choice, Message } from '../../core/message/message.ts';
import type { ClaimantTable, ClaimantView } from '../../core/view/claimant.ts';
import { choice, choices, fromBot, personChoice, say, termRows, termsLine } from '../phrase.ts';

export type TableQuestion = { readonly message: Message; readonly acts: boolean };

/** The other side's offer that can be answered now. */
export const theirOffer = (view: ClaimantView): OfferState | undefined =>
  view.table?.offers.findLast(({ by, status }) => by === 'respondent' && status === 'open');

/** The claimant's own offer that waits for an answer. */
export const ownOffer = (view: ClaimantView): OfferState | undefined =>
  view.table?.offers.findLast(({ by, status }) => by === 'claimant' && status === 'open');

/** What the table asks of the claimant: a person's proposal first, then a sealed round, then an offer. */
export const tableQuestion = (view: ClaimantView): TableQuestion => {
  const { table } = view;
  if (table === null) return move(view);
  if (table.proposal !== null && table.proposal.own === null) return proposal(table.proposal);
  if (table.sealedProposal !== null && !table.sealedProposal.own) return sealed(table.sealedProposal);
  const theirs = theirOffer(view);
  if (theirs !== undefined) return offer(theirs, view);
  const own = ownOffer(view);
  if (own !== undefined) return waiting(own);
  return move(view);
};

const proposal = ({ proposalId, terms, reason }: NonNullable<ClaimantTable['proposal']>): TableQuestion => ({
  message: fromBot({
    kind: 'card',
    text: say('ask.proposal'),
    rows: [...termRows(terms, 'claimant'), { label: say('row.reason'), value: { verbatim: reason } }],
    choices: [
      choice('proposalYes', 'choice.proposalYes', { subject: proposalId, style: 'primary' }),
      choice('proposalNo', 'choice.proposalNo', { subject: proposalId }),
    ],
  }),
  acts: true,
});

const sealed = ({ roundId, rule, timing }: NonNullable<ClaimantTable['sealedProposal']>): TableQuestion => ({
  message: fromBot({
    kind: 'card',
    text: say('ask.sealed'),
    rows: [
      { label: say('row.price'), value: say(`sealed.rule.${rule}`) },
      { label: say('row.time'), value: say(`sealed.timing.${timing}`) },
      { label: say('row.secret'), value: say('sealed.secret') },
    ],
    choices: [
      choice('sealedYes', 'choice.sealedYes', { subject: roundId, style: 'primary' }),
      choice('sealedNo', 'choice.sealedNo', { subject: roundId }),
    ],
  }),
  acts: true,
});

const offer = ({ offerId, terms, reason, expiresAt }: OfferState, view: ClaimantView): TableQuestion => ({
  message: fromBot({
    kind: 'card',
    text: say('ask.offer', { at: { at: expiresAt } }),
    rows: [
      ...termRows(terms, 'claimant'),
      ...(reason === undefined ? [] : [{ label: say('row.reason'), value: { verbatim: reason } }]),
    ],
    choices: [
      choice('accept', 'choice.accept', { subject: offerId, style: 'primary' }),
      choice('counter', 'choice.counter'),
      choice('decline', 'choice.decline', { subject: offerId }),
      ...ladder(view),
    ],
  }),
  acts: true,
});

const waiting = ({ offerId, terms, expiresAt }: OfferState): TableQuestion => ({
  message: choices(say('wait.offer', { terms: termsLine(terms), at: { at: expiresAt } }), [
    choice('takeBack', 'choice.takeBack', { subject: offerId }),
  ]),
  acts: false,
});

const move = (view: ClaimantView): TableQuestion => ({
  message: choices(say(view.table?.stalled === true ? 'ask.moveStalled' : 'ask.move'), [
    choice('counter', 'choice.newOffer', { style: 'primary' }),
    ...ladder(view),
    personChoice(),
  ]),
  acts: true,
});

/** The next step up: a sealed round, once both have named a number and none was held yet. */
const ladder = ({ table, demand }: ClaimantView): readonly Choice[] => {
  const money = demand?.terms.money !== undefined;
  const named = table?.offers.some(({ by, terms }) => by === 'respondent' && terms.money !== undefined);
  return money && named === true && table?.roundsClosed === 0 && table.sealedProposal === null
    ? [choice('sealedAsk', 'choice.sealedAsk')]
    : [];
};
