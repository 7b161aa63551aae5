import { isWanted } from '../../mediation/wanted.ts';
import type { DecisionContext } from '../decision.ts';
import type { CaseEvent } from '../event.ts';
import { otherSide, SIDES, type Side, type StaffActor } from '../party.ts';
import type { CaseState, Mediation } from '../state.ts';
import {
  ALREADY,
  askPerson,
  done,
  endOf,
  PARLEY,
  PARTIES,
  type Rules,
  refuse,
  rule,
  STAFF,
  sideOf,
} from './rule.ts';

const BEFORE = ['answering', 'negotiating'] as const;
const MEDIATOR = ['mediator'] as const;

/**
 * The way to a mediator, and the turns with one. A neutral sees the file only after it said that nothing stands in the
 * way and both sides had their say.
 */
export const MEDIATING: Rules<
  | 'startMediation'
  | 'wishMediation'
  | 'declineMediation'
  | 'proposeMediator'
  | 'noteMediatorLack'
  | 'acceptMediator'
  | 'objectToMediator'
  | 'declareConflict'
  | 'endMediation'
  | 'giveTurn'
  | 'passTurn'
> = {
  startMediation: rule(
    STAFF,
    BEFORE,
    (state, { until }, context) =>
      isSought(state) && !lacks(state) ? ALREADY : done(sought(context, until)),
    { holder: true },
  ),

  wishMediation: rule(PARTIES, BEFORE, (state, _command, context) => {
    const by = sideOf(context);
    const wished = state.search?.wished ?? [];
    if (isSought(state) || wished.includes(by)) return ALREADY;
    const wish: CaseEvent = { type: 'mediationWished', by };
    return wished.includes(otherSide(by))
      ? done(wish, sought({ ...context, by: { role: 'parley' } }))
      : done(wish);
  }),

  declineMediation: rule(PARTIES, [...BEFORE, 'mediation'], (state, _command, context) => {
    const by = sideOf(context);
    const declined: CaseEvent = { type: 'mediationDeclined', by };
    if (state.phase === 'mediation')
      return done(
        declined,
        { type: 'mediationEnded', by: context.by, settled: false },
        ...toTeam(state, context),
      );
    const open = isSought(state) || (state.search?.wished.length ?? 0) > 0;
    return open ? done(declined, ...askPerson(state, 'mediated', context)) : ALREADY;
  }),

  proposeMediator: rule(PARLEY, BEFORE, (state, { mediatorId, name, why }, context) =>
    isWanted(state) && state.search?.out.every(({ id }) => id !== mediatorId) === true
      ? done({
          type: 'mediatorProposed',
          mediatorId,
          name,
          why,
          answerBy: endOf('conflict', context),
          objectBy: endOf('objection', context),
        })
      : ALREADY,
  ),

  noteMediatorLack: rule(PARLEY, BEFORE, (state, command, context) =>
    isWanted(state)
      ? done({ type: 'mediatorLacking', lacks: command.lacks }, ...askPerson(state, 'noMediator', context))
      : ALREADY,
  ),

  acceptMediator: rule(PARTIES, BEFORE, (state, { mediatorId }, context) => {
    const by = sideOf(context);
    const proposed = proposedAs(state, mediatorId);
    if (proposed === null) return refuse('noMediator');
    if (proposed.settled.includes(by)) return ALREADY;
    return done({ type: 'mediatorAccepted', by, mediatorId }, ...startedBy(state, context, [by]));
  }),

  objectToMediator: rule(PARTIES, BEFORE, (state, { mediatorId, reason }, context) => {
    const by = sideOf(context);
    const proposed = proposedAs(state, mediatorId);
    if (proposed === null) return refuse('noMediator');
    return state.search?.objected.includes(by) === true || proposed.settled.includes(by)
      ? refuse('objectionUsed')
      : done({ type: 'mediatorObjected', by, mediatorId, reason });
  }),

  declareConflict: rule(MEDIATOR, [...BEFORE, 'mediation'], (state, { conflict }, context) => {
    if (context.by.role !== 'mediator') return refuse('notYours');
    const mediatorId = context.by.id;
    if (state.phase === 'mediation') {
      const seated = state.mediator.role === 'mediator' && state.mediator.id === mediatorId;
      if (!seated) return refuse('notYours');
      return conflict ? done({ type: 'conflictDeclared', mediatorId, conflict }) : ALREADY;
    }
    const proposed = proposedAs(state, mediatorId);
    if (proposed === null) return refuse('noMediator');
    if (proposed.cleared && !conflict) return ALREADY;
    const declared: CaseEvent = { type: 'conflictDeclared', mediatorId, conflict };
    return conflict ? done(declared) : done(declared, ...startedBy(state, context, [], true));
  }),

  endMediation: rule(
    STAFF,
    ['mediation'],
    (state, { settled, reason }, context) =>
      done(
        {
          type: 'mediationEnded',
          by: context.by,
          settled,
          ...(reason === undefined ? {} : { reason }),
        },
        ...toTeam(state, context),
      ),
    { holder: true },
  ),

  giveTurn: rule(
    MEDIATOR,
    ['mediation'],
    (state, { to }, context) =>
      state.turn?.of === to ? ALREADY : done({ type: 'turnGiven', to, until: endOf('turn', context) }),
    { holder: true },
  ),

  passTurn: rule(PARTIES, ['mediation'], (state, _command, context) => {
    const by = sideOf(context);
    return state.turn?.of === by ? done({ type: 'turnPassed', by }) : ALREADY;
  }),
};

const sought = ({ by, now }: Pick<DecisionContext, 'by' | 'now'>, until?: number): CaseEvent => ({
  type: 'mediatorSought',
  by,
  ...(until !== undefined && until > now ? { until } : {}),
});

const isSought = ({ search }: CaseState): boolean => search !== null && search.sought !== null;
const lacks = ({ search }: CaseState): boolean => search !== null && search.lacking !== null;

const proposedAs = ({ search }: CaseState, mediatorId: string) =>
  search?.proposed?.id === mediatorId ? search.proposed : null;

/** The talks begin once the person has said that nothing stands in the way and neither side may object any more. */
export const startedBy = (
  state: CaseState,
  context: DecisionContext,
  settling: readonly Side[],
  clearing = false,
): readonly CaseEvent[] => {
  const { proposed = null, sought: asked = null } = state.search ?? {};
  if (proposed === null || !(proposed.cleared || clearing)) return [];
  if (!SIDES.every((side) => proposed.settled.includes(side) || settling.includes(side))) return [];
  const by: StaffActor = { role: 'mediator', id: proposed.id, name: proposed.name };
  const wanted = asked?.until ?? 0;
  const until = wanted > context.now ? wanted : endOf('mediation', context);
  return [{ type: 'mediationStarted', by, until }];
};

/** The mediator's part is over without an agreement: a person of the team is asked, with a date. */
const toTeam = (state: Mediation, context: DecisionContext): readonly CaseEvent[] =>
  state.people.holder?.actor.role === 'adjuster'
    ? []
    : askPerson({ ...state, people: { ...state.people, holder: null } }, 'mediated', context);
