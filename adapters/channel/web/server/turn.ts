import { readSealed, typedProblem } from '../../../../core/blind-bid/typed-number.ts';
import { cleanText, LONGEST_TEXT } from '../../../../core/message/long-text.ts';
import type { Input } from '../../../../core/turn/input.ts';
import { shownRound } from '../../../../core/turn/shown-round.ts';
import { longestPart, textInputs } from '../../../../core/turn/text-inputs.ts';
import type { ServerFrame, WireInput } from '../wire.ts';
import type { Reader } from './access.ts';
import { isEditable } from './editable.ts';
import type { WebParts } from './parts.ts';
import { wireReceipt } from './receipt.ts';
import type { TurnBody } from './wire-input.ts';
import { faultWords, type Refused, refused, type Say, sayer } from './words.ts';

export type Answer = Extract<ServerFrame, { t: 'done' }> | Refused;

/**
 * Takes what a person did to the case, once for each `id`; resolves when it would survive a power cut. `isLast`: nothing
 * follows that belongs to it; unless told, that is so of everything but words.
 */
export type TakeTurn = (reader: Reader, turn: TurnBody, isLast?: boolean) => Promise<Answer>;

/** Makes of a frame what the case can take. What comes back hands it in before it returns, and never throws. */
export type PrepareTurn = (reader: Reader, turn: TurnBody) => Promise<() => Promise<Answer>>;

/** Any turn that the channel made an input of; a fault is logged once and answered with a sentence. */
export type Deliver = (reader: Reader, id: string, inputs: readonly Input[]) => Promise<Answer>;

type Parts = Pick<WebParts, 'service' | 'store' | 'wording' | 'ids' | 'clock' | 'log' | 'trace'>;

export const deliverer = ({ service, wording, ids, log, trace }: Parts): Deliver => {
  const say = sayer(wording);
  return async ({ conversation, locale }, id, inputs) => {
    const { conversationId } = conversation;
    try {
      // All of them at once, in order: the parts of a long text are answered together.
      const taken = inputs.map((input, index) => {
        // Prefixed, so that no browser can claim the id of a turn that the service makes itself.
        const updateId = index === 0 ? `web/${id}` : `web/${id}/${index}`;
        return service.take({ conversationId, updateId, input });
      });
      const receipt = (await Promise.all(taken)).find((outcome) => outcome.receipt !== undefined)?.receipt;
      if (receipt === undefined) return { t: 'done', id };
      const shown = await service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
      return { t: 'done', id, receipt: wireReceipt(receipt, say, locale, shown?.timeZone ?? 'UTC') };
    } catch (fault) {
      const turnId = trace?.turnOf(fault) ?? ids.id();
      log.error({ what: 'turn', channel: 'web', turnId, conversationId, fault });
      return refused(faultWords(say, locale, turnId), { id, retry: true });
    }
  };
};

export const turnPreparer = (parts: Parts, deliver: Deliver): PrepareTurn => {
  const say = sayer(parts.wording);
  return async (reader, { id, input }) => {
    const read = await inputsOf(parts, say, reader, input);
    if (!('problem' in read)) return () => deliver(reader, id, read.inputs);
    // Sent again because its answer was lost: it had its effect when it could still have one.
    const { conversationId } = reader.conversation;
    const answer: Answer = (await parts.store.handled(conversationId, `web/${id}`))
      ? { t: 'done', id }
      : refused(read.problem, { id });
    return async () => answer;
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
      return {
        inputs: await textInputs(parts.service, reader.conversation.conversationId, text, input.room),
      };
    }
    case 'edit': {
      const text = cleanText(input.text);
      if (text.length > (await longestPart(parts.service, reader.conversation.conversationId, text)))
        return tooLong;
      return (await isEditable(parts, reader, input.of))
        ? { inputs: [{ ...input, text }] }
        : { problem: say('chrome.editGone', reader.locale) };
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
