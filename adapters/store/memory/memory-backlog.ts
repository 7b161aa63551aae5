import { backlogOf } from '../../../core/port/backlog.ts';
import type { Store } from '../../../core/port/store.ts';
import type { CaseTables } from './memory-turn.ts';

type Waits = { readonly name: string; readonly at: number };

const counted = (waits: readonly Waits[]) =>
  [...Map.groupBy(waits, ({ name }) => name)].map(([name, each]) => ({
    name,
    count: each.length,
    oldest: Math.min(...each.map(({ at }) => at)),
  }));

/** What waits. */
export const backlogAccess = ({ addresses, feeds, deadlines }: CaseTables): Pick<Store, 'backlog'> => ({
  backlog: async (now) =>
    backlogOf(
      counted(
        [...addresses.values()].flatMap(({ channel, conversationId, shown, lost }) =>
          lost ? [] : (feeds.get(conversationId) ?? []).slice(shown).map(({ at }) => ({ name: channel, at })),
        ),
      ),
      counted(
        [...deadlines.values()].flat().flatMap(({ kind, at }) => (at <= now ? [{ name: kind, at }] : [])),
      ),
    ),
});
