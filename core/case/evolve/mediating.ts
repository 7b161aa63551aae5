import { type MediatorSearch, NO_SEARCH, type PassedOver } from '../../mediation/search.ts';
import type { Instant } from '../../time.ts';
import type { EventOf } from '../event.ts';
import type { Side } from '../party.ts';
import type { CaseState, Mediation } from '../state.ts';
import { heldBy, laidTable, tableOf } from './part.ts';
import { staff } from './people.ts';
import { broken, type Steps } from './step.ts';

/** The way to a mediator, and the talks with one. */
export const MEDIATING: Steps<
  | 'mediationWished'
  | 'mediatorSought'
  | 'mediatorProposed'
  | 'mediatorLacking'
  | 'mediatorAccepted'
  | 'mediatorObjected'
  | 'conflictDeclared'
  | 'mediationDeclined'
  | 'mediationStarted'
  | 'mediationEnded'
  | 'turnGiven'
  | 'turnPassed'
  | 'carryAsked'
  | 'carryAllowed'
  | 'carryDeclined'
  | 'carried'
> = {
  mediationWished: (state, { by }) => searching(state, (search) => ({ wished: [...search.wished, by] })),
  mediatorSought: (state, { by, until }, { at }) =>
    searching(state, () => ({ sought: { by, at, until: until ?? null }, lacking: null })),
  mediatorProposed: (state, { mediatorId: id, name, why, answerBy, objectBy }, { at }) =>
    searching(state, () => ({
      proposed: { id, name, why, at, answerBy, objectBy, settled: [], cleared: false },
    })),
  mediatorLacking: (state, { lacks }, { at }) => searching(state, () => ({ lacking: { lacks, at } })),
  mediatorAccepted: (state, { by }) => settledBy(state, by),
  mediatorObjected: (state, { by, mediatorId }) =>
    searching(state, (search) => ({
      ...passedOver(search, mediatorId, 'objection'),
      objected: [...search.objected, by],
    })),
  conflictDeclared: (state, { mediatorId, conflict }, { at }) =>
    state.phase === 'mediation'
      ? stoodDown(state, mediatorId, at)
      : searching(state, (search) =>
          conflict
            ? passedOver(search, mediatorId, 'conflict')
            : { proposed: search.proposed === null ? null : { ...search.proposed, cleared: true } },
        ),
  mediationDeclined: (state) =>
    searching(state, () => ({ wished: [], sought: null, proposed: null, lacking: null })),

  mediationStarted: (state, event, { at }) => ({
    ...laidTable(state, at),
    phase: 'mediation',
    mediator: event.by,
    until: event.until,
    turn: null,
    carries: [],
    search: { ...(state.search ?? NO_SEARCH), wished: [], sought: null, proposed: null },
    people: startedWith(state, event, at),
  }),
  mediationEnded: (state, _event, { at }) => ({
    ...tableOf(state),
    phase: 'negotiating',
    movedAt: at,
    people: withoutMediator(state, at),
  }),

  turnGiven: (state, { to, until }, { at }) => ({ ...talks(state), turn: { of: to, at, until } }),
  turnPassed: (state) => ({ ...talks(state), turn: null }),
  carryAsked: (state, { carryId, of, text }) => withCarry(state, { carryId, by: of, text, status: 'asked' }),
  carryAllowed: (state, { carryId, by, text }) => withCarry(state, { carryId, by, text, status: 'allowed' }),
  carryDeclined: (state, { carryId }) => marked(state, carryId, 'declined'),
  carried: (state, { carryId }) => marked(state, carryId, 'told'),
};

const searching = (
  state: CaseState,
  change: (search: MediatorSearch) => Partial<MediatorSearch>,
): CaseState => {
  const search = state.search ?? NO_SEARCH;
  return { ...state, search: { ...search, ...change(search) } };
};

/** Somebody who was proposed will not be the mediator: the next one is looked for. */
export const passedOver = (search: MediatorSearch, id: string, why: PassedOver): Partial<MediatorSearch> => ({
  proposed: null,
  out: [...search.out, { id, why }],
});

/** A side agrees to the proposed mediator, or has let the time to object go by. */
export const settledBy = (state: CaseState, by: Side): CaseState =>
  searching(state, ({ proposed }) => ({
    proposed: proposed === null ? null : { ...proposed, settled: [...proposed.settled, by] },
  }));

/** The time of the proposed mediator to answer went by. */
export const fellSilent = (state: CaseState): CaseState =>
  searching(state, (search) =>
    search.proposed === null ? {} : passedOver(search, search.proposed.id, 'silence'),
  );

/** The mediator owns the case from now on. In records from before mediators were given cases, whoever held it goes on. */
const startedWith = (
  state: CaseState,
  { by }: EventOf<'mediationStarted'>,
  at: Instant,
): CaseState['people'] =>
  by.role !== 'mediator'
    ? state.people
    : {
        ...state.people,
        requested: null,
        handover: null,
        held: heldBy(state, at),
        holder: { actor: staff(by), since: at, actedAt: at },
      };

const withoutMediator = (state: CaseState, at: Instant): CaseState['people'] =>
  state.people.holder?.actor.role !== 'mediator'
    ? state.people
    : { ...state.people, holder: null, handover: null, requested: null, held: heldBy(state, at) };

/** A conflict that came up on the way: the talks stop, and somebody else is looked for. */
const stoodDown = (state: Mediation, id: string, at: Instant): CaseState => {
  const search = state.search ?? NO_SEARCH;
  const { mediator: by, until } = state;
  return {
    ...tableOf(state),
    phase: 'negotiating',
    movedAt: at,
    people: withoutMediator(state, at),
    search: { ...search, ...passedOver(search, id, 'conflict'), sought: { by, at, until }, lacking: null },
  };
};

const talks = (state: CaseState): Mediation =>
  state.phase === 'mediation' ? state : broken(state, 'a turn in a mediation');

const withCarry = (state: CaseState, carry: Mediation['carries'][number]): Mediation => {
  const { carries, ...rest } = talks(state);
  const known = carries.some(({ carryId }) => carryId === carry.carryId);
  return {
    ...rest,
    carries: known
      ? carries.map((each) => (each.carryId === carry.carryId ? carry : each))
      : [...carries, carry],
  };
};

const marked = (state: CaseState, carryId: string, status: 'declined' | 'told'): Mediation => {
  const { carries, ...rest } = talks(state);
  return {
    ...rest,
    carries: carries.map((each) => (each.carryId === carryId ? { ...each, status } : each)),
  };
};
