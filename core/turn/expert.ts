import type { Command, CommandOf } from '../case/command.ts';
import type { CaseState } from '../case/state.ts';
import type { Locale } from '../locale.ts';
import { assign, type Candidate } from '../staff/assign.ts';
import type { Member } from '../staff/member.ts';
import type { Instant } from '../time.ts';
import type { Engine } from './engine.ts';

/**
 * Gives a question for an expert to the one of the registry whom the rule names, with why. Where nobody fits the question
 * stays without that, and the case refuses it.
 */
export const withExpert = async (
  engine: Engine,
  state: CaseState,
  commands: readonly Command[],
  now: Instant,
): Promise<readonly Command[]> =>
  Promise.all(
    commands.map(async (command) =>
      command.type === 'askContributor' && command.task.contributor?.kind === 'expert'
        ? assigned(engine, state, command, now)
        : command,
    ),
  );

const assigned = async (
  engine: Engine,
  state: CaseState,
  command: CommandOf<'askContributor'>,
  now: Instant,
): Promise<Command> => {
  const { contributor } = command.task;
  const experts = (await engine.store.members()).filter(({ roles }) => roles.includes('expert'));
  const candidates = await Promise.all(experts.map((member) => withLoad(engine, member)));
  const [best] = assign('expert', candidates, {
    claimType: state.claimType,
    languages: languagesOf(state),
    now,
    out: outOf(state),
  }).ranked;
  if (best === undefined || contributor === undefined) return command;
  const { member, why } = best;
  return {
    ...command,
    task: {
      ...command.task,
      contributor: { ...contributor, contributorId: member.id, name: member.name, fit: why },
    },
  };
};

/** Everybody who was asked in this case before, or sat in it: one question each. */
const outOf = ({ tasks, people: { held, holder } }: CaseState): readonly string[] => [
  ...tasks.flatMap(({ contributor }) => (contributor === undefined ? [] : [contributor.contributorId])),
  ...held.map(({ actor }) => actor.id),
  ...(holder === null ? [] : [holder.actor.id]),
];

/** The languages in which the sides write. */
export const languagesOf = ({ claimant, respondent }: CaseState): readonly Locale[] => [
  ...new Set([claimant.locale, ...(respondent === null ? [] : [respondent.locale])]),
];

/** How many open cases somebody has a part in. */
const withLoad = async ({ store }: Engine, member: Member): Promise<Candidate> => {
  const conversations = await store.conversationsOf(member.id);
  const rows = await Promise.all(conversations.map(({ caseId }) => store.case(caseId)));
  return { member, load: rows.filter((row) => row?.open === true).length };
};
