import type { Choice } from '../../../core/message/message.ts';
import type { Instant } from '../../../core/time.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { Character, Plot } from './character.ts';
import type { Open } from './reading.ts';

/** A made-up person in a case: what they are like, and the little that they remember. */
export type Person = {
  readonly character: Character;
  readonly plot: Plot;
  readonly world: World;
  /** When the case was opened; a tale counts its days back from here. */
  readonly openedAt: Instant;
  readonly mind: Mind;
};

/** What both can see outside of Parley: has the money arrived? */
export type World = { paid: boolean };

export type Mind = {
  /** Turns taken. */
  turns: number;
  /** Own offers made in the open. */
  offers: number;
  /** What is pressed next, whatever is said in between: buttons of a table stay where they are. */
  readonly plan: Input[];
  /** Things done once, by name. */
  readonly done: Set<string>;
  /** The question that was answered last, and how often in a row. */
  asked: { key: string; times: number };
};

export const freshMind = (): Mind => ({
  turns: 0,
  offers: 0,
  plan: [],
  done: new Set(),
  asked: { key: '', times: 0 },
});

/**
 * One habit: what this person does about what lies before them; null where it is not for this habit. A person is a
 * list of habits, and the first that answers is what they do. They read their own feed and nothing else.
 */
export type Habit = (open: Open, me: Person) => Input | null;

export const firstOf = (habits: readonly Habit[]): Habit => {
  return (open, me) => {
    for (const habit of habits) {
      const input = habit(open, me);
      if (input !== null) return input;
    }
    return null;
  };
};

/** True the first time it is asked for this name. */
export const once = ({ mind }: Person, name: string): boolean => {
  if (mind.done.has(name)) return false;
  mind.done.add(name);
  return true;
};

export const say = (text: string): Input => ({ kind: 'text', text });

export const press = (choice: Choice | undefined): Input | null =>
  choice === undefined
    ? null
    : {
        kind: 'choice',
        action: choice.action,
        ...(choice.subject === undefined ? {} : { subject: choice.subject }),
      };
