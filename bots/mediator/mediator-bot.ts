import type { Bot } from '../../core/turn/bot.ts';
import { type MediatorView, mediatorView } from '../../core/view/mediator.ts';
import { type AdjusterMemory, remember } from '../adjuster/memory.ts';
import { hear } from './hear.ts';
import { speak } from './speak.ts';
import { composer } from './talk.ts';

/**
 * Whom a neutral talks to about one case: first whether anything stands in the way, then a neutral brief, short news, and
 * every action of the neutral's seat as a button or a form.
 */
export const mediatorBot: Bot<MediatorView, AdjusterMemory> = {
  role: 'mediator',
  view: mediatorView,
  remember,
  composer,
  hear,
  speak,
};
