import type { Role } from '../case/party.ts';
import type { CaseState } from '../case/state.ts';
import type { Message } from '../message/message.ts';
import { fileMessage } from '../message/phrasing.ts';
import { CLAIM_TYPE } from '../narrative/claim-type.ts';
import { ELEMENTS, ElementId } from '../narrative/element.ts';
import type { Conversation, Link } from '../port/store.ts';
import type { Reading, ReadingContext } from '../port/understanding.ts';
import type { Instant } from '../time.ts';
import { act } from './act.ts';
import type { HearContext, Note } from './bot.ts';
import { commit, outcomeOf } from './commit.ts';
import { actorOf, CODE_LENGTH, type Engine } from './engine.ts';
import type { Heard, Inbound, Input, Transcript } from './input.ts';
import { type LoadedCase, type Remembered, remembered } from './loaded-case.ts';
import { onLatest } from './on-latest.ts';
import { resumeLink } from './resume-link.ts';
import { sealAndCommit } from './seal.ts';
import type { TurnOutcome } from './service.ts';
import { type OwnTurn, speakToAll } from './speak.ts';

/**
 * One delivery from a person, until it is durable. The caller holds the case's place in the queue. `more`: whether other
 * words of the same person wait behind it.
 */
export const takeTurn = async (
  engine: Engine,
  caseId: string,
  inbound: Inbound,
  more: () => Promise<boolean> = async () => false,
): Promise<TurnOutcome> =>
  onLatest(engine, caseId, async (loaded) => {
    const conversation = loaded.conversations.find((each) => each.conversationId === inbound.conversationId);
    // Its person came in by another process, after the case was read here.
    if (conversation === undefined) return 'conflict';
    const { input } = inbound;
    return input.kind === 'sealed'
      ? sealAndCommit(engine, loaded, conversation, inbound, input)
      : hearAndCommit(engine, loaded, conversation, { ...inbound, more: await more() }, input);
  });

const hearAndCommit = async (
  engine: Engine,
  loaded: LoadedCase,
  conversation: Conversation,
  { more, ...inbound }: Inbound & { readonly more: boolean },
  input: Exclude<Input, { kind: 'sealed' }>,
): Promise<TurnOutcome | 'conflict'> => {
  const now = engine.clock.now();
  const { state } = loaded;
  if (state === null) throw new Error('A conversation without a case.');
  const bot = engine.bots[conversation.role];
  const memory = remembered(conversation.memory);
  const reading = await readingOf(engine, loaded, memory, conversation.role, input, now);
  const about: HearContext = {
    now,
    procedure: engine.procedureOf(state.procedure),
    conversationId: conversation.conversationId,
    personId: conversation.personId,
    newId: () => engine.ids.id(),
    newCode: () => engine.ids.code(CODE_LENGTH),
  };
  const messageId = engine.ids.id();
  const transcript = await transcriptOf(engine, state, memory, conversation.role, input, now);
  const heard: Heard = {
    ...input,
    messageId,
    ...(reading === undefined ? {} : { reading }),
    ...(transcript === undefined ? {} : { transcript }),
  };
  const locale = reading?.language ?? memory.locale;
  const hearing = bot.hear(bot.view(state, about), bot.remember(memory.bot, about), heard, about);
  const by = actorOf(conversation, await staffName(engine, conversation));
  const acted = act(engine, loaded, hearing.commands, by, now, locale);
  const own: OwnTurn = {
    conversation,
    memory: { locale, bot: hearing.memory },
    said: isUnsaid(hearing.notes) ? [] : echo(conversation, input),
    notes: hearing.notes,
    more,
  };
  const spoken = speakToAll(engine, acted, own, now);
  const links = resumeLinks(engine, conversation, hearing.notes, now);
  const result = await commit(engine, acted, spoken, { inbound, now, links });
  return outcomeOf(result);
};

const readingOf = (
  engine: Engine,
  loaded: LoadedCase,
  memory: Remembered,
  role: Role,
  input: Input,
  now: Instant,
): Reading | Promise<Reading> | undefined => {
  const text = wordsOf(input);
  if (text === undefined || loaded.state === null) return undefined;
  const asked = askedOf(memory, input) ?? tableAsks(loaded.state, role);
  const when = loaded.state.elements.when?.value;
  return engine.understanding.read(text, {
    locale: memory.locale,
    now,
    timeZone: loaded.state.timeZone,
    currency: loaded.state.currency,
    ...(asked === undefined ? {} : { asked }),
    ...tellingOf(loaded.state, role),
    ...(when?.kind === 'date' ? { about: when.from } : {}),
  });
};

/** What the claimant's words may still state while the claim is told and the bot is the one who listens. */
const tellingOf = (state: CaseState, role: Role): Pick<ReadingContext, 'telling'> => {
  const { claimType, elements, paused, people } = state;
  const listens = state.phase === 'narrating' && paused === null && people.holder === null;
  if (role !== 'claimant' || !listens) return {};
  const facts =
    claimType === null
      ? ELEMENTS
      : [...CLAIM_TYPE[claimType].required, ...CLAIM_TYPE[claimType].optional, 'wantedAmount' as const];
  return { telling: { claimType, missing: facts.filter((element) => elements[element] === undefined) } };
};

/** What was heard in the recording that a button is about, or that was asked about last; only in the sender's own. */
const transcriptOf = async (
  engine: Engine,
  state: CaseState,
  { locale, bot }: Remembered,
  role: Role,
  input: Input,
  now: Instant,
): Promise<Transcript | undefined> => {
  const { file } = (bot ?? {}) as { file?: unknown };
  const about = input.kind === 'choice' ? input.subject : file;
  const heard = state.readings.find(
    ({ evidenceId, by, outcome }) => evidenceId === about && by === role && outcome === 'heard',
  );
  if (heard === undefined) return undefined;
  const { timeZone, currency } = state;
  const reading = await engine.understanding.read(heard.text, { locale, now, timeZone, currency });
  return { evidenceId: heard.evidenceId, reading };
};

/** The words of an input that are to be understood: of a form, its amount where it has one, else its free text. */
const wordsOf = (input: Input): string | undefined => {
  if (input.kind === 'text' || input.kind === 'edit') return input.text;
  if (input.kind !== 'form') return undefined;
  const { amount, text, reason, value } = input.values;
  return amount ?? value ?? text ?? reason;
};

const askedOf = (memory: Remembered, input: Input): ElementId | undefined => {
  if (input.kind === 'form') {
    const element = ElementId.safeParse(input.subject);
    if (element.success) return element.data;
    return input.values['amount'] === undefined ? undefined : 'amount';
  }
  const asked = ElementId.safeParse((memory.bot as { asked?: unknown } | null)?.asked);
  return asked.success ? asked.data : undefined;
};

/** Words that may hold a number meant for the seal are kept nowhere, not in the feed of the one who wrote them either. */
const isUnsaid = (notes: readonly Note[]): boolean => notes.some(({ note }) => note === 'sealInBox');

/**
 * Where offers are made, a bare number is a thought of one; it is read back before it goes anywhere. An invited business
 * may begin with one; the claimant, who waits meanwhile, still puts facts right.
 */
const tableAsks = ({ phase }: CaseState, role: Role): ElementId | undefined =>
  phase === 'answering' || phase === 'negotiating' || (phase === 'invited' && role === 'respondent')
    ? 'wantedAmount'
    : undefined;

/** What a person said stands in their own feed as they said it. */
const echo = ({ role }: Conversation, input: Input): readonly Message[] => {
  if (input.kind === 'text' || input.kind === 'edit')
    return [{ from: { role }, body: { kind: 'text', text: { verbatim: input.text } } }];
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

export const staffName = async (engine: Engine, { role, personId }: Conversation): Promise<string> =>
  role === 'adjuster' || role === 'mediator' ? ((await engine.store.setting(`staff/${personId}`)) ?? '') : '';
