import { answersOf } from '../blind-bid/answer.ts';
import type { Command, CommandOf } from '../case/command.ts';
import { atTable, type CaseState } from '../case/state.ts';
import type { Append, Conversation } from '../port/store.ts';
import type { Instant } from '../time.ts';
import { type Acted, act } from './act.ts';
import { commit } from './commit.ts';
import { type Engine, sealingSide } from './engine.ts';
import { onLatest } from './on-latest.ts';
import { speakToAll } from './speak.ts';

/** What goes under seal with a turn; `proposalId` says of which proposal. */
export type SealedTurn = { readonly proposalId: string; readonly sealed: NonNullable<Append['sealed']> };

/**
 * Puts the answer to a proposal under seal, as a number is: into the vault and nowhere else. No event says that somebody
 * answered, and nobody but the one who did is told. Null where nothing was answered, or the case refused it.
 */
export const answerSealed = async (
  engine: Engine,
  state: CaseState,
  conversation: Conversation,
  commands: readonly Command[],
  refused: boolean,
  now: Instant,
): Promise<SealedTurn | null> => {
  const answer = commands.find((command): command is CommandOf<'answerProposal'> => isAnswer(command));
  const side = sealingSide(state, conversation);
  if (answer === undefined || refused || side === null) return null;
  const { caseId } = conversation;
  const { proposalId, accepted } = answer;
  const wrappedKey = await engine.store.caseKey(caseId);
  const place = { caseId, proposalId, side };
  const { row, wrappedKey: key } = await engine.vault.sealAnswer({ ...place, accepted, at: now, wrappedKey });
  return { proposalId, sealed: { row, ...(wrappedKey === null ? { wrappedKey: key } : {}) } };
};

const isAnswer = ({ type }: Command): boolean => type === 'answerProposal';

/** A common yes comes out as soon as it is there. */
export const closeIfAgreed = async (engine: Engine, caseId: string, proposalId: string): Promise<void> => {
  if (await agreed(engine, caseId, proposalId)) await closeProposal(engine, caseId, proposalId);
};

/** Looks under the seal for a common yes, and lays down that, or at the end of its time that there was none. */
export const closeProposal = (engine: Engine, caseId: string, proposalId: string): Promise<Acted | null> =>
  onLatest(engine, caseId, async (loaded) => {
    const { state } = loaded;
    if (state === null || !atTable(state) || state.proposal?.proposalId !== proposalId) return null;
    const close: Command = {
      type: 'closeProposal',
      proposalId,
      agreed: await agreed(engine, caseId, proposalId),
      agreementId: engine.ids.id(),
    };
    const now = engine.clock.now();
    const acted = act(engine, loaded, [close], { role: 'parley' }, now, 'en');
    const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
    return result.ok ? acted : 'conflict';
  });

const agreed = async (
  { store, vault }: Pick<Engine, 'store' | 'vault'>,
  caseId: string,
  proposalId: string,
): Promise<boolean> => {
  const rows = await store.sealed(caseId, answersOf(proposalId));
  return vault.bothYes({ caseId, proposalId, rows, wrappedKey: await store.caseKey(caseId) });
};
