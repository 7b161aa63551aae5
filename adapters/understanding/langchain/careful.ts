import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Log } from '../../../core/port/outside.ts';
import { type Allowance, allowance, type Kept, keptHere } from './allowance.ts';
import { type Breaker, breaker } from './breaker.ts';
import { type ChatModel, MAX_TOKENS, type ModelReply } from './chat-model.ts';
import type { Turn } from './prompt.ts';

/** Questions that are under way at a time; one more is not asked, because a person would wait behind the others. */
const AT_ONCE = 4;
/** Attempts at one question, within one time limit, and the breath between them. */
const ATTEMPTS = 2;
const BREATH_MS = 100;

export type Care = {
  readonly timeoutMs: number;
  readonly dailyTokens: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent: the count of a day ends with the process. */
  readonly kept?: Kept;
};

/** One kind of thing that a model is asked. */
export type Task<Answer> = {
  /** With the version of its prompt, as in a log line: `lift-elements@2`. */
  readonly name: string;
  readonly model: ChatModel;
  /** Null where an answer is none. */
  read(json: unknown): Answer | null;
};

/** A narrower limit than the usual one, for one question. */
export type Limit = {
  readonly ms?: number;
  readonly attempts?: number;
  /** Ends the question when whoever asked is no longer there. */
  readonly signal?: AbortSignal;
};

/**
 * Asks a model and never fails: null where it did not answer in time, not as it should, or was not to be asked. Circuit,
 * allowance and the number of questions under way are one for all tasks: it is one model.
 */
export type Careful = {
  ask<Answer>(task: Task<Answer>, turns: readonly Turn[], limit?: Limit): Promise<Answer | null>;
};

export const careful = (care: Care): Careful => {
  const { clock, log, dailyTokens, kept } = care;
  const circuit = breaker(clock, log);
  const day = allowance(dailyTokens, clock, log, kept ?? keptHere());
  let underWay = 0;
  return {
    ask: async (task, turns, limit = {}) => {
      if (underWay >= AT_ONCE || circuit.rests()) return null;
      underWay += 1;
      try {
        return await allowed({ care, circuit, day }, task, turns, limit);
      } catch (fault) {
        log.error({ what: 'model.fault', fault });
        return null;
      } finally {
        underWay -= 1;
      }
    },
  };
};

/** Asks if the day's tokens reach and the circuit lets it through, and reports to both how it went. */
const allowed = async <Answer>(
  { care, circuit, day }: { readonly care: Care; readonly circuit: Breaker; readonly day: Allowance },
  task: Task<Answer>,
  turns: readonly Turn[],
  limit: Limit,
): Promise<Answer | null> => {
  const likely = tokensOf(turns);
  const settle = await day.take(likely + MAX_TOKENS);
  if (settle === null) return null;
  if (!circuit.tries()) {
    settle(0);
    return null;
  }
  const began = performance.now();
  const asked = await attempts(task, turns, { ms: care.timeoutMs, attempts: ATTEMPTS, ...limit }, likely);
  settle(asked.tokens);
  const ms = Math.round(performance.now() - began);
  if (asked.answer === null) {
    care.log.warn({ what: 'model.failed', ...asked.failure, ms });
    circuit.failed();
    return null;
  }
  care.log.info({ what: 'model.asked', code: task.name, ms, count: asked.tokens });
  circuit.succeeded();
  return asked.answer;
};

type Failure = {
  readonly code: 'timeout' | 'status' | 'unreadable' | 'unreachable';
  readonly status?: number;
};
type Asked<Answer> = {
  readonly answer: Answer | null;
  readonly failure: Failure | null;
  readonly tokens: number;
};

/** One question, and once more where that may help; one time limit for all of it. `likely`: tokens where none are told. */
const attempts = async <Answer>(
  task: Task<Answer>,
  turns: readonly Turn[],
  limit: Limit & { readonly ms: number; readonly attempts: number },
  likely: number,
): Promise<Asked<Answer>> => {
  const late = AbortSignal.timeout(limit.ms);
  const signal = limit.signal === undefined ? late : AbortSignal.any([late, limit.signal]);
  let tokens = 0;
  let failure: Failure | null = null;
  for (let attempt = 1; attempt <= limit.attempts; attempt += 1) {
    const reply = await attemptOnce(task.model, turns, signal);
    if ('json' in reply) {
      tokens += reply.tokens ?? likely;
      const answer = task.read(reply.json);
      if (answer !== null) return { answer, failure: null, tokens };
      failure = { code: 'unreadable' };
    } else {
      failure = reply;
      // Whoever asked pays for an answer that came too late; a question that was refused cost nothing.
      if (reply.code === 'timeout') tokens += likely;
    }
    if (!mayHelp(failure) || !(await breathed(signal))) break;
  }
  return { answer: null, failure, tokens };
};

/** LangChain hands the signal on; the race holds even where a client would not listen to it. */
const attemptOnce = async (
  model: ChatModel,
  turns: readonly Turn[],
  signal: AbortSignal,
): Promise<ModelReply | Failure> => {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([model.ask(turns, signal), late]);
  } catch (fault) {
    return signal.aborted ? { code: 'timeout' } : failureOf(fault);
  }
};

/** What the clients of three providers throw: `status` (OpenAI, Anthropic), `status_code` (Ollama), or no answer at all. */
const failureOf = (fault: unknown): Failure => {
  const { status, status_code } = fault as { readonly status?: unknown; readonly status_code?: unknown };
  const told = status ?? status_code;
  return typeof told === 'number' ? { code: 'status', status: told } : { code: 'unreachable' };
};

/** A wrong key or a wrong request stays wrong. */
const mayHelp = ({ code, status = 0 }: Failure): boolean =>
  code === 'unreadable' || code === 'unreachable' || status >= 500 || status === 429;

const breathed = async (signal: AbortSignal): Promise<boolean> =>
  wait(BREATH_MS, true, { signal }).catch(() => false);

/** About how many tokens: one for a Han character, one for three of others. Rather too many than too few. */
const tokensOf = (turns: readonly Turn[]): number => {
  const text = turns.map(({ content }) => content).join(' ');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + Math.ceil((text.length - han) / 3);
};
