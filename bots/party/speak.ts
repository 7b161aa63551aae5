import type { Message } from '../../core/message/message.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { fromBot, refusalWords } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';
import { news } from './news.ts';
import { isPartyNote, noteWords } from './note-words.ts';
import type { OwnWords } from './own-words.ts';

/**
 * Answers what was said, tells what happened, and then puts the one open question. For those who are only told, the
 * question follows where something was told and it is theirs to act.
 */
export const speakParty =
  <View extends PartyView>(words: OwnWords<View>) =>
  (
    view: View,
    memory: PartyMemory,
    happened: Happened,
    about: ViewContext,
  ): { readonly messages: readonly Message[]; readonly memory: PartyMemory } => {
    const notes = happened.notes.filter(isPartyNote);
    const told = [
      ...notes.flatMap((note) => noteWords(note, view, memory, about, words)),
      ...happened.events.flatMap((event) => news(event, view, happened.own)),
      ...happened.refusals.map((refusal) => fromBot({ kind: 'text', text: refusalWords(refusal) })),
      ...words.after(view, happened),
    ];
    const after = { ...memory, greeted: true };
    const stopped = notes.some(({ note }) => note === 'silent' || note === 'crisis' || NO_QUESTION.has(note));
    const silent = view.holder !== null && !pressed(happened);
    if (stopped || silent) return { messages: told, memory: after };
    const open = words.question(view, after);
    const put = happened.own ? open.acts || told.length === 0 : told.length > 0 && open.acts;
    return put
      ? { messages: [...told, open.message], memory: open.memory }
      : { messages: told, memory: after };
  };

/** Notes that end a turn without a question: they put one themselves, or ask for none. */
const NO_QUESTION: ReadonlySet<string> = new Set(['fixList', 'whatToCancel', 'points', 'refuseList']);

/** While a person holds the case, only what the reader pressed is answered with a question. */
const pressed = ({ own, events, refusals }: Happened): boolean =>
  own && events.length + refusals.length > 0 && !events.every(({ type }) => type === 'messageSent');
