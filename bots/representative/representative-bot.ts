import type { Bot } from '../../core/turn/bot.ts';
import { type RepresentativeView, representativeView } from '../../core/view/representative.ts';
import { type PartyMemory, remember } from '../party/memory.ts';
import { composer, confides } from '../party/talks.ts';
import { hear } from './hear.ts';
import { speak } from './speak.ts';

/**
 * Whom somebody who acts for a side talks to: the one question whether they will; then what their side's own bot says and
 * asks, as far as the mandate goes.
 */
export const representativeBot: Bot<RepresentativeView, PartyMemory> = {
  role: 'representative',
  view: representativeView,
  remember,
  confides: ({ party }, memory, words) => party !== null && confides(party, memory, words),
  composer: ({ party }, memory) => (party === null ? null : composer(party, memory)),
  hear,
  speak,
};
