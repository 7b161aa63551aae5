import { caseNumber } from '../case/number.ts';
import { say } from '../message/phrasing.ts';
import type { Conversation } from '../port/store.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Panel } from '../view/panel.ts';
import { outcomeOf } from './commit.ts';
import type { Engine } from './engine.ts';
import type { Inbound } from './input.ts';
import { remembered } from './loaded-case.ts';
import type { Shown, TurnOutcome } from './service.ts';

/**
 * What a reader sees of a case whose record was taken to an archive: all that was said to them, and that nothing can be
 * added until it is brought back. Null where the case is not there at all.
 */
export const showTakenOut = async (
  engine: Engine,
  conversation: Conversation,
  afterSeq: number,
  limit: number,
): Promise<Shown | null> => {
  const takenOut = await engine.store.takenOut(conversation.caseId);
  if (takenOut === null) return null;
  // Whether they still act for a side, only the record could say.
  const items =
    conversation.role === 'representative'
      ? []
      : await engine.store.feed(conversation.conversationId, afterSeq, limit);
  const procedure = engine.procedures.find(({ id }) => id === takenOut.procedureId) ?? engine.procedures[0];
  if (procedure === undefined) return null;
  const { locale } = remembered(conversation.memory);
  return {
    conversation,
    items,
    panel: panelOver(procedure, conversation.caseId),
    locale,
    timeZone: takenOut.timeZone,
  };
};

const panelOver = ({ title }: Procedure, caseId: string): Panel => ({
  title,
  number: caseNumber(caseId),
  phase: say('phase.takenOut'),
  next: say('next.nothing'),
  due: null,
  tasks: [],
  person: null,
  helper: null,
  composer: { open: false, hint: say('composer.takenOut'), edits: false },
  room: false,
  demonstration: false,
});

/**
 * Answers somebody who writes to a case whose record is in an archive, once for each delivery, and changes nothing of
 * the case. What they wrote is kept nowhere: there is no record that it could be part of.
 */
export const answerTakenOut = async (
  engine: Engine,
  caseId: string,
  { conversationId, updateId }: Inbound,
): Promise<TurnOutcome | 'conflict'> => {
  if ((await engine.store.takenOut(caseId)) === null) throw new Error('A conversation without a case.');
  const at = engine.clock.now();
  const message = { from: { role: 'bot' }, body: { kind: 'text', text: say('takenOut.said') } } as const;
  const { version } = await engine.store.head(caseId);
  const result = await engine.store.append({
    caseId,
    expectedVersion: version,
    records: [],
    messages: [{ conversationId, at, version, message }],
    conversations: [],
    handled: { conversationId, updateId, at },
  });
  engine.wakeups.wake([`conversation:${conversationId}`]);
  return outcomeOf(result);
};
