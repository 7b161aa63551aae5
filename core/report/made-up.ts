import type { Store } from '../port/store.ts';

type Counts = Pick<Store, 'facts' | 'countFacts' | 'countTallies'>;

/** The same store, of which demonstrations alone are counted. */
export const madeUp = <S extends Counts>(store: S): S => ({
  ...store,
  facts: (wanted) => store.facts({ ...wanted, demonstration: true }),
  countFacts: (wanted) => store.countFacts({ ...wanted, demonstration: true }),
  countTallies: (wanted) => store.countTallies({ ...wanted, demonstration: true }),
});
