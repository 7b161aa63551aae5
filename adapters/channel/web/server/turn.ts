import { readSealed, typedProblem } from '../../../../core/blind-bid/typed-number.ts';
import { cleanText, LONGEST_TEXT } from '../../../../core/message/long-text.ts';
import type { Input } from '../../../../core/turn/input.ts';
import { shownRound } from '../../../../core/turn/shown-round.ts';
import { textInputs } from '../../../../core/turn/text-inputs.ts';
import type { ServerFrame, WireInput } from '../wire.ts';
import type { Reader } from './access.ts';
import type { WebParts } from './parts.ts';
import { wireReceipt } from './receipt.ts';
import type { TurnBody } from './wire-input.ts';
import { type Refused, refused, type Say, sayer } from './words.ts';

type Answer = Extract<ServerFrame, { t: 'done' }> | Refused;

/** Takes what a person did to the case, once for each `id`; resolves when it would survive a power cut. Never throws. */
export type TakeTurn = (reader: Reader, turn: TurnBody) => Promise<Answer>;

/** Any turn that the channel made an input of; a fault is logged once and answered with a sentence. */
export type Deliver = (reader: Reader, id: string, inputs: readonly Input[]) => Promise<Answer>;

type Parts = Pick<WebParts, 'service' | 'store' | 'wording' | 'ids' | 'clock' | 'log'>;

export const deliverer = ({ service, wording, ids, log }: Parts): Deliver => {
  const say = sayer(wording);
  return async ({ conversation, locale }, id, inputs) => {
    const { conversationId } = conversation;
    try {
      let answer: Answer = { t: 'done', id };
      for (const [index, input] of inputs.entries()) {
        // Prefixed, so that no browser can claim the id of a turn that the service makes itself.
        const updateId = index === 0 ? `web/${id}` : `web/${id}/${index}`;
        const { receipt } = await service.take({ conversationId, updateId, input });
        if (receipt !== undefined) {
          const { timeZone } = (await service.show(conversationId, Number.MAX_SAFE_INTEGER, 1)) ?? {
            timeZone: 'UTC',
          };
          answer = { ...answer, receipt: wireReceipt(receipt, say, locale, timeZone) };
        }
      }
      return answer;
    } catch (fault) {
      log.error({ what: 'turn', channel: 'web', turnId: ids.id(), conversationId, fault });
      return refused(say('chrome.fault', locale), { id, retry: true });
    }
  };
};

export const turnTaker = (parts: Parts, deliver: Deliver): TakeTurn => {
  const say = sayer(parts.wording);
  return async (reader, { id, input }) => {
    const read = await inputsOf(parts, say, reader, input);
    return 'problem' in read ? refused(read.problem, { id }) : deliver(reader, id, read.inputs);
  };
};

/** The inputs that a frame amounts to, or the sentence that says why it amounts to none. */
type Read = { readonly inputs: readonly Input[] } | { readonly problem: string };

const inputsOf = async (parts: Parts, say: Say, reader: Reader, input: WireInput): Promise<Read> => {
  const tooLong: Read = { problem: say('chrome.tooLong', reader.locale) };
  switch (input.kind) {
    case 'arrive':
    case 'choice':
      return { inputs: [input] };
    case 'text': {
      const text = cleanText(input.text);
      if (text.length > LONGEST_TEXT) return tooLong;
      return { inputs: await textInputs(parts.service, reader.conversation.conversationId, text) };
    }
    case 'edit': {
      const text = cleanText(input.text);
      return text.length > LONGEST_TEXT ? tooLong : { inputs: [{ ...input, text }] };
    }
    case 'form': {
      const entries = Object.entries(input.values).map(([name, value]) => [name, cleanText(value)] as const);
      const length = entries.reduce((sum, [, value]) => sum + value.length, 0);
      return length > LONGEST_TEXT
        ? tooLong
        : { inputs: [{ ...input, values: Object.fromEntries(entries) }] };
    }
    case 'sealed':
      return sealedInput(parts, say, reader, input);
  }
};

const sealedInput = async (
  { store, clock }: Parts,
  say: Say,
  { conversation, locale }: Reader,
  { roundId, amount: typed }: Extract<WireInput, { kind: 'sealed' }>,
): Promise<Read> => {
  const round = await shownRound(store, conversation.conversationId, roundId);
  if (round === null || clock.now() >= round.closesAt) return { problem: say('chrome.sealedGone', locale) };
  const read = readSealed(typed, round, locale);
  if ('amount' in read) return { inputs: [{ kind: 'sealed', roundId, amount: read.amount }] };
  const { key, params } = typedProblem(read.problem, round);
  return { problem: say(key, locale, params) };
};
