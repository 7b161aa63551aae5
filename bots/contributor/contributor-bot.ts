import type { Bot } from '../../core/turn/bot.ts';
import { type ContributorView, contributorView } from '../../core/view/contributor.ts';
import { hear } from './hear.ts';
import { speak } from './speak.ts';

/**
 * Whom somebody outside of the dispute talks to: what they are asked for, by whom and why; a declaration that nothing
 * ties them to a side before they see anything; and one way to answer. It remembers nothing: the case knows it all.
 */
export const contributorBot: Bot<ContributorView, null> = {
  role: 'contributor',
  view: contributorView,
  remember: () => null,
  hear,
  speak,
};
