import { z } from 'zod';
import type { Store } from '../../../../core/port/store.ts';
import type { Person } from './wire.ts';

const People = z.array(z.object({ id: z.string(), name: z.string() }));
const SETTING = 'desk/people';

/** Who has opened the desk: whom a case can be handed to. Kept by the store, so that it outlives a restart. */
export const colleagues = (store: Store): { join(person: Person): Promise<readonly Person[]> } => {
  let queue: Promise<unknown> = Promise.resolve();
  const join = async (person: Person): Promise<readonly Person[]> => {
    const read = People.safeParse(JSON.parse((await store.setting(SETTING)) ?? '[]'));
    const before = read.success ? read.data : [];
    if (before.some(({ id, name }) => id === person.id && name === person.name)) return before;
    const after = [...before.filter(({ id }) => id !== person.id), { id: person.id, name: person.name }];
    await store.putSetting(SETTING, JSON.stringify(after));
    return after;
  };
  return {
    // One after the other: two who arrive at once must not overwrite each other.
    join: (person) => {
      const joined = queue.then(
        () => join(person),
        () => join(person),
      );
      queue = joined;
      return joined;
    },
  };
};
