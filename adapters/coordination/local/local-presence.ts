import { HERE_LASTS, type Presence } from '../../../core/port/presence.ts';

/** Within one process. `now`: milliseconds of a clock that only goes forward. */
export const localPresence = (now: () => number = () => performance.now()): Presence => {
  const until = new Map<string, number>();
  return {
    here: (memberId) => void until.set(memberId, now() + HERE_LASTS),
    among: async (memberIds) => {
      const at = now();
      for (const [memberId, end] of until) if (end <= at) until.delete(memberId);
      return new Set(memberIds.filter((memberId) => until.has(memberId)));
    },
  };
};
