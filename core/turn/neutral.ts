import type { Command } from '../case/command.ts';
import type { CaseState } from '../case/state.ts';
import { LOCALES, type Locale } from '../locale.ts';
import { isWanted } from '../mediation/wanted.ts';
import type { Conversation } from '../port/store.ts';
import { assign, type Candidate } from '../staff/assign.ts';
import type { Member } from '../staff/member.ts';
import type { Instant } from '../time.ts';
import { type Acted, act } from './act.ts';
import { commit } from './commit.ts';
import type { Engine } from './engine.ts';
import { languagesOf } from './expert.ts';
import type { LoadedCase } from './loaded-case.ts';
import { onLatest } from './on-latest.ts';
import { speakToAll } from './speak.ts';
import { staffConversationId } from './staff-conversation.ts';

/**
 * Proposes the mediator whom the rule of the registry names, or lays down what the registry lacks. Whoever is proposed
 * gets a conversation about the case, in which they are asked whether anything stands in the way.
 */
export const seekMediator = (engine: Engine, caseId: string): Promise<Acted | null> =>
  onLatest(engine, caseId, async (loaded) => {
    const { state } = loaded;
    if (state === null || !isWanted(state)) return null;
    const now = engine.clock.now();
    const { command, member } = await chosen(engine, state, now);
    const known = member === null ? loaded : seated(engine, loaded, member);
    const acted = act(engine, known, [command], { role: 'parley' }, now, 'en');
    const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
    return result.ok ? acted : 'conflict';
  });

const chosen = async (
  engine: Engine,
  state: CaseState,
  now: Instant,
): Promise<{ readonly command: Command; readonly member: Member | null }> => {
  const mediators = (await engine.store.members()).filter(({ roles }) => roles.includes('mediator'));
  const candidates = await Promise.all(mediators.map((member) => withLoad(engine, member)));
  const { ranked, lacks } = assign('mediator', candidates, {
    claimType: state.claimType,
    languages: languagesOf(state),
    now,
    out: outOf(state),
  });
  const [best] = ranked;
  if (best === undefined) return { command: { type: 'noteMediatorLack', lacks: [...lacks] }, member: null };
  const { member, why } = best;
  return {
    command: { type: 'proposeMediator', mediatorId: member.id, name: member.name, why },
    member,
  };
};

/** Everybody who held the case for a side, was asked in it before, or was not to be its mediator. */
const outOf = ({ tasks, search, people: { held, holder } }: CaseState): readonly string[] => [
  ...(search?.out ?? []).map(({ id }) => id),
  ...tasks.flatMap(({ contributor }) => (contributor === undefined ? [] : [contributor.contributorId])),
  ...held.flatMap(({ actor }) => (actor.role === 'adjuster' ? [actor.id] : [])),
  ...(holder === null ? [] : [holder.actor.id]),
];

const MANY = 1_000;

/** How many open cases lie with somebody. */
const withLoad = async ({ store }: Engine, member: Member): Promise<Candidate> => ({
  member,
  load: (await store.cases({ open: true, holderId: member.id, limit: MANY })).length,
});

/** The case with the conversation of whoever is proposed, where it has none yet. */
const seated = (engine: Engine, loaded: LoadedCase, { id, languages }: Member): LoadedCase => {
  const { caseId, conversations } = loaded;
  const conversationId = staffConversationId(engine, 'mediator', caseId, id);
  if (conversations.some((each) => each.conversationId === conversationId)) return loaded;
  const locale = LOCALES.find((each: Locale) => languages.includes(each)) ?? 'en';
  const conversation: Conversation = {
    conversationId,
    caseId,
    role: 'mediator',
    personId: id,
    memory: { locale, bot: null },
  };
  return { ...loaded, conversations: [...conversations, conversation] };
};
