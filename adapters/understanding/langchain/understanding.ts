import type { Reading, ReadingContext, Understanding } from '../../../core/port/understanding.ts';
import { type Care, careful } from './careful.ts';
import { type ModelSettings, openChatModel } from './chat-model.ts';
import { guarded, kindOf, topicOf } from './guard.ts';
import { askOf, type ModelAsk } from './model-ask.ts';
import { readPrompt } from './prompt.ts';

/** Everything but the model itself; `promptDirectory` is prompts/model. */
type Parts = Omit<Care, 'model' | 'prompt'> & {
  readonly rules: Understanding;
  readonly settings: ModelSettings;
  readonly promptDirectory: string;
};

/**
 * Reads by rules, and asks a language model for what they did not find in a telling. The model only points at places in
 * the person's own words; what it adds is unsure and is confirmed. Flags, consent, amounts, dates and commands are the
 * rules' alone. Where the model is slow, wrong or away, the reading is what the rules read.
 * Throws `ModelPackageMissing` where the optional packages are not installed.
 */
export const langchainUnderstanding = async (parts: Parts): Promise<Understanding> => {
  const { rules, settings, promptDirectory } = parts;
  const prompt = readPrompt(promptDirectory);
  const model = careful({ ...parts, prompt, model: await openChatModel(settings, prompt) });
  const add = async (reading: Reading, ask: ModelAsk, context: ReadingContext): Promise<Reading> => {
    const answer = await model.ask(prompt.turns(ask));
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
  const readOn = (reading: Reading, context: ReadingContext): Reading | Promise<Reading> => {
    const ask = askOf(reading, context);
    return ask === null ? reading : add(reading, ask, context);
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
