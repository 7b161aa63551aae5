import type { Refusal, RefusalCode } from '../core/case/refusal.ts';
import type { Choice, Message, Phrase, Speaker, Words } from '../core/message/message.ts';
import { type Params, say } from '../core/message/phrasing.ts';

export {
  elementLabel,
  say,
  termRows,
  termsLine,
  valueParam,
  valueWords,
} from '../core/message/phrasing.ts';
export type { Params };

export const BOT: Speaker = { role: 'bot' };

/** A text message from the bot. */
export const text = (key: string, params?: Params): Message =>
  fromBot({ kind: 'text', text: say(key, params) });

/** A message with buttons from the bot. */
export const choices = (words: Words, list: readonly Choice[]): Message =>
  fromBot({ kind: 'choices', text: words, choices: list });

export const fromBot = (body: Message['body']): Message => ({ from: BOT, body });

/** A button. `label` is a key of the catalogue. */
export const choice = (
  action: string,
  label: string,
  more: { readonly subject?: string; readonly style?: Choice['style']; readonly params?: Params } = {},
): Choice => ({
  action,
  label: say(label, more.params),
  ...(more.subject === undefined ? {} : { subject: more.subject }),
  ...(more.style === undefined ? {} : { style: more.style }),
});

/** The way to a person; the same button everywhere. */
export const personChoice = (): Choice => choice('person', 'choice.person');

/** Refusals whose sentence becomes fuller where the facts are there. */
const FULLER: {
  readonly [Code in RefusalCode]?: { readonly suffix: string; readonly needs: readonly Fact[] };
} = {
  overLimit: { suffix: 'amount', needs: ['amount'] },
  overAuthority: { suffix: 'amount', needs: ['amount'] },
  overOwnAuthority: { suffix: 'amount', needs: ['amount'] },
  outOfBounds: { suffix: 'range', needs: ['low', 'high'] },
  stillReflecting: { suffix: 'at', needs: ['at'] },
  tooEarly: { suffix: 'at', needs: ['at'] },
  sideAnswered: { suffix: 'first', needs: ['first'] },
};
type Fact = keyof NonNullable<Refusal['facts']>;

/**
 * What to do instead of what was refused. `subjectHint` asks for a sentence of its own for a subject (`offer`,
 * `round` ...) at `refusal.<code>.<hint>`; such a key has to exist.
 */
export const refusalWords = (refusal: Refusal, subjectHint?: string): Phrase => {
  const key = `refusal.${refusal.code}`;
  if (subjectHint !== undefined) return say(`${key}.${subjectHint}`);
  const fuller = FULLER[refusal.code];
  const { facts } = refusal;
  if (fuller === undefined || facts === undefined) return say(key);
  if (fuller.needs.some((fact) => facts[fact] === undefined)) return say(key);
  return say(`${key}.${fuller.suffix}`, factParams(facts));
};

const factParams = ({ amount, at, low, high, first }: NonNullable<Refusal['facts']>): Params => ({
  ...(amount === undefined ? {} : { amount: { money: amount } }),
  ...(at === undefined ? {} : { at: { at } }),
  ...(low === undefined ? {} : { low: { money: low } }),
  ...(high === undefined ? {} : { high: { money: high } }),
  ...(first === undefined ? {} : first),
});
