import { tableState } from './part.ts';
import { broken, type Steps } from './step.ts';

/** Packages of more than money: asked for, found, and chosen or not. */
export const PREFERRING: Steps<
  'preferencesWished' | 'preferencesAsked' | 'packagesShown' | 'preferencesClosed'
> = {
  preferencesWished: (state, { by }) => {
    const table = tableState(state);
    return { ...table, preferenceWishes: [...table.preferenceWishes, by] };
  },
  preferencesAsked: (state, { roundId, questions, until }, { at }) => ({
    ...tableState(state),
    preference: { roundId, questions, at, until, packages: null },
    preferenceWishes: [],
    movedAt: at,
  }),
  packagesShown: (state, { packages, until }, { at }) => {
    const table = tableState(state);
    return table.preference === null
      ? broken(state, 'packagesShown')
      : { ...table, preference: { ...table.preference, at, until, packages }, movedAt: at };
  },
  preferencesClosed: (state, _event, { at }) => {
    const table = tableState(state);
    return { ...table, preference: null, preferenceRounds: table.preferenceRounds + 1, movedAt: at };
  },
};
