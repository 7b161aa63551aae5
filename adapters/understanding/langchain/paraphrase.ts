import type { Wording } from '../../../core/port/outside.ts';
import type { Paraphrase } from '../../../core/port/paraphrase.ts';
import type { Understanding } from '../../../core/port/understanding.ts';
import type { Careful, Task } from './careful.ts';
import type { RetellAsk, RewordAsk } from './model-ask.ts';
import type { Prompt } from './prompt.ts';
import { heldToWords, type RetellAnswer, retellAskOf } from './retell.ts';
import { heldToQuestion, type RewordAnswer, rewordAskOf } from './reword.ts';
import type { Spent } from './spent.ts';

export type Asking<Ask, Answer> = { readonly prompt: Prompt<Ask>; readonly task: Task<Answer> };

type Parts = {
  readonly rules: Understanding;
  readonly model: Careful;
  readonly wording: Wording;
  /** Of one turn's time for a model, what the reading of its words has taken. */
  readonly spent: Spent;
  readonly timeoutMs: number;
  readonly retelling: Asking<RetellAsk, RetellAnswer>;
  readonly rewording: Asking<RewordAsk, RewordAnswer>;
};

/** A question waits no longer than this for other words, and is asked once: who did not understand it has waited already. */
const REWORD_MS = 2_000;

/** Puts into other words by a language model what can be held to its source; see grounded.ts, sense.ts. */
export const langchainParaphrase = (parts: Parts): Paraphrase => {
  const { rules, model, retelling, rewording } = parts;
  return {
    retell: async (telling, signal) => {
      const ask = await retellAskOf(telling, rules);
      if (ask === null) return null;
      const answer = await model.ask(retelling.task, retelling.prompt.turns(ask), { signal });
      const text = answer === null ? null : await heldToWords(answer, ask, telling, rules);
      return text === null ? null : { text, locale: ask.locale };
    },
    reword: async (puzzled) => {
      const { question, locale, timeZone, reading, now } = puzzled;
      const ask = rewordAskOf(parts.wording.say(question, locale, timeZone), puzzled);
      const ms = Math.min(REWORD_MS, parts.timeoutMs - parts.spent.of(reading));
      if (ask === null || ms <= 0) return null;
      const answer = await model.ask(rewording.task, rewording.prompt.turns(ask), { ms, attempts: 1 });
      return answer === null ? null : heldToQuestion(answer, ask, { locale, timeZone, now }, rules);
    },
  };
};
