import type { Refusal } from '../case/refusal.ts';
import type { ApprovalState } from '../case/state.ts';
import type { Member } from '../staff/member.ts';
import { act } from './act.ts';
import { commit } from './commit.ts';
import type { Engine } from './engine.ts';
import { onLatest } from './on-latest.ts';
import type { LeaveAnswer } from './service.ts';
import { speakToAll } from './speak.ts';

/** See `TurnService.leaveAsked`. */
export const leaveAsked = async (engine: Engine, caseId: string): Promise<ApprovalState | null> => {
  const { state } = await engine.cache.fresh(caseId);
  return state?.approvals.find(({ status }) => status === 'open') ?? null;
};

/** See `TurnService.answerLeave`. Whoever answers does so as one of the side's own people: the rules of neutrality hold. */
export const answerLeave = async (
  engine: Engine,
  caseId: string,
  { id, name, authority }: Member,
  answer: LeaveAnswer,
): Promise<Refusal | null> => {
  // Asked for first: a case that does not exist has no place in the queue.
  if ((await leaveAsked(engine, caseId)) === null) return { code: 'approvalGone' };
  return engine.cases.run(caseId, () =>
    onLatest(engine, caseId, async (loaded) => {
      const now = engine.clock.now();
      const by = { role: 'adjuster', id, name } as const;
      const acted = act(engine, loaded, [{ type: 'answerApproval', ...answer }], by, now, 'en', {
        authority,
      });
      const [refusal] = acted.refusals;
      if (refusal !== undefined) return refusal;
      const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
      return result.ok ? null : 'conflict';
    }),
  );
};
