import type { Command } from '../case/command.ts';
import type { Recorded } from '../case/event.ts';
import { readRecorded } from '../case/migrate.ts';
import type { CaseState } from '../case/state.ts';
import { roomSeat } from '../mediation/session.ts';
import type { FeedItem } from '../message/message.ts';
import type { Evidence } from '../narrative/element.ts';
import type { Conversation } from '../port/store.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { leafHash } from '../record/chain.ts';
import type { RecordExport } from '../record/export.ts';
import { mandateOf } from '../representation/mandate.ts';
import { type Seated, seatOn } from '../staff/seat.ts';
import type { Instant } from '../time.ts';
import { adjusterView } from '../view/adjuster.ts';
import { caseBrief } from '../view/case-brief.ts';
import { contributorMayOpen } from '../view/contributor.ts';
import { mediatorSees, mediatorView } from '../view/mediator.ts';
import { contributorPanel, mediatorPanel, panelOf, representativePanel } from '../view/panel-of.ts';
import { representativeSees } from '../view/representative.ts';
import { seenBy } from '../view/seen.ts';
import { NOTHING } from '../view/staff-action.ts';
import { timelineOf } from '../view/timeline.ts';
import { act } from './act.ts';
import type { Composing } from './bot.ts';
import { commit } from './commit.ts';
import { olderCases } from './count-older.ts';
import type { Engine } from './engine.ts';
import { enterByLink, enterStaff, peekLink, type Seat } from './enter.ts';
import { errands } from './errand.ts';
import { answerLeave, leaveAsked } from './leave.ts';
import { caseCache, emptyCase, remembered } from './loaded-case.ts';
import { appointmentByLink, appointmentOf, noteRoom, roomOf, talkLink } from './meeting.ts';
import { onLatest } from './on-latest.ts';
import { readAndRecord } from './read-file.ts';
import { readIn } from './read-in.ts';
import { retellAndRecord } from './retell.ts';
import { serial } from './serial.ts';
import type { CaseForStaff, OpenRequest, Shown, TurnService } from './service.ts';
import { staffConversationId } from './staff-conversation.ts';
import { sweepFiles } from './sweep-files.ts';
import { takeTurn } from './take.ts';
import { showTakenOut } from './taken-out.ts';
import { ticker } from './tick.ts';
import { waitingWords } from './waiting.ts';

/** Cases kept in memory; about 10 kB each. */
const CACHED_CASES = 500;
/** Which case a conversation belongs to never changes; this many are remembered. */
const KNOWN_CONVERSATIONS = 20_000;

/** The service, and the clockwork that the composition root winds. */
export type Turns = TurnService & {
  /** Lets every deadline that has come take effect; see tick.ts. */
  tick(): Promise<number>;
  /** Resolves when nothing is done beside the turns: no file is read, nothing is retold; see errand.ts. */
  readings(): Promise<void>;
  /** Counts the cases that are not counted yet; see count-older.ts. */
  countOlder(rest: () => Promise<unknown>): Promise<number>;
  /** Destroys files that no case ever named; see sweep-files.ts. */
  sweepFiles(now: Instant): Promise<number>;
  /** Ends what is done beside the turns and gives back what is due: whoever shares the store takes it at once, else the next start. */
  stop(): Promise<void>;
};

export const turnService = (parts: Omit<Engine, 'cache' | 'cases' | 'worker'>): Turns => {
  const engine: Engine = {
    ...parts,
    cache: caseCache(parts.store, parts.digest, CACHED_CASES),
    cases: serial(),
    worker: parts.ids.id(),
  };
  const caseOf = conversationIndex(engine);
  const seat = seating(engine);
  const waiting = waitingWords(parts.store);
  const beside = errands(engine, { reading: readAndRecord, retelling: retellAndRecord });
  const older = olderCases(engine);
  return {
    ...ticker(engine, beside),
    readings: beside.idle,
    countOlder: older.count,
    sweepFiles: (now) => sweepFiles(engine, now),
    stop: async () => {
      await Promise.all([beside.stop(), older.stop()]);
      await engine.store.release(engine.worker);
    },
    open: (request) => openCase(engine, request),
    take: async (inbound) => {
      const caseId = await caseOf(inbound.conversationId);
      if (caseId === null) throw new Error('A turn came for a conversation that does not exist.');
      const leave = waiting.enter(inbound);
      return engine.cases.run(caseId, () => {
        leave();
        return takeTurn(engine, caseId, inbound, () => waiting.more(inbound));
      });
    },
    enter: (request) => enterByLink(engine, seat, request),
    enterStaff: (request) => enterStaff(engine, request),
    peek: (code, sessionId) => peekLink(engine, code, sessionId),
    show: (conversationId, afterSeq, limit) => show(engine, conversationId, afterSeq, limit),
    readIn: async (conversationId, locale) => {
      const conversation = await engine.store.conversation(conversationId);
      if (conversation === null) return;
      await engine.cases.run(conversation.caseId, () => readIn(engine, conversation, locale));
    },
    evidence: (conversationId, file) => evidenceSeen(engine, conversationId, file),
    exportRecord: (conversationId) => exportRecord(engine, conversationId),
    staffConversation: async (caseId, staff, locale = 'en') => {
      const seated = await staffSeat(engine, caseId, staff.id);
      const acts = isNeutral(seated) ? 'mediator' : seated?.ok === true && seated.seat;
      if (acts !== 'mediator' && acts !== 'adjuster') return null;
      const role = acts;
      const conversationId = staffConversationId(engine, role, caseId, staff.id);
      const known = await engine.store.conversation(conversationId);
      return known ?? seat({ conversationId, caseId, role, personId: staff.id }, locale);
    },
    staffSeat: (caseId, memberId) => staffSeat(engine, caseId, memberId),
    room: (conversationId) => roomOf(engine, conversationId),
    noteRoom: (caseId, command) => noteRoom(engine, caseId, command),
    appointment: (conversationId, sessionId) => appointmentOf(engine, conversationId, sessionId),
    talkLink: (conversationId, sessionId) => talkLink(engine, conversationId, sessionId),
    appointmentByLink: (code, sessionId) => appointmentByLink(engine, code, sessionId),
    leaveAsked: (caseId) => leaveAsked(engine, caseId),
    answerLeave: (caseId, member, answer) => answerLeave(engine, caseId, member, answer),
    caseForStaff: (caseId, staffId) => caseForStaff(engine, caseId, staffId),
  };
};

const staffSeat = async (engine: Engine, caseId: string, memberId: string): Promise<Seated | null> => {
  const { state } = await engine.cache.fresh(caseId);
  if (state === null) return null;
  const member = await engine.store.member(memberId);
  return member === null ? { ok: false, reason: 'noRole' } : seatOn(state, member);
};

const conversationIndex = (engine: Engine): ((conversationId: string) => Promise<string | null>) => {
  const known = new Map<string, Promise<string | null>>();
  return (conversationId) => {
    if (known.size >= KNOWN_CONVERSATIONS) known.clear();
    // Two that come one after the other wait for the same answer, so that neither overtakes the other.
    const asked = known.get(conversationId) ?? caseIdOf(engine, conversationId);
    known.set(conversationId, asked);
    const forget = (): void => void known.delete(conversationId);
    asked.then((caseId) => caseId === null && forget(), forget);
    return asked;
  };
};

const caseIdOf = async (engine: Engine, conversationId: string): Promise<string | null> =>
  (await engine.store.conversation(conversationId))?.caseId ?? null;

const arrive = (engine: Engine, { conversationId, caseId }: Conversation) =>
  takeTurn(engine, caseId, { conversationId, updateId: 'arrive', input: { kind: 'arrive' } });

const openCase = async (engine: Engine, request: OpenRequest): Promise<Conversation> => {
  const procedure = engine.procedures.find(({ id }) => id === request.procedureId);
  if (procedure === undefined) throw new Error(`There is no procedure ${request.procedureId}.`);
  const now = engine.clock.now();
  const caseId = engine.ids.id();
  const conversation: Conversation = {
    conversationId: engine.ids.id(),
    caseId,
    role: 'claimant',
    personId: engine.ids.id(),
    memory: { locale: request.locale, bot: null },
  };
  const by = { role: 'claimant', id: conversation.personId } as const;
  const opening = {
    type: 'openCase' as const,
    caseId,
    procedure: { id: procedure.id, version: procedure.version },
    claimantId: conversation.personId,
    locale: request.locale,
    timeZone: request.timeZone,
    currency: procedure.currency,
    demonstration: request.demonstration ?? false,
    ...(request.platform === undefined ? {} : { platform: request.platform }),
  };
  const acted = act(engine, emptyCase(caseId), [opening], by, now, request.locale);
  const silent = { messages: [], changed: [conversation], conversations: [conversation] };
  const result = await commit(engine, acted, silent, { now });
  if (!result.ok) throw new Error('A new case met an old one.');
  await engine.cases.run(caseId, () => arrive(engine, conversation));
  return conversation;
};

/** Seats a person in a case and greets them. */
const seating =
  (engine: Engine): Seat =>
  (seatOf, locale) =>
    engine.cases.run(seatOf.caseId, async () => {
      const known = await engine.store.conversation(seatOf.conversationId);
      if (known !== null) return known;
      const conversation: Conversation = { ...seatOf, memory: { locale, bot: null } };
      await onLatest(engine, seatOf.caseId, async (loaded) => {
        // The same person may have come in by another process at the same moment.
        if (loaded.conversations.some((each) => each.conversationId === seatOf.conversationId))
          return undefined;
        const now = engine.clock.now();
        const acted = act(engine, loaded, noticeOf(seatOf), { role: 'parley' }, now, locale);
        const conversations = [...loaded.conversations, conversation];
        const silent = { messages: [], changed: [conversation], conversations };
        const result = await commit(engine, acted, silent, { now });
        return result.ok ? undefined : 'conflict';
      });
      await arrive(engine, conversation);
      return conversation;
    });

/** Who opened the invitation has been told: the proof without which nothing may ever be held against them. */
const noticeOf = ({ role }: Pick<Conversation, 'role'>): readonly Command[] =>
  role === 'respondent' ? [{ type: 'proveNotice', how: 'linkOpened' }] : [];

const show = async (
  engine: Engine,
  conversationId: string,
  afterSeq: number,
  limit: number,
): Promise<Shown | null> => {
  const conversation = await engine.store.conversation(conversationId);
  if (conversation === null) return null;
  const { state } = await engine.cache.fresh(conversation.caseId);
  if (state === null) return showTakenOut(engine, conversation, afterSeq, limit);
  const items = readable(state, conversation, await engine.store.feed(conversationId, afterSeq, limit));
  const procedure = engine.procedureOf(state.procedure);
  const panel =
    conversation.role === 'contributor'
      ? contributorPanel(state, conversation.personId, procedure)
      : conversation.role === 'representative'
        ? representativePanel(state, conversation.personId, procedure)
        : conversation.role === 'mediator'
          ? mediatorPanel(state, { personId: conversation.personId, procedure })
          : panelOf(state, conversation.role, procedure);
  const { locale } = remembered(conversation.memory);
  const composing = composingIn(engine, state, conversation, procedure);
  const composer = composing === null ? panel.composer : { ...panel.composer, ...composing };
  const room = roomSeat(state, conversation, engine.clock.now()).may;
  return { conversation, items, panel: { ...panel, composer, room }, locale, timeZone: state.timeZone };
};

/** Of whoever no longer acts for a side, only what was said to them since. */
const readable = (
  { mandates }: CaseState,
  { role, personId }: Conversation,
  items: readonly FeedItem[],
): readonly FeedItem[] => {
  const endedAt = role === 'representative' ? mandateOf(mandates, personId)?.endedAt : null;
  return endedAt == null ? items : items.filter(({ at }) => at >= endedAt);
};

/** Who reads what this person writes next, where their bot lets them choose. */
const composingIn = (
  engine: Engine,
  state: CaseState,
  { conversationId, personId, role, memory }: Conversation,
  procedure: Procedure,
): Composing | null => {
  const bot = engine.bots[role];
  const about = { now: engine.clock.now(), procedure, conversationId, personId };
  return bot.composer?.(bot.view(state, about), bot.remember(remembered(memory).bot, about)) ?? null;
};

const caseForStaff = async (
  engine: Engine,
  caseId: string,
  staffId: string,
): Promise<CaseForStaff | null> => {
  const { state } = await engine.cache.fresh(caseId);
  if (state === null) return null;
  const seated = await staffSeat(engine, caseId, staffId);
  const record = (await engine.store.record(caseId)).map(({ recorded }) => readRecorded(recorded));
  const about = {
    now: engine.clock.now(),
    procedure: engine.procedureOf(state.procedure),
    personId: staffId,
  };
  const role = isNeutral(seated) ? 'mediator' : 'adjuster';
  const room = roomSeat(state, { role, personId: staffId }, about.now).may;
  const sees = (recorded: Recorded): boolean =>
    role === 'mediator' ? mediatorSees(state, staffId, recorded) : seenBy(role, recorded);
  const told = { timeline: timelineOf(record, sees), brief: caseBrief(record.filter(sees)) };
  if (role === 'mediator')
    return { view: mediatorView(state, about), panel: { ...mediatorPanel(state, about), room }, ...told };
  const view = adjusterView(state, about);
  const acts = seated?.ok === true && seated.seat !== 'supervisor';
  return {
    view: acts ? view : { ...view, may: NOTHING },
    panel: { ...panelOf(state, 'adjuster', about.procedure), room },
    ...told,
  };
};

/** Sits as the neutral, or is asked to. */
const isNeutral = (seated: Seated | null): boolean =>
  seated !== null && (seated.ok ? seated.seat === 'mediator' : seated.reason === 'toDeclare');

const exportRecord = async (engine: Engine, conversationId: string): Promise<RecordExport | null> => {
  const conversation = await engine.store.conversation(conversationId);
  if (conversation === null) return null;
  const record = await engine.store.record(conversation.caseId);
  const sees = await seenIn(engine, conversation);
  const entries = record.map(({ recorded, salt, hash }) =>
    sees(readRecorded(recorded))
      ? { recorded, salt, hash }
      : { position: recorded.position, leaf: leafHash(recorded, salt, engine.digest), hash },
  );
  return {
    format: 'parley-record',
    version: 1,
    caseId: conversation.caseId,
    exportedAt: engine.clock.now(),
    entries,
    head: record.at(-1)?.hash ?? '',
  };
};

/** What of the record whoever this conversation is with may see now. */
const seenIn = async (
  engine: Engine,
  { caseId, role, personId }: Conversation,
): Promise<(recorded: Recorded) => boolean> => {
  if (role !== 'mediator' && role !== 'representative') return (recorded) => seenBy(role, recorded, personId);
  const { state } = await engine.cache.fresh(caseId);
  if (role === 'representative')
    return (recorded) => state !== null && representativeSees(state, personId, recorded);
  return (recorded) => state !== null && mediatorSees(state, personId, recorded);
};

/** Somebody outside of the dispute opens what was shared with them, and what they gave. */
const sharedFile = async (
  engine: Engine,
  { caseId, personId }: Conversation,
  file: string,
): Promise<Evidence | null> => {
  const { state } = await engine.cache.fresh(caseId);
  const evidence = state?.evidence.find(({ sha256, evidenceId }) => sha256 === file || evidenceId === file);
  return state !== null && evidence !== undefined && contributorMayOpen(state, personId, evidence.evidenceId)
    ? evidence
    : null;
};

const evidenceSeen = async (
  engine: Engine,
  conversationId: string,
  file: string,
): Promise<Evidence | null> => {
  const conversation = await engine.store.conversation(conversationId);
  if (conversation === null) return null;
  if (conversation.role === 'contributor') return sharedFile(engine, conversation, file);
  const sees = await seenIn(engine, conversation);
  for (const stored of await engine.store.record(conversation.caseId)) {
    const recorded = readRecorded(stored.recorded);
    const { event } = recorded;
    if (event.type !== 'evidenceAdded' || !sees(recorded)) continue;
    const { sha256, evidenceId } = event.evidence;
    if (sha256 === file || evidenceId === file) return event.evidence;
  }
  return null;
};
