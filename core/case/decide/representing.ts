import { activeMandate, type Mandate, mandateOf, openMandate } from '../../representation/mandate.ts';
import { DAY } from '../../time.ts';
import type { Command } from '../command.ts';
import type { DecisionContext } from '../decision.ts';
import type { CaseEvent } from '../event.ts';
import type { Side } from '../party.ts';
import type { Refusal } from '../refusal.ts';
import { atTable, type CaseState } from '../state.ts';
import { ALREADY, askPerson, done, OPEN, PARTIES, type Rules, refuse, rule, sideOf } from './rule.ts';

/** How long the link for a representative lets in who has not used it. */
const INVITED_FOR = 30 * DAY;

/** Who acts for a side, how far, and until when. */
export const REPRESENTING: Rules<
  'inviteRepresentative' | 'takeMandate' | 'declineMandate' | 'changeMandate' | 'endMandate'
> = {
  inviteRepresentative: rule(
    ['claimant', 'respondent', 'adjuster'],
    OPEN,
    (state, { mandate, inviteId }, context) => {
      const refusal = mayInvite(state, mandate, context);
      if (refusal !== null) return { refusal };
      const { representativeId, side } = mandate;
      return done(
        { type: 'representativeNamed', by: context.by, mandate: whole(mandate) },
        {
          type: 'representativeInvited',
          representativeId,
          side,
          inviteId,
          expiresAt: context.now + INVITED_FOR,
        },
      );
    },
    { whilePaused: true },
  ),

  // For a side that a lawyer acts for, people alone settle (design page 3): one of the team looks before anything binds.
  takeMandate: rule(
    PARTIES,
    OPEN,
    (state, _command, context) => {
      const mandate = ownMandate(state, context);
      if (mandate === undefined) return refuse('mandateEnded');
      if (mandate.status === 'active') return ALREADY;
      const { side, kind } = mandate;
      const known = state.guards.some((guard) => guard.by === side && guard.kind === 'represented');
      const guarded: readonly CaseEvent[] =
        kind === 'lawyer' && !known
          ? [
              { type: 'guardNoted', by: side, kinds: ['represented'] },
              ...askPerson(state, 'guarded', context),
            ]
          : [];
      return done({ type: 'representativeJoined', mandate: termsOf(mandate) }, ...guarded);
    },
    { whilePaused: true },
  ),

  declineMandate: rule(
    PARTIES,
    OPEN,
    (state, _command, context) => {
      const mandate = ownMandate(state, context);
      if (mandate?.status !== 'invited') return refuse('mandateEnded');
      const { representativeId, side } = mandate;
      return done({ type: 'representativeDeclined', representativeId, side });
    },
    { whilePaused: true },
  ),

  changeMandate: rule(
    PARTIES,
    OPEN,
    (state, { representativeId, scope, bids }, context) => {
      const mandate = activeMandate(state.mandates, sideOf(context));
      if (mandate?.representativeId !== representativeId) return refuse('mandateEnded');
      const after = whole({ ...termsOf(mandate), scope, bids });
      const same = after.scope === mandate.scope && after.bids === mandate.bids;
      return same ? ALREADY : done({ type: 'mandateChanged', mandate: after });
    },
    { whilePaused: true },
  ),

  endMandate: rule(
    PARTIES,
    [...OPEN, 'withdrawn', 'referred', 'closed', 'archived'],
    (state, { representativeId }, context) => {
      const side = sideOf(context);
      const mandate = openMandate(state.mandates, side);
      if (mandate?.representativeId !== representativeId) return refuse('mandateEnded');
      const by = through(context) === undefined ? 'party' : 'representative';
      const joined = mandate.status === 'active';
      return done({ type: 'mandateEnded', representativeId, side, name: mandate.name, by, joined });
    },
    { whilePaused: true },
  ),
};

/**
 * A side speaks for itself. Where somebody of the team writes the invitation for a side that asked, the link goes to that
 * side, and power to bind it does not come with it: that is the side's own to give.
 */
const mayInvite = (state: CaseState, mandate: Mandate, { by }: DecisionContext): Refusal | null => {
  const staff = by.role === 'adjuster';
  if (staff && state.people.holder?.actor.id !== by.id) return { code: 'notHolder' };
  if (staff ? mandate.scope === 'signs' || mandate.bids : by.role !== mandate.side)
    return { code: 'notYours' };
  if (mandate.side === 'respondent' && state.respondent === null) return { code: 'wrongPhase' };
  if (mandateOf(state.mandates, mandate.representativeId) !== undefined) return { code: 'alreadyDone' };
  return openMandate(state.mandates, mandate.side) === null ? null : { code: 'hasRepresentative' };
};

/** Who only reads along puts no number under seal. */
const whole = (mandate: Mandate): Mandate => ({
  ...mandate,
  bids: mandate.bids && mandate.scope !== 'reads',
});

const termsOf = ({ representativeId, side, name, kind, scope, bids }: Mandate): Mandate => ({
  representativeId,
  side,
  name,
  kind,
  scope,
  bids,
});

const through = ({ by }: DecisionContext): string | undefined =>
  'through' in by ? by.through?.id : undefined;

const ownMandate = (state: CaseState, context: DecisionContext) => {
  const id = through(context);
  return id === undefined ? undefined : mandateOf(state.mandates, id);
};

/**
 * The other voice of this side was first: what it said to the offer stands. Null where it was this very voice, or nobody,
 * and where a side has one voice only.
 */
export const answeredByOther = (
  state: CaseState,
  command: Command,
  context: DecisionContext,
): Refusal | null => {
  if (command.type !== 'acceptOffer' && command.type !== 'declineOffer') return null;
  const { role } = context.by;
  if ((role !== 'claimant' && role !== 'respondent') || !hadTwoVoices(state, role) || !atTable(state))
    return null;
  const offer = state.offers.find(({ offerId }) => offerId === command.offerId);
  const who = through(context) === undefined ? 'party' : 'representative';
  if (offer?.answeredBy === undefined || offer.answeredBy === who || offer.by === role) return null;
  if (offer.status !== 'accepted' && offer.status !== 'declined') return null;
  return { code: 'sideAnswered', facts: { first: { who: offer.answeredBy, how: offer.status } } };
};

const hadTwoVoices = ({ mandates }: CaseState, side: Side): boolean =>
  mandates.some((each) => each.side === side && each.since !== null);
