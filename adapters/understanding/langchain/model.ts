import type { Locale } from '../../../core/locale.ts';
import type { Wording } from '../../../core/port/outside.ts';
import type { Paraphrase } from '../../../core/port/paraphrase.ts';
import type { Understanding } from '../../../core/port/understanding.ts';
import { type Care, careful } from './careful.ts';
import { type ModelSettings, openChatModel } from './chat-model.ts';
import { LIFT } from './lift.ts';
import { type Asking, langchainParaphrase } from './paraphrase.ts';
import { type Form, readPrompt } from './prompt.ts';
import { readAnswer } from './proposal.ts';
import { RETELL, RetellAnswer } from './retell.ts';
import { REWORD, RewordAnswer } from './reword.ts';
import { spentTime } from './spent.ts';
import { langchainUnderstanding } from './understanding.ts';

/** Everything but the model itself; `promptDirectory` is prompts/model, `wording` says the question that is put anew. */
type Parts = Care & {
  readonly rules: Understanding;
  readonly wording: Wording;
  readonly settings: ModelSettings;
  readonly promptDirectory: string;
};

/**
 * Opens a language model for all that it may do here: point at facts, put in short, ask in other words. One circuit, one
 * allowance and one time limit hold for all of it.
 * Throws `ModelPackageMissing` where the optional packages are not installed.
 */
export const openModel = async (
  parts: Parts,
): Promise<{ readonly understanding: Understanding; readonly paraphrase: Paraphrase }> => {
  const { rules, wording, timeoutMs } = parts;
  const model = careful(parts);
  const spent = spentTime();
  const lifting = await asking(parts, LIFT, readAnswer);
  const retelling = await asking(parts, RETELL, (json) => RetellAnswer.safeParse(json).data ?? null);
  const rewording = await asking(parts, REWORD, (json) => RewordAnswer.safeParse(json).data ?? null);
  return {
    understanding: langchainUnderstanding({ rules, model, lifting, spent }),
    paraphrase: langchainParaphrase({ rules, model, wording, spent, timeoutMs, retelling, rewording }),
  };
};

const asking = async <Ask extends { readonly locale: Locale }, Answer>(
  { promptDirectory, settings }: Parts,
  form: Form<Ask>,
  read: (json: unknown) => Answer | null,
): Promise<Asking<Ask, Answer>> => {
  const prompt = readPrompt(promptDirectory, form);
  return { prompt, task: { name: prompt.name, model: await openChatModel(settings, prompt), read } };
};
