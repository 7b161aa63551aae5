import { type Audience, CAUCUS } from '../../core/case/party.ts';
import type { Composing } from '../../core/turn/bot.ts';
import type { MediatorView } from '../../core/view/mediator.ts';
import type { AdjusterMemory } from '../adjuster/memory.ts';
import { say } from '../phrase.ts';

/** The talks that a mediator leads: the common one, and one with each side alone. */
const TALKS: readonly Audience[] = ['joint', CAUCUS.claimant, CAUCUS.respondent];

/** The talk of that name, where the mediator may write into it now. */
export const talkNamed = ({ may }: MediatorView, name: string | undefined): Audience | null =>
  TALKS.find((talk) => talk === name && may.audiences.includes(talk)) ?? null;

/** To whom the words beside the composer go. None is chosen at first: a word for one side must not reach the other by a slip. */
export const composer = (view: MediatorView, { room }: AdjusterMemory): Composing | null => {
  const open = TALKS.filter((talk) => talkNamed(view, talk) !== null);
  if (open.length < 2) return null;
  const chosen = talkNamed(view, room);
  return {
    hint: say(`desk.reads.${chosen ?? 'nobody'}`),
    rooms: open.map((talk) => ({
      action: 'room',
      subject: talk,
      label: say(`staff.audience.${talk}`),
      hint: say(`desk.reads.${talk}`),
      chosen: talk === chosen,
    })),
  };
};
