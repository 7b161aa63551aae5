import type { Command } from '../case/command.ts';
import type { DecisionContext } from '../case/decision.ts';
import type { CaseState } from '../case/state.ts';
import type { HeardWords, Message } from '../message/message.ts';
import { fileMessage } from '../message/phrasing.ts';
import type { Conversation, Link } from '../port/store.ts';
import type { Member } from '../staff/member.ts';
import { mayTake } from '../staff/seat.ts';
import { taskFor } from '../task/task.ts';
import type { Instant } from '../time.ts';
import { act } from './act.ts';
import { answerSealed, closeIfAgreed } from './answer.ts';
import type { HearContext, Note } from './bot.ts';
import { commit, outcomeOf } from './commit.ts';
import { editedBy, heardWords } from './edited.ts';
import { actorOf, CODE_LENGTH, type Engine } from './engine.ts';
import { withExpert } from './expert.ts';
import type { Heard, Inbound, Input, PlainWords } from './input.ts';
import { type LoadedCase, remembered } from './loaded-case.ts';
import { onLatest } from './on-latest.ts';
import { preferenceSealed, settlePreferences } from './preference.ts';
import { readOnce } from './read-once.ts';
import { resumeLink } from './resume-link.ts';
import { inPlainerWords } from './reword.ts';
import { sealAndCommit } from './seal.ts';
import type { TurnOutcome } from './service.ts';
import { type OwnTurn, speakToAll } from './speak.ts';
import { answerTakenOut } from './taken-out.ts';
import { readingOf, transcriptOf } from './understood.ts';

/**
 * One delivery from a person, until it is durable. The caller holds the case's place in the queue. `more`: whether other
 * words of the same person wait behind it.
 */
export const takeTurn = async (
  engine: Engine,
  caseId: string,
  inbound: Inbound,
  more: () => Promise<boolean> = async () => false,
): Promise<TurnOutcome> => {
  const reader: Engine = { ...engine, understanding: readOnce(engine.understanding) };
  return onLatest(engine, caseId, async (loaded) => {
    const conversation = loaded.conversations.find((each) => each.conversationId === inbound.conversationId);
    // Its person came in by another process, after the case was read here.
    if (conversation === undefined) return 'conflict';
    const { state } = loaded;
    if (state === null) return answerTakenOut(engine, caseId, inbound);
    const { input } = inbound;
    return input.kind === 'sealed'
      ? sealAndCommit(engine, loaded, conversation, inbound, input)
      : hearAndCommit(reader, { ...loaded, state }, conversation, { ...inbound, more: await more() }, input);
  });
};

const hearAndCommit = async (
  engine: Engine,
  loaded: LoadedCase & { readonly state: CaseState },
  conversation: Conversation,
  { more, ...inbound }: Inbound & { readonly more: boolean },
  input: Exclude<Input, { kind: 'sealed' }>,
): Promise<TurnOutcome | 'conflict'> => {
  const now = engine.clock.now();
  const { state } = loaded;
  const bot = engine.bots[conversation.role];
  const memory = remembered(conversation.memory);
  const edited = await editedBy(engine.store, state, conversation, input);
  const about: HearContext = {
    now,
    procedure: engine.procedureOf(state.procedure),
    conversationId: conversation.conversationId,
    personId: conversation.personId,
    newId: () => engine.ids.id(),
    newCode: () => engine.ids.code(CODE_LENGTH),
  };
  const view = bot.view(state, about);
  const kept = bot.remember(memory.bot, about);
  const unread = isPlain(input) && bot.confides?.(view, kept, input) === true;
  const reading = unread
    ? undefined
    : await readingOf(engine, loaded, memory, conversation.role, { input, edited }, now);
  // An edit stays the message that it is of, so that what it says replaces what that one said.
  const messageId = edited?.messageId ?? engine.ids.id();
  const transcript = await transcriptOf(engine, state, memory, conversation.role, input, now);
  const heard: Heard = {
    ...input,
    messageId,
    ...(reading === undefined ? {} : { reading }),
    ...(edited === undefined ? {} : { edited }),
    ...(transcript === undefined ? {} : { transcript }),
  };
  const locale = reading?.language ?? memory.locale;
  const hearing = bot.hear(view, kept, heard, about);
  const member = await memberOf(engine, conversation);
  const contributor = taskFor(state.tasks, conversation.personId)?.contributor;
  const by = actorOf(state, conversation, member?.name ?? contributor?.name ?? '');
  const team = await teamKnown(engine, conversation, hearing.commands, member, state);
  const commands = await withExpert(engine, state, hearing.commands, now);
  const { caseId } = conversation;
  const deciding = () => act(engine, loaded, commands, by, now, locale, team);
  const acted = engine.trace?.during('decide', { caseId }, deciding) ?? deciding();
  const answer = await answerSealed(engine, state, conversation, commands, acted.refusals.length > 0, now);
  const preference = await preferenceSealed(
    engine,
    state,
    conversation,
    commands,
    acted.refusals.length > 0,
    now,
  );
  const own: OwnTurn = {
    conversation,
    memory: { locale, bot: hearing.memory },
    said: isUnsaid(hearing.notes)
      ? []
      : echo(conversation, input, { heard: heardWords(acted, messageId), edits: edited?.seq }),
    notes: [
      ...hearing.notes,
      ...(answer === null ? [] : [{ note: 'answerSealed', proposalId: answer.proposalId }]),
      ...(preference === null ? [] : [{ note: 'preferenceSealed' }]),
    ],
    more,
  };
  const spoken = await inPlainerWords(engine, acted, speakToAll(engine, acted, own, now), {
    own,
    reading,
    now,
  });
  const links = resumeLinks(engine, conversation, hearing.notes, now);
  const row = answer?.sealed ?? preference;
  const sealed = row === null ? {} : { sealed: row };
  const outcome = outcomeOf(await commit(engine, acted, spoken, { inbound, now, links, ...sealed }));
  if (outcome === 'conflict') return outcome;
  if (answer !== null && outcome.status === 'done') await closeIfAgreed(engine, caseId, answer.proposalId);
  if (preference !== null && outcome.status === 'done') await settlePreferences(engine, caseId);
  return { ...outcome, ...marksOf(hearing.notes) };
};

const isPlain = (input: Input): input is PlainWords => input.kind === 'text' || input.kind === 'edit';

/** What its channel has to know of a turn to keep its own screen right. */
const marksOf = (notes: readonly Note[]): Pick<TurnOutcome, 'stale' | 'unsaid'> => ({
  ...(notes.some(({ note }) => note === 'stale') ? { stale: true } : {}),
  ...(isUnsaid(notes) ? { unsaid: true } : {}),
});

/** Words that may hold a number meant for the seal are kept nowhere, not in the feed of the one who wrote them either. */
const isUnsaid = (notes: readonly Note[]): boolean =>
  notes.some((note) => note.note === 'sealInBox' || note['unsaid'] === true);

/** What a person said stands in their own feed as they said it. */
const echo = (
  { role }: Conversation,
  input: Input,
  { heard, edits }: { readonly heard: HeardWords | undefined; readonly edits: number | undefined },
): readonly Message[] => {
  if (input.kind === 'text' || input.kind === 'edit')
    return [
      {
        from: { role },
        body: {
          kind: 'text',
          text: { verbatim: input.text },
          ...(heard === undefined ? {} : { heard }),
          ...(edits === undefined ? {} : { edits }),
        },
      },
    ];
  if (input.kind !== 'file') return [];
  return [fileMessage(role, input.file.sha256, input.file)];
};

const resumeLinks = (
  engine: Engine,
  conversation: Conversation,
  notes: readonly Note[],
  now: Instant,
): readonly Link[] =>
  notes.flatMap((note) =>
    note.note === 'resumeLink' && typeof note['code'] === 'string'
      ? [resumeLink(engine.digest(note['code']), conversation, now)]
      : [],
  );

const memberOf = async (engine: Engine, { role, personId }: Conversation): Promise<Member | null> =>
  role === 'adjuster' || role === 'mediator' ? engine.store.member(personId) : null;

/** Who else may take the case is looked up only where somebody takes it or hands it over. */
const teamKnown = async (
  engine: Engine,
  { role }: Conversation,
  commands: readonly Command[],
  member: Member | null,
  { people }: CaseState,
): Promise<Pick<DecisionContext, 'authority' | 'colleagues'>> => {
  if (role !== 'adjuster' && role !== 'mediator') return {};
  const authority = member?.authority ?? [];
  if (!commands.some(({ type }) => type === 'takeOver' || type === 'offerHandover')) return { authority };
  const members = await engine.store.members();
  // Whoever holds it from another seat, and could still, has not left either.
  const holder = people.holder?.actor;
  const still = (each: Member): boolean => holder?.id === each.id && mayTake(holder.role, each);
  const colleagues = members.filter((each) => mayTake(role, each) || still(each)).map(({ id }) => id);
  return { authority, colleagues };
};
