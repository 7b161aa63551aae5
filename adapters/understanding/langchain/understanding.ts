import type { Reading, ReadingContext, Understanding } from '../../../core/port/understanding.ts';
import type { Careful } from './careful.ts';
import { guarded, kindOf, topicOf } from './guard.ts';
import { askOf, type ModelAsk } from './model-ask.ts';
import type { Asking } from './paraphrase.ts';
import type { Answer } from './proposal.ts';
import type { Spent } from './spent.ts';

type Parts = {
  readonly rules: Understanding;
  readonly model: Careful;
  readonly lifting: Asking<ModelAsk, Answer>;
  readonly spent: Spent;
};

/**
 * Reads by rules, and asks a language model for what they did not find in a telling. The model only points at places in
 * the person's own words; what it adds is unsure and is confirmed. Flags, consent, amounts, dates and commands are the
 * rules' alone. Where the model is slow, wrong or away, the reading is what the rules read.
 */
export const langchainUnderstanding = ({ rules, model, lifting, spent }: Parts): Understanding => {
  const add = async (reading: Reading, ask: ModelAsk, context: ReadingContext): Promise<Reading> => {
    const answer = await model.ask(lifting.task, lifting.prompt.turns(ask));
    if (answer === null) return reading;
    const ground = { ask, reading, context, rules };
    const found = await guarded(answer, ground);
    const topic = found.length === 0 ? topicOf(answer, ground) : null;
    const claimType = kindOf(answer, ground);
    return {
      ...reading,
      intent: topic ?? reading.intent,
      ...(claimType === undefined ? {} : { claimType }),
      elements: [...reading.elements, ...found],
    };
  };
  const timed = async (reading: Reading, ask: ModelAsk, context: ReadingContext): Promise<Reading> => {
    const began = performance.now();
    const read = await add(reading, ask, context);
    spent.note(read, performance.now() - began);
    return read;
  };
  const readOn = (reading: Reading, context: ReadingContext): Reading | Promise<Reading> => {
    const ask = askOf(reading, context);
    return ask === null ? reading : timed(reading, ask, context);
  };
  return {
    read: (text, context) => {
      const reading = rules.read(text, context);
      return reading instanceof Promise
        ? reading.then((read) => readOn(read, context))
        : readOn(reading, context);
    },
  };
};
