import type { Command } from '../case/command.ts';
import type { Conversation } from '../port/store.ts';
import { type Acted, act } from './act.ts';
import { commit, outcomeOf } from './commit.ts';
import type { Engine } from './engine.ts';
import { actorOf, sealingSide } from './engine.ts';
import type { Inbound, Input } from './input.ts';
import { type LoadedCase, remembered } from './loaded-case.ts';
import { onLatest } from './on-latest.ts';
import type { TurnOutcome } from './service.ts';
import { speakToAll } from './speak.ts';

type Sealed = Extract<Input, { kind: 'sealed' }>;

/**
 * Takes a number under seal. The case is asked whether a number of this size may be sealed now; the number itself goes
 * into the vault and nowhere else: no event, no message to anybody but "your number is sealed" to the one who typed it.
 */
export const sealAndCommit = async (
  engine: Engine,
  loaded: LoadedCase,
  conversation: Conversation,
  inbound: Inbound,
  { roundId, amount }: Sealed,
): Promise<TurnOutcome | 'conflict'> => {
  const now = engine.clock.now();
  const { caseId } = conversation;
  if (loaded.state === null) throw new Error('A number came for a case that does not exist.');
  const side = sealingSide(loaded.state, conversation);
  const memory = remembered(conversation.memory);
  const asked: Command = { type: 'placeBid', roundId, amount: amount.reveal() };
  const acted = act(engine, loaded, [asked], actorOf(loaded.state, conversation, ''), now, memory.locale);
  const refused = acted.refusals.length > 0;
  const knownKey = refused || side === null ? null : await engine.store.caseKey(caseId);
  const sealed =
    refused || side === null
      ? undefined
      : await engine.vault.seal({
          caseId,
          roundId,
          side,
          amount,
          at: now,
          wrappedKey: knownKey,
        });
  const notes = sealed === undefined ? [] : [{ note: 'bidSealed', roundId }];
  const spoken = speakToAll(engine, acted, { conversation, memory, said: [], notes }, now);
  const result = await commit(engine, acted, spoken, {
    inbound,
    now,
    ...(sealed === undefined
      ? {}
      : { sealed: { row: sealed.row, ...(knownKey === null ? { wrappedKey: sealed.wrappedKey } : {}) } }),
  });
  const outcome = outcomeOf(result);
  if (outcome === 'conflict' || sealed === undefined) return outcome;
  if (outcome.status === 'done') await closeLiveRound(engine, caseId);
  return outcome.status === 'done' ? { ...outcome, receipt: sealed.receipt } : outcome;
};

/** Both chose a live round: it is evaluated as soon as both numbers are in. */
const closeLiveRound = async (engine: Engine, caseId: string): Promise<void> => {
  const { state } = await engine.cache.load(caseId);
  if (state?.phase !== 'sealedRound' || state.round.timing !== 'live') return;
  const rows = await engine.store.sealed(caseId, state.round.roundId);
  if (new Set(rows.map(({ side }) => side)).size === 2) await closeRound(engine, caseId);
};

/** Evaluates the round that is open inside the vault and lays down what its rule makes public. */
export const closeRound = (engine: Engine, caseId: string): Promise<Acted | null> =>
  onLatest(engine, caseId, async (loaded) => {
    const { state } = loaded;
    if (state?.phase !== 'sealedRound') return null;
    const { round } = state;
    const rows = await engine.store.sealed(caseId, round.roundId);
    const wrappedKey = await engine.store.caseKey(caseId);
    const { commitments, outcome } = await engine.vault.evaluate(round, { caseId, rows, wrappedKey });
    const now = engine.clock.now();
    const close: Command = {
      type: 'closeSealedRound',
      roundId: round.roundId,
      commitments,
      outcome,
      agreementId: engine.ids.id(),
    };
    const acted = act(engine, loaded, [close], { role: 'parley' }, now, 'en');
    const spoken = speakToAll(engine, acted, null, now);
    const result = await commit(engine, acted, spoken, { now });
    return result.ok ? acted : 'conflict';
  });
