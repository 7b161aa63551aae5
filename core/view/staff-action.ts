import type { Command, CommandOf } from '../case/command.ts';
import { decide } from '../case/decide.ts';
import { type Audience, Audience as Audiences } from '../case/party.ts';
import type { CaseState } from '../case/state.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { STAFF_ACTIONS, type StaffAction } from '../staff/action.ts';
import { DAY, type Instant } from '../time.ts';

export type Closing = CommandOf<'closeCase'>['outcome'];
const CLOSINGS: readonly Closing[] = ['notSettled', 'settledElsewhere', 'unanswered'];

/** What one member of the team may do right now. Read off the decider itself, so a screen never offers what would be refused. */
export type StaffMay = {
  readonly actions: readonly StaffAction[];
  /** Whom this person may write to; `staff` is an internal note. */
  readonly audiences: readonly Audience[];
  readonly closings: readonly Closing[];
};

type Asked = { readonly staffId: string; readonly now: Instant; readonly procedure: Procedure };

/** Asks the decider about a harmless example of each action; what it decides is thrown away. */
export const staffMay = (state: CaseState, asked: Asked): StaffMay => {
  const may = (command: Command): boolean => {
    const by = { role: 'adjuster', id: asked.staffId, name: '' } as const;
    const { events } = decide(state, command, { now: asked.now, by, procedure: asked.procedure });
    return events !== undefined && events.length > 0;
  };
  const closings = CLOSINGS.filter((outcome) => may({ type: 'closeCase', outcome, reason: EXAMPLE }));
  return {
    actions: STAFF_ACTIONS.filter((action) =>
      action === 'close' ? closings.length > 0 : may(SAMPLE[action](asked)),
    ),
    audiences: Audiences.options.filter((audience) =>
      audience === 'staff'
        ? may({ type: 'addNote', noteId: EXAMPLE, text: EXAMPLE })
        : may({ type: 'sendMessage', messageId: EXAMPLE, audience, text: EXAMPLE }),
    ),
    closings,
  };
};

/** Stands for an id or a text that is not there yet; no rule depends on what it says. */
const EXAMPLE = 'x';

/** One row an action; an action without a row does not compile. */
const SAMPLE: { readonly [A in Exclude<StaffAction, 'close'>]: (asked: Asked) => Command } = {
  takeOver: () => ({ type: 'takeOver' }),
  release: () => ({ type: 'release' }),
  handOver: ({ staffId }) => ({ type: 'offerHandover', to: `not-${staffId}`.slice(0, 64) }),
  acceptHandover: () => ({ type: 'acceptHandover' }),
  declineHandover: () => ({ type: 'declineHandover' }),
  propose: () => ({
    type: 'makeProposal',
    proposalId: EXAMPLE,
    terms: { other: [{ kind: 'other', by: 'respondent', dueInDays: 0 }] },
    reason: EXAMPLE,
  }),
  sealedRound: ({ procedure: { blindBid } }) => ({
    type: 'proposeSealedRound',
    roundId: EXAMPLE,
    rule: blindBid.rule,
    timing: blindBid.timings[0] ?? 'scheduled',
  }),
  startMediation: () => ({ type: 'startMediation' }),
  endMediation: () => ({ type: 'endMediation', settled: false }),
  extend: ({ now }) => ({ type: 'extendClock', clock: 'person', to: now + DAY, reason: EXAMPLE }),
  resume: () => ({ type: 'resumeCase' }),
  proveNotice: () => ({ type: 'proveNotice', how: 'byPerson' }),
  invite: () => ({ type: 'inviteRespondent', inviteId: EXAMPLE, name: EXAMPLE }),
  refer: () => ({ type: 'referCase', to: EXAMPLE, reason: EXAMPLE }),
};
