import { z } from 'zod';
import type { Side } from '../../../core/case/party.ts';
import type { Link } from '../../../core/port/store.ts';
import { HOUR, type Instant } from '../../../core/time.ts';
import { CODE_LENGTH } from '../../../core/turn/engine.ts';
import { resumeLink } from '../../../core/turn/resume-link.ts';
import {
  DEMONSTRATION,
  type DemonstrationCase,
  HISTORY,
  type Players,
  type Step,
} from './demonstration-story.ts';
import type { World } from './person.ts';
import { invitationIn, type Seat, type SyntheticParts, seatClaimant, seatRespondent } from './seat.ts';
import type { SimulationParts } from './simulation.ts';

/** Where one person of a demonstration case may look in: the code of a link. */
export type DemonstrationLink = { readonly title: string; readonly role: Side; readonly code: string };

/** Set once all cases are there; names them, so that a later start can make links into them. */
const SETTING = 'demonstration/cases';
const Made = z.array(z.object({ title: z.string(), caseId: z.string() })).readonly();

/**
 * Plays the demonstration's cases, once for a store, each into a phase of its own. The clock has to begin `HISTORY`
 * in the past; it is moved forward between what people do and stands at the present in the end. Returns, at every
 * start, fresh links for everybody in the cases.
 */
export const playDemonstration = async (parts: SimulationParts): Promise<readonly DemonstrationLink[]> => {
  const made = (await known(parts)) ?? (await playAll(parts));
  const links: DemonstrationLink[] = [];
  for (const { title, caseId } of made) links.push(...(await linksInto(parts, title, caseId)));
  return links;
};

const known = async ({ store }: SyntheticParts): Promise<z.infer<typeof Made> | null> => {
  const setting = await store.setting(SETTING);
  return setting === null ? null : Made.parse(JSON.parse(setting));
};

const playAll = async (parts: SimulationParts): Promise<z.infer<typeof Made>> => {
  const present = parts.clock.now() + HISTORY;
  const made: { title: string; caseId: string }[] = [];
  for (const { at, play } of agenda(parts, present, made)) {
    await moveTo(parts, at);
    await play();
  }
  await moveTo(parts, present);
  await parts.store.putSetting(SETTING, JSON.stringify(made));
  return made;
};

type Happening = { readonly at: Instant; play(): Promise<void> };

/** What people do in all of the cases, in the order of time. A case that cannot be played on is left where it stands. */
const agenda = (
  parts: SimulationParts,
  present: Instant,
  made: { title: string; caseId: string }[],
): readonly Happening[] =>
  DEMONSTRATION.flatMap((story) => {
    const began = present - story.hoursAgo * HOUR;
    let players: Players | null = null;
    let stuck = false;
    return story.steps.map((step: Step) => ({
      at: began + step.hour * HOUR,
      play: async () => {
        if (stuck) return;
        try {
          players ??= await seatPlayers(parts, story, made);
          await step.play(players);
        } catch (fault) {
          stuck = true;
          parts.log.error({ what: 'demonstration', fault });
        }
      },
    }));
  }).sort((one, other) => one.at - other.at);

const seatPlayers = async (
  parts: SyntheticParts,
  { title, plot }: DemonstrationCase,
  made: { title: string; caseId: string }[],
): Promise<Players> => {
  const world: World = { paid: false };
  const { caseId, seat: claimant } = await seatClaimant(parts, plot, world, true);
  made.push({ title, caseId });
  let seat: Seat | null = null;
  return {
    claimant,
    respondent: async () => {
      const code = seat === null ? claimant.invitation : null;
      if (code !== null) seat = await seatRespondent(parts, plot, world, code);
      if (seat === null) throw new Error(`Nobody was invited in "${title}".`);
      return seat;
    },
  };
};

/** Deadlines on the way take effect at their own moments. */
const moveTo = async ({ clock, store, turns, moveClock }: SimulationParts, at: Instant): Promise<void> => {
  for (let next = await store.nextDue(); next !== null && next <= at; next = await store.nextDue()) {
    await moveClock(Math.max(0, next - clock.now()));
    await turns.tick();
  }
  await moveClock(Math.max(0, at - clock.now()));
};

/** A link for each person in the case; for a respondent who has not come yet, the invitation itself. */
const linksInto = async (
  parts: SyntheticParts,
  title: string,
  caseId: string,
): Promise<readonly DemonstrationLink[]> => {
  const links: DemonstrationLink[] = [];
  const conversations = await parts.store.conversations(caseId);
  for (const role of ['claimant', 'respondent'] as const) {
    const conversation = conversations.find((each) => each.role === role);
    const [first] = conversations.filter((each) => each.role === 'claimant');
    const code =
      conversation === undefined
        ? await invitationIn(parts, first?.conversationId ?? '')
        : await resumeCode(parts, { caseId, role, personId: conversation.personId });
    if (code !== null) links.push({ title, role, code });
  }
  return links;
};

const resumeCode = async (
  { store, ids, digest, clock }: SyntheticParts,
  person: Pick<Link, 'caseId' | 'personId' | 'role'>,
): Promise<string> => {
  const code = ids.code(CODE_LENGTH);
  await store.putLink(resumeLink(digest(code), person, clock.now()));
  return code;
};
