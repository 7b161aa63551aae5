import type { Command, CommandOf } from '../case/command.ts';
import type { CaseState, Table } from '../case/state.ts';
import { atTable } from '../case/state.ts';
import type { Append, Conversation } from '../port/store.ts';
import type { SealedCodes } from '../port/vault.ts';
import { picksOf, preferencesOf } from '../preference/place.ts';
import { codeOf, pickCode } from '../preference/preference.ts';
import type { Instant } from '../time.ts';
import { act } from './act.ts';
import { commit } from './commit.ts';
import { type Engine, sealingSide } from './engine.ts';
import { onLatest } from './on-latest.ts';
import { speakToAll } from './speak.ts';

type Answering = CommandOf<'answerPreferences' | 'answerPackages'>;

/**
 * Puts what a side answered under seal, as a number is: into the vault and nowhere else. No event says that somebody
 * answered, and nobody but the one who did is told. Null where nothing was answered, or the case refused it.
 */
export const preferenceSealed = async (
  engine: Engine,
  state: CaseState,
  conversation: Conversation,
  commands: readonly Command[],
  refused: boolean,
  now: Instant,
): Promise<NonNullable<Append['sealed']> | null> => {
  const answer = commands.find((command): command is Answering => isAnswering(command));
  const side = sealingSide(state, conversation);
  if (answer === undefined || refused || side === null) return null;
  const { caseId } = conversation;
  const wrappedKey = await engine.store.caseKey(caseId);
  const { place, code } = sealedAs(answer);
  const sealed = await engine.vault.sealCode({ caseId, place, side, code, at: now, wrappedKey });
  return { row: sealed.row, ...(wrappedKey === null ? { wrappedKey: sealed.wrappedKey } : {}) };
};

const isAnswering = ({ type }: Command): boolean => type === 'answerPreferences' || type === 'answerPackages';

const sealedAs = (answer: Answering): { readonly place: string; readonly code: number } =>
  answer.type === 'answerPreferences'
    ? { place: preferencesOf(answer.roundId), code: codeOf(answer.answer) }
    : { place: picksOf(answer.roundId), code: pickCode(answer.picks) };

/**
 * Looks under the seal for what both sides' answers come to: packages, or a common yes to one. What comes to nothing
 * looks like what was not answered, and is laid down only when the time is over.
 */
export const settlePreferences = (engine: Engine, caseId: string): Promise<void> =>
  onLatest(engine, caseId, async (loaded) => {
    const { state } = loaded;
    const preference = preferenceIn(state);
    if (preference === null) return undefined;
    const now = engine.clock.now();
    const command = await outcomeOf(engine, caseId, preference, now);
    if (command === null) return undefined;
    const acted = act(engine, loaded, [command], { role: 'parley' }, now, 'en');
    const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
    return result.ok ? undefined : 'conflict';
  });

type Preference = NonNullable<Table['preference']>;

const preferenceIn = (state: CaseState | null): Preference | null =>
  state !== null && atTable(state) && state.phase === 'mediation' ? state.preference : null;

const outcomeOf = async (
  engine: Engine,
  caseId: string,
  { roundId, questions, packages, until }: Preference,
  now: Instant,
): Promise<Command | null> => {
  const { vault } = engine;
  const agreementId = engine.ids.id();
  const unsettled: Command = { type: 'closePreferences', roundId, pick: null, agreementId };
  if (packages === null) {
    const found = await vault.packages(questions, await sealedAt(engine, caseId, preferencesOf(roundId)));
    if (found.length > 0 && now < until) return { type: 'showPackages', roundId, packages: found };
    return now < until ? null : unsettled;
  }
  const pick = await vault.commonPick(packages.length, await sealedAt(engine, caseId, picksOf(roundId)));
  return pick === null && now < until ? null : { ...unsettled, pick };
};

const sealedAt = async ({ store }: Engine, caseId: string, place: string): Promise<SealedCodes> => ({
  caseId,
  place,
  rows: await store.sealed(caseId, place),
  wrappedKey: await store.caseKey(caseId),
});
