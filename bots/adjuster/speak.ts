import type { Refusal } from '../../core/case/refusal.ts';
import type { Message, Phrase } from '../../core/message/message.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { fromBot, refusalWords, say } from '../phrase.ts';
import { brief } from './brief.ts';
import type { AdjusterMemory } from './memory.ts';
import { news } from './news.ts';
import { isAdjusterNote, noteWords } from './note-words.ts';

/** Short news and answers, and the case at a glance to whoever took it on; it asks nothing: the person knows the job, and the case shows what may be done. */
export const speak = (
  view: AdjusterView,
  memory: AdjusterMemory,
  { events, notes, refusals, own }: Happened,
  about: ViewContext,
): { readonly messages: readonly Message[]; readonly memory: AdjusterMemory } => ({
  messages: [
    ...notes.filter(isAdjusterNote).flatMap((note) => noteWords(note, { view, memory, about })),
    ...events.flatMap((event) => news(event, { view, own, self: about.personId })),
    ...refusals.map((refusal) => fromBot({ kind: 'text', text: instead(refusal, view) })),
    ...(own && events.some(({ type }) => type === 'caseTakenOver' || type === 'handoverAccepted')
      ? [brief(view)]
      : []),
  ],
  memory,
});

/** What to do instead; nobody holds a case that still waits to be taken over. */
const instead = (refusal: Refusal, { people }: AdjusterView): Phrase =>
  refusal.code === 'notHolder' && people.holder === null
    ? say('staff.bot.takeOverFirst')
    : refusalWords(refusal);
