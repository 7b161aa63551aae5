import type { Message } from '../message/message.ts';
import { ElementId } from '../narrative/element.ts';
import { ELEMENT } from '../narrative/element-rule.ts';
import type { Reading } from '../port/understanding.ts';
import type { Instant } from '../time.ts';
import type { Acted } from './act.ts';
import type { Engine } from './engine.ts';
import type { OwnTurn, Spoken } from './speak.ts';

type Puzzling = { readonly own: OwnTurn; readonly reading: Reading | undefined; readonly now: Instant };

/**
 * Has a question that was not understood asked in plainer words, where a model is configured. It stays narrow on purpose:
 * somebody in trouble who did not understand a question waits for these words, and nobody on our side has read them
 * before. So only a plain question for a fact, while the claim is told, the second time it is put; never a sentence that
 * binds, offers or warns; not while a person holds the case or it stands still; and never a question for anybody's health.
 * The catalogue's own words stand beside it, for every other language and wherever nothing comes of it.
 */
export const inPlainerWords = async (
  engine: Engine,
  { state }: Acted,
  spoken: Spoken,
  { own, reading, now }: Puzzling,
): Promise<Spoken> => {
  const { paraphrase } = engine;
  const { conversationId } = own.conversation;
  const at = spoken.messages.findLastIndex((each) => each.conversationId === conversationId);
  const last = spoken.messages[at];
  if (paraphrase === undefined || reading === undefined || last === undefined) return spoken;
  const { text: question } = last.message.body;
  if (state.phase !== 'narrating' || state.people.holder !== null || state.paused !== null) return spoken;
  if (!('key' in question) || !isPlainQuestion(question.key)) return spoken;
  const { locale } = own.memory;
  const { timeZone, claimType } = state;
  const text = await paraphrase.reword({ question, locale, now, timeZone, claimType, reading });
  if (text === null) return spoken;
  const message = {
    ...last.message,
    body: { ...last.message.body, text: { ...question, instead: { locale, text } } },
  };
  return { ...spoken, messages: spoken.messages.with(at, { ...last, message: message as Message }) };
};

const AGAIN = 'askAgain.';
const isPlainQuestion = (key: string): boolean => {
  const element = ElementId.safeParse(key.startsWith(AGAIN) ? key.slice(AGAIN.length) : '');
  return (
    element.success && ELEMENT[element.data].privacy === 'open' && ELEMENT[element.data].answer !== 'file'
  );
};
