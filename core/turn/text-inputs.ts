import { inParts } from '../message/long-text.ts';
import type { Input } from './input.ts';
import type { TurnService } from './service.ts';

/** What the case takes as one story, and as one message to somebody (core/case/command.ts). */
const STORY = 20_000;
const MESSAGE = 4_000;

type TextInput = Extract<Input, { kind: 'text' }>;

/**
 * A text that is longer than the case takes at once goes in as several turns, so that nothing of it is cut off. Only
 * the telling to the bot takes a whole story. `text`: as `cleanText` leaves it; `room` as in `Input`.
 */
export const textInputs = async (
  service: Pick<TurnService, 'show'>,
  conversationId: string,
  text: string,
  room?: string,
): Promise<readonly TextInput[]> =>
  inParts(text, await longestPart(service, conversationId, text)).map((part) => ({
    kind: 'text',
    text: part,
    ...(room === undefined ? {} : { room }),
  }));

/** The longest text that the case takes at once now, in UTF-16 units. */
export const longestPart = async (
  service: Pick<TurnService, 'show'>,
  conversationId: string,
  text: string,
): Promise<number> => {
  if (text.length <= MESSAGE) return MESSAGE;
  const shown = await service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
  const telling =
    shown?.panel.phase.key === 'phase.narrating' && shown.panel.composer.hint.key === 'composer.open';
  return telling ? STORY : MESSAGE;
};
