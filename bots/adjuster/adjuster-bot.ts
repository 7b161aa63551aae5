import type { Bot } from '../../core/turn/bot.ts';
import { type AdjusterView, adjusterView } from '../../core/view/adjuster.ts';
import { hear } from './hear.ts';
import { type AdjusterMemory, remember } from './memory.ts';
import { speak } from './speak.ts';

/**
 * Whom a person of the team talks to about one case: a brief on arrival, short news, and every action as a button or a
 * form. Adjusters and mediators alike; what a seat may do is decided by the case.
 */
export const adjusterBot: Bot<AdjusterView, AdjusterMemory> = {
  role: 'adjuster',
  view: adjusterView,
  remember,
  hear,
  speak,
};
