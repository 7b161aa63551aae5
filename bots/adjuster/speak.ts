import type { Actor } from '../../core/case/party.ts';
import type { Refusal } from '../../core/case/refusal.ts';
import type { Message, Phrase } from '../../core/message/message.ts';
import { actingWords, speakerOf } from '../../core/message/speaker.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { NAMED } from '../../core/view/happening.ts';
import { choice, choices, fromBot, refusalWords, say } from '../phrase.ts';
import { brief } from './brief.ts';
import type { AdjusterMemory } from './memory.ts';
import { news } from './news.ts';
import { isAdjusterNote, noteWords } from './note-words.ts';

/** Short news and answers, and the case at a glance to whoever took it on; it asks nothing: the person knows the job, and the case shows what may be done. */
export const speak = (
  view: AdjusterView,
  memory: AdjusterMemory,
  { events, notes, refusals, own, by }: Happened,
  about: ViewContext,
): { readonly messages: readonly Message[]; readonly memory: AdjusterMemory } => ({
  messages: [
    ...notes.filter(isAdjusterNote).flatMap((note) => noteWords(note, { view, memory, about })),
    ...throughWhom(
      by,
      events.filter(({ type }) => !NAMED.has(type)).length > 0,
      events.flatMap((event) => news(event, { view, own, self: about.personId })),
    ),
    ...refusals.map((refusal) => refused(refusal, view, memory)),
    ...(own && events.some(({ type }) => type === 'caseTakenOver' || type === 'handoverAccepted')
      ? [brief(view)]
      : []),
  ],
  memory,
});

/** Above what a side did through somebody else: who that is. */
const throughWhom = (by: Actor | undefined, acts: boolean, told: readonly Message[]): readonly Message[] => {
  const acting = by === undefined || !acts || told.length === 0 ? null : actingWords(speakerOf(by));
  return acting === null ? told : [fromBot({ kind: 'text', text: acting }), ...told];
};

/** Terms beyond the own limit: leave can be asked for them with one tap. */
const refused = (refusal: Refusal, view: AdjusterView, { pending }: AdjusterMemory): Message =>
  refusal.code === 'overOwnAuthority' && pending?.kind === 'leave'
    ? choices(instead(refusal, view), [
        choice('confirm', 'staff.action.askApproval', { subject: 'leave', style: 'primary' }),
      ])
    : fromBot({ kind: 'text', text: instead(refusal, view) });

/** What to do instead; nobody holds a case that still waits to be taken over. */
const instead = (refusal: Refusal, { people }: AdjusterView): Phrase =>
  refusal.code === 'notHolder' && people.holder === null
    ? say('staff.bot.takeOverFirst')
    : refusalWords(refusal);
