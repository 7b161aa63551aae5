import type { Locale } from '../locale.ts';
import type { Conversation } from '../port/store.ts';
import { act } from './act.ts';
import { commit } from './commit.ts';
import type { Engine } from './engine.ts';
import { remembered } from './loaded-case.ts';
import { onLatest } from './on-latest.ts';

/**
 * Lets a conversation be read in another language from now on. Nothing that Parley said is stored as a sentence, so
 * what was said before is in that language too. The caller holds the case's place in the queue.
 */
export const readIn = async (
  engine: Engine,
  { caseId, conversationId }: Conversation,
  locale: Locale,
): Promise<void> =>
  onLatest(engine, caseId, async (loaded) => {
    const changed = loaded.conversations
      .filter((each) => each.conversationId === conversationId)
      .map((each) => ({ ...each, memory: { ...remembered(each.memory), locale } }));
    const conversations = loaded.conversations.map(
      (each) => changed.find((other) => other.conversationId === each.conversationId) ?? each,
    );
    const now = engine.clock.now();
    const acted = act(engine, loaded, [], { role: 'parley' }, now, locale);
    const result = await commit(engine, acted, { messages: [], changed, conversations }, { now });
    return result.ok ? undefined : 'conflict';
  });
