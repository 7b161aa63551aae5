import type { Append, AppendResult, Conversation, Link } from '../port/store.ts';
import type { Instant } from '../time.ts';
import { type Acted, caseAppend } from './act.ts';
import type { Engine } from './engine.ts';
import type { Inbound } from './input.ts';
import type { TurnOutcome } from './service.ts';
import type { Spoken } from './speak.ts';

export const outcomeOf = (result: AppendResult): TurnOutcome | 'conflict' => {
  if (result.ok) return { status: 'done', version: result.version };
  return result.reason === 'duplicate' ? { status: 'duplicate', version: 0 } : 'conflict';
};

/** Stores a turn whole, then lets everybody know who looks at it. */
export const commit = async (
  engine: Engine,
  acted: Acted,
  spoken: Spoken,
  extra: {
    readonly inbound?: Inbound;
    readonly now: Instant;
    readonly links?: readonly Link[];
    readonly conversations?: readonly Conversation[];
    readonly sealed?: Append['sealed'];
  },
): Promise<AppendResult> => {
  const base = caseAppend(engine, acted);
  const { inbound, now, sealed } = extra;
  const links = [...(base.links ?? []), ...(extra.links ?? [])];
  const result = await engine.store.append({
    ...base,
    messages: spoken.messages,
    conversations: spoken.changed,
    ...(links.length === 0 ? {} : { links }),
    ...(sealed === undefined ? {} : { sealed }),
    ...(inbound === undefined
      ? {}
      : { handled: { conversationId: inbound.conversationId, updateId: inbound.updateId, at: now } }),
  });
  if (!result.ok) return result;
  const { state, course, version, head } = acted;
  const revision = acted.before.revision + 1;
  const { conversations } = spoken;
  engine.cache.put({ caseId: state.caseId, state, course, version, revision, head, conversations });
  engine.wakeups.wake([
    ...new Set(spoken.messages.map(({ conversationId }) => `conversation:${conversationId}`)),
    ...(acted.records.length === 0
      ? []
      : [...conversations.map((each) => `conversation:${each.conversationId}`), 'queue']),
  ]);
  return result;
};
