import { DAY, HOUR, type Instant } from '../../../core/time.ts';
import { visitCase } from './adjuster.ts';
import { type Chance, seeded } from './chance.ts';
import { type Character, delayOf, drawPlot, type Plot } from './character.ts';
import type { World } from './person.ts';
import { type Seat, type SyntheticParts, seatClaimant, seatRespondent } from './seat.ts';

export type SimulationParts = SyntheticParts & {
  /** Moves the clock of this Parley forward by so many milliseconds. */
  moveClock(ms: number): Promise<void>;
};

/** What came of playing some cases. `faults` counts what was thrown; there should be none. */
export type Played = { readonly caseIds: readonly string[]; readonly turns: number; readonly faults: number };

type Who = 'claimant' | 'respondent' | 'adjuster';

/** A case as it is played: who sits in it, and when each will next look. */
type Story = {
  readonly caseId: string;
  readonly plot: Plot;
  readonly chance: Chance;
  readonly world: World;
  readonly claimant: Seat;
  respondent: Seat | null;
  visits: number;
  readonly looksAt: Map<Who, Instant>;
};

/** Simulated time after which whatever is still open is left as it is. */
const HORIZON = 400 * DAY;
/** Rounds of deadlines at one moment: each may bring another, but not for ever. */
const ROUNDS = 50;
const DUE_AT_ONCE = 500;

/**
 * Plays cases side by side on one clock, which jumps from one moment at which something happens to the next: a person
 * looks, or a deadline comes. Each case draws from a chance of its own, so that what becomes of it does not depend on
 * the others.
 */
export class Simulation {
  readonly #parts: SimulationParts;
  readonly #stories = new Map<string, Story>();
  #turns = 0;
  #faults = 0;

  constructor(parts: SimulationParts) {
    this.#parts = parts;
  }

  /** Plays one case for each seed. */
  async play(seeds: readonly string[]): Promise<Played> {
    const until = this.#now() + HORIZON;
    for (const seed of seeds) await this.#open(seeded(seed));
    for (let next = await this.#next(); next <= until; next = await this.#next()) {
      await this.#parts.moveClock(Math.max(0, next - this.#now()));
      const touched = await this.#passDeadlines();
      const due = [...this.#stories.values()].filter((story) => this.#isDue(story));
      await Promise.all(due.map((story) => this.#playDue(story)));
      for (const { caseId } of due) touched.add(caseId);
      await Promise.all([...touched].map((caseId) => this.#lookAround(caseId)));
      if (!(await this.#anyOpen())) break;
    }
    return { caseIds: [...this.#stories.keys()], turns: this.#turns, faults: this.#faults };
  }

  #now(): Instant {
    return this.#parts.clock.now();
  }

  async #open(chance: Chance): Promise<void> {
    const plot = drawPlot(chance);
    const world: World = { paid: false };
    const { caseId, seat } = await seatClaimant(this.#parts, plot, world, true);
    const looksAt = new Map<Who, Instant>([['claimant', this.#now() + delayOf(plot.claimant)]]);
    this.#stories.set(caseId, {
      caseId,
      plot,
      chance,
      world,
      claimant: seat,
      respondent: null,
      visits: 0,
      looksAt,
    });
  }

  /** The next moment at which something happens; infinity when nothing will. */
  async #next(): Promise<Instant> {
    const looks = [...this.#stories.values()].flatMap(({ looksAt }) => [...looksAt.values()]);
    const due = (await this.#parts.store.nextDue()) ?? Number.POSITIVE_INFINITY;
    return looks.reduce((earliest, at) => Math.min(earliest, at), due);
  }

  async #anyOpen(): Promise<boolean> {
    return (await this.#parts.store.cases({ open: true, limit: 1 })).length > 0;
  }

  /** Lets every deadline that has come take effect; returns the cases that it happened to. */
  async #passDeadlines(): Promise<Set<string>> {
    const touched = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const due = await this.#parts.store.due(this.#now(), DUE_AT_ONCE);
      if (due.length === 0) return touched;
      for (const { caseId } of due) touched.add(caseId);
      await this.#parts.turns.tick();
    }
    throw new Error('A deadline came again and again at the same moment.');
  }

  #isDue({ looksAt }: Story): boolean {
    return [...looksAt.values()].some((at) => at <= this.#now());
  }

  /** Whoever meant to look by now does so, one after the other. */
  async #playDue(story: Story): Promise<void> {
    for (const who of ['claimant', 'respondent', 'adjuster'] as const) {
      if ((story.looksAt.get(who) ?? Number.POSITIVE_INFINITY) > this.#now()) continue;
      story.looksAt.delete(who);
      try {
        this.#turns += await this.#act(story, who);
      } catch (fault) {
        this.#faults += 1;
        this.#parts.log.error({ what: 'simulate', caseId: story.caseId, fault });
      }
    }
  }

  async #act(story: Story, who: Who): Promise<number> {
    if (who === 'claimant') return story.claimant.sit();
    if (who === 'respondent') return (await this.#respondentOf(story))?.sit() ?? 0;
    story.visits += 1;
    return visitCase(this.#parts, story.caseId, story.visits - 1, story.chance);
  }

  /** The respondent comes in by the link that stands in the claimant's own feed. */
  async #respondentOf(story: Story): Promise<Seat | null> {
    const { plot, world } = story;
    const code = story.respondent === null ? story.claimant.invitation : null;
    if (code !== null) story.respondent = await seatRespondent(this.#parts, plot, world, code);
    return story.respondent;
  }

  /** Who has something new to look at, and when they will. */
  async #lookAround(caseId: string): Promise<void> {
    const story = this.#stories.get(caseId);
    if (story === undefined) return;
    const { claimant, respondent, plot, looksAt, chance } = story;
    const soon = (who: Who, character: Character): void => {
      if (!looksAt.has(who)) looksAt.set(who, this.#now() + delayOf(character));
    };
    if (await claimant.look()) soon('claimant', plot.claimant);
    if (respondent === null ? this.#mayCome(story) : await respondent.look())
      soon('respondent', plot.respondent);
    const row = await this.#parts.store.case(caseId);
    if (row?.needsPerson === true && !looksAt.has('adjuster'))
      looksAt.set('adjuster', this.#now() + Math.ceil(chance.between(1, 20)) * HOUR);
  }

  /** Was the respondent told of an invitation, and are they somebody who opens one? */
  #mayCome({ plot: { respondent }, claimant }: Story): boolean {
    const neverLooks = respondent.temperament === 'silent' && respondent.patience === 0;
    return !neverLooks && claimant.invitation !== null;
  }
}
