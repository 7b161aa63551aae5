import type { Recorded } from '../case/event.ts';
import type { Role } from '../case/party.ts';
import type { Message } from '../message/message.ts';
import type { Append, Conversation } from '../port/store.ts';
import type { Instant } from '../time.ts';
import { contributorSees } from '../view/contributor.ts';
import { mediatorSees } from '../view/mediator.ts';
import { representativeTold } from '../view/representative.ts';
import { seenBy } from '../view/seen.ts';
import type { Acted } from './act.ts';
import type { Note, ViewContext } from './bot.ts';
import type { Engine } from './engine.ts';
import { type Remembered, remembered } from './loaded-case.ts';

/** The turn that is being answered: whose it is, what they said, what their bot made of it. */
export type OwnTurn = {
  readonly conversation: Conversation;
  readonly memory: Remembered;
  readonly said: readonly Message[];
  readonly notes: readonly Note[];
  /** More words of the same person wait to be heard. */
  readonly more?: boolean;
};

export type Spoken = {
  readonly messages: Append['messages'];
  /** Those whose memory changed, and the one whose turn it was. */
  readonly changed: readonly Conversation[];
  readonly conversations: readonly Conversation[];
};

/** Answers the person whose turn it is and tells everybody else what they may know of it. */
export const speakToAll = (engine: Engine, acted: Acted, own: OwnTurn | null, now: Instant): Spoken => {
  const messages: Append['messages'][number][] = [];
  const changed: Conversation[] = [];
  const known = acted.before.conversations;
  const everybody =
    own === null || known.some(({ conversationId }) => conversationId === own.conversation.conversationId)
      ? known
      : [...known, own.conversation];
  const conversations = everybody.map((conversation) => {
    const mine = own?.conversation.conversationId === conversation.conversationId ? own : null;
    if (mine === null && acted.records.length === 0) return conversation;
    const spoken =
      mine === null
        ? tell(engine, acted, conversation, now)
        : speakTo(engine, acted, conversation, mine, now);
    if (mine === null && spoken === null) return conversation;
    for (const message of [...(mine?.said ?? []), ...(spoken?.messages ?? [])])
      messages.push({
        conversationId: conversation.conversationId,
        at: now,
        version: acted.version,
        message,
      });
    const after = spoken === null ? conversation : { ...conversation, memory: spoken.memory };
    changed.push(after);
    return after;
  });
  return { messages, changed, conversations };
};

/** A fault in telling somebody else must not undo the turn of the one who acted: it is logged, and their screen still shows the case. */
const tell = (
  engine: Engine,
  acted: Acted,
  conversation: Conversation,
  now: Instant,
): ReturnType<typeof speakTo> => {
  try {
    return speakTo(engine, acted, conversation, null, now);
  } catch (fault) {
    const { caseId, conversationId } = conversation;
    engine.log.error({ what: 'tell', caseId, conversationId, fault });
    return null;
  }
};

const speakTo = (
  engine: Engine,
  acted: Acted,
  conversation: Conversation,
  own: OwnTurn | null,
  now: Instant,
): { readonly messages: readonly Message[]; readonly memory: Remembered } | null => {
  const { role } = conversation;
  const events = acted.records
    .filter(({ recorded }) =>
      role === 'contributor'
        ? contributorSees(acted.state, conversation.personId, recorded.event)
        : role === 'representative'
          ? representativeTold(acted.state, conversation.personId, recorded)
          : role === 'mediator'
            ? mediatorSees(acted.state, conversation.personId, recorded)
            : toldTo(role, recorded, conversation.personId),
    )
    .map(({ recorded }) => recorded.event);
  const notes = own === null ? [] : own.notes;
  if (own === null && events.length === 0) return null;
  const bot = engine.bots[role];
  const about = viewContext(acted, conversation, now);
  const before = own?.memory ?? remembered(conversation.memory);
  const memory = own === null ? bot.remember(before.bot, about) : before.bot;
  const refusals = own === null ? [] : acted.refusals;
  const [first] = acted.records;
  const by = first === undefined ? {} : { by: first.recorded.by };
  const happened = { events, refusals, notes, own: own !== null, more: own?.more === true, ...by };
  const spoken = bot.speak(bot.view(acted.state, about), memory, happened, about);
  return { messages: spoken.messages, memory: { locale: before.locale, bot: spoken.memory } };
};

/** Of a crisis the other side is told that the case stands still, never why: the bots have no words for more. */
const toldTo = (role: Role, recorded: Recorded, personId: string): boolean =>
  seenBy(role, recorded, personId) || recorded.event.type === 'crisisNoted';

export const viewContext = (acted: Acted, conversation: Conversation, now: Instant): ViewContext => ({
  now,
  procedure: acted.procedure,
  conversationId: conversation.conversationId,
  personId: conversation.personId,
});
