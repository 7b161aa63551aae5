import type { Bot } from '../../core/turn/bot.ts';
import { type ClaimantView, claimantView } from '../../core/view/claimant.ts';
import { hear } from './hear.ts';
import { type ClaimantMemory, remember } from './memory.ts';
import { speak } from './speak.ts';

/** Whom the claimant talks to: listens to the story, asks only what is missing, and stays until a promise is kept. */
export const claimantBot: Bot<ClaimantView, ClaimantMemory> = {
  role: 'claimant',
  view: claimantView,
  remember,
  hear,
  speak,
};
