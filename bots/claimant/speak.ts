import type { Message } from '../../core/message/message.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { fromBot, refusalWords } from '../phrase.ts';
import { understoodCard } from './ask.ts';
import type { ClaimantMemory } from './memory.ts';
import { news } from './news.ts';
import { isClaimantNote, noteWords } from './note-words.ts';
import { question } from './question.ts';

/**
 * Answers what was said, tells what happened, and then puts the one open question. For those who are only told, the
 * question follows where something was told and it is theirs to act.
 */
export const speak = (
  view: ClaimantView,
  memory: ClaimantMemory,
  happened: Happened,
  about: ViewContext,
): { readonly messages: readonly Message[]; readonly memory: ClaimantMemory } => {
  const notes = happened.notes.filter(isClaimantNote);
  const told = [
    ...notes.flatMap((note) => noteWords(note, view, memory, about)),
    ...happened.events.flatMap((event) => news(event, view, happened.own)),
    ...happened.refusals.map((refusal) => fromBot({ kind: 'text', text: refusalWords(refusal) })),
    ...understood(view, happened),
  ];
  const after = { ...memory, greeted: true };
  const stopped = notes.some(({ note }) => note === 'silent' || note === 'crisis' || NO_QUESTION.has(note));
  const silent = view.holder !== null && !pressed(happened);
  if (stopped || silent) return { messages: told, memory: after };
  const open = question(view, after);
  const put = happened.own ? open.acts || told.length === 0 : told.length > 0 && open.acts;
  return put ? { messages: [...told, open.message], memory: open.memory } : { messages: told, memory: after };
};

/** Notes that end a turn without a question: they put one themselves, or ask for none. */
const NO_QUESTION: ReadonlySet<string> = new Set(['fixList', 'whatToCancel']);

/** While a person holds the case, only what the claimant pressed is answered with a question. */
const pressed = ({ own, events, refusals }: Happened): boolean =>
  own && events.length + refusals.length > 0 && !events.every(({ type }) => type === 'messageSent');

/** After the first telling: what was understood, on one card. */
const understood = (view: ClaimantView, { own, events }: Happened): readonly Message[] =>
  own &&
  view.phase === 'narrating' &&
  view.missing.length > 0 &&
  events.some(({ type }) => type === 'storyTold') &&
  events.some(({ type }) => type === 'elementsStated')
    ? [understoodCard(view)]
    : [];
