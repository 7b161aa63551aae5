import type { Clock, Digest, Ids, Log } from '../../../core/port/outside.ts';
import type { Store } from '../../../core/port/store.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { Turns } from '../../../core/turn/turn-service.ts';
import { filled } from './bargaining.ts';
import type { Character, Plot } from './character.ts';
import { freshMind, type Person, press, type World } from './person.ts';
import { buttonOf, lastOf, type Open } from './reading.ts';
import { act } from './temper.ts';

/** What made-up people need of Parley: to talk, and to let others look in. */
export type SyntheticParts = {
  readonly turns: Turns;
  readonly store: Store;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly log: Log;
};

/** Turns in one sitting; more than the longest intake needs. */
const SITTING = 30;
const PAGE = 100;

/** One made-up person at their own conversation: reads what is new there, answers, and comes back when there is more. */
export class Seat {
  readonly conversationId: string;
  readonly person: Person;
  readonly #turns: Turns;
  /** The code of the last invitation that stood in the feed; null while there was none. */
  invitation: string | null = null;
  #seen = 0;
  #open: Open = [];

  constructor(turns: Turns, conversationId: string, person: Person) {
    this.#turns = turns;
    this.conversationId = conversationId;
    this.person = person;
  }

  /** Reads the feed on; true where somebody else said something. */
  async look(): Promise<boolean> {
    const shown = await this.#turns.show(this.conversationId, this.#seen, PAGE);
    const items = shown?.items ?? [];
    this.#seen = items.at(-1)?.seq ?? this.#seen;
    const { side } = this.person.character;
    const others = items.filter(({ message: { from } }) => from.role !== side);
    this.#open = [...this.#open, ...others];
    this.invitation = invitationAmong(items) ?? this.invitation;
    return others.length > 0;
  }

  /** Answers for as long as there is something to answer. Resolves to the number of turns. */
  async sit(): Promise<number> {
    await this.look();
    let turns = 0;
    for (; turns < SITTING; turns += 1) {
      const input = act(this.#open, this.person);
      if (input === null) break;
      await this.take(input);
    }
    return turns;
  }

  /** Presses the button of the first of these actions that lies before the person. */
  async press(...actions: readonly string[]): Promise<void> {
    await this.look();
    const input = press(buttonOf(this.#open, ...actions));
    if (input === null) throw new Error(`No button ${actions.join(' or ')} lies there.`);
    return this.take(input);
  }

  /** Fills in the form that lies before the person. */
  async fill(answers: { readonly [name: string]: string }): Promise<void> {
    await this.look();
    const form = lastOf(this.#open, 'form');
    if (form === undefined) throw new Error('No form lies there.');
    return this.take(filled(form, answers));
  }

  async take(input: Input): Promise<void> {
    const { mind } = this.person;
    const updateId = `synthetic-${mind.turns}`;
    this.#open = [];
    mind.turns += 1;
    await this.#turns.take({ conversationId: this.conversationId, updateId, input });
    await this.look();
  }
}

/** The code of the link that a claimant would send to the other side, read in their own feed; null while there is none. */
export const invitationIn = async (
  { turns }: Pick<SyntheticParts, 'turns'>,
  conversationId: string,
): Promise<string | null> => invitationAmong((await turns.show(conversationId, 0, 1_000))?.items ?? []);

const invitationAmong = (items: Open): string | null => {
  const body = items.findLast(({ message }) => message.body.kind === 'link' && message.body.url === 'invite')
    ?.message.body;
  return body?.kind === 'link' ? body.code : null;
};

const personOf = (character: Character, plot: Plot, world: World, openedAt: number): Person => ({
  character,
  plot,
  world,
  openedAt,
  mind: freshMind(),
});

/** Opens a case for the claimant of a plot. */
export const seatClaimant = async (
  { turns, clock }: SyntheticParts,
  plot: Plot,
  world: World,
  demonstration: boolean,
): Promise<{ readonly caseId: string; readonly seat: Seat }> => {
  const { conversationId, caseId } = await turns.open({
    procedureId: plot.tale.procedureId,
    locale: plot.claimant.locale,
    timeZone: 'America/New_York',
    demonstration,
  });
  return { caseId, seat: new Seat(turns, conversationId, personOf(plot.claimant, plot, world, clock.now())) };
};

/** Lets the respondent of a plot in by the code that the claimant sent. */
export const seatRespondent = async (
  { turns, clock, digest }: SyntheticParts,
  plot: Plot,
  world: World,
  code: string,
): Promise<Seat> => {
  const entered = await turns.enter({
    code,
    sessionId: digest(`synthetic/${code}`),
    locale: plot.respondent.locale,
  });
  if (!entered.ok || entered.kind !== 'party')
    throw new Error('An invitation did not let its respondent in.');
  const person = personOf(plot.respondent, plot, world, clock.now());
  return new Seat(turns, entered.conversation.conversationId, person);
};
