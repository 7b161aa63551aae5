import { z } from 'zod';
import { boundedFetch } from './bounded-fetch.ts';
import type { Prompt, Turn } from './prompt.ts';

export const PROVIDERS = ['openai', 'anthropic', 'ollama'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Which model, and where. `openai` is whatever speaks its Chat Completions over HTTP: vLLM, llama.cpp, a gateway. */
export type ModelSettings = {
  readonly provider: Provider;
  readonly name: string;
  /** Absent: the provider's own address, or a local Ollama's. */
  readonly url?: string;
  readonly key?: string;
};

/** What came back: JSON as it was parsed (null where it was none), and the tokens of question and answer, where told. */
export type ModelReply = { readonly json: unknown; readonly tokens: number | null };
export type ChatModel = { ask(turns: readonly Turn[], signal: AbortSignal): Promise<ModelReply> };

/** Thrown where the optional packages are not installed. */
export class ModelPackageMissing extends Error {}

/** An answer names at most a handful of places; more tokens than these are no answer. */
export const MAX_TOKENS = 1_000;

/**
 * Opens the model through LangChain, which is loaded here and nowhere else. LangChain's own retries are off and its time
 * limit is one for each attempt; both are kept by the caller (careful.ts).
 */
export const openChatModel = async (
  settings: ModelSettings,
  { schema }: Pick<Prompt<never>, 'schema'>,
): Promise<ChatModel> => {
  traceNowhere();
  const { initChatModel } = await loaded(import('langchain/chat_models/universal'));
  const model = await initChatModel(settings.name, {
    modelProvider: settings.provider,
    maxRetries: 0,
    ...OPTIONS[settings.provider](settings),
  }).catch(missingPackage);
  const structured = model.withStructuredOutput(
    { title: 'answer', ...schema },
    { name: 'answer', includeRaw: true, ...FORM[settings.provider] },
  );
  return {
    ask: async (turns, signal) => {
      const reply = Reply.parse(await structured.invoke([...turns], { signal }));
      return { json: reply.parsed ?? null, tokens: reply.raw.usage_metadata?.total_tokens ?? null };
    },
  };
};

/** What `includeRaw` gives; LangChain's types say it is a message. */
const Reply = z.object({
  parsed: z.unknown(),
  raw: z.object({ usage_metadata: z.object({ total_tokens: z.number() }).nullish() }),
});

/** How each is told what the answer must look like. Anthropic's own way is a tool that it has to use. */
const FORM: { readonly [Name in Provider]: object } = {
  openai: { method: 'jsonSchema', strict: true },
  anthropic: { method: 'functionCalling' },
  ollama: { method: 'jsonSchema' },
};

/** Each provider's own names for the same things. A local server needs no key, but the clients insist on one. */
const OPTIONS: { readonly [Name in Provider]: (settings: ModelSettings) => object } = {
  openai: ({ url = 'https://api.openai.com/v1', key = 'none' }) => ({
    apiKey: key,
    maxTokens: MAX_TOKENS,
    configuration: { baseURL: url, fetch: boundedFetch, logLevel: 'off' },
  }),
  anthropic: ({ url = 'https://api.anthropic.com', key = 'none' }) => ({
    apiKey: key,
    maxTokens: MAX_TOKENS,
    anthropicApiUrl: url,
    clientOptions: { fetch: boundedFetch, logLevel: 'off' },
  }),
  ollama: ({ url = 'http://127.0.0.1:11434', key }) => ({
    baseUrl: url,
    numPredict: MAX_TOKENS,
    temperature: 0,
    fetch: boundedFetch,
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  }),
};

/** LangChain sends prompts to a tracing service, or prints them, when these are set. People's words go to the model alone. */
const TRACES = [
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING_V2',
  'LANGSMITH_TRACING',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_VERBOSE',
];
const traceNowhere = (): void => {
  for (const name of TRACES) delete process.env[name];
};

const loaded = <Module>(module: Promise<Module>): Promise<Module> => module.catch(missingPackage);

const missingPackage = (fault: unknown): never => {
  const { code, message = '' } = fault as NodeJS.ErrnoException;
  if (code === 'ERR_MODULE_NOT_FOUND' || /unable to import|please install/iu.test(message))
    throw new ModelPackageMissing(
      'A model is configured, but the packages that speak to it are not installed. Install them with "npm install --include=optional", or leave MODEL_PROVIDER empty.',
    );
  throw fault;
};
