import type { HearContext } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import type { AdjusterMemory } from './memory.ts';

export type Form = Extract<Heard, { kind: 'form' }>;

/** A form as it came, with everything it may bear on. */
export type Filled = {
  readonly view: AdjusterView;
  readonly memory: AdjusterMemory;
  readonly form: Form;
  readonly about: HearContext;
  /** A field without the space around it; empty where it is missing. */
  readonly field: (name: string) => string;
};
