import type { Note } from '../../core/turn/bot.ts';

/** The forms of this bot, by the action of their button. */
export const FORMS = ['conflict', 'taskAnswer', 'taskCannot', 'taskTime'] as const;
export type FormName = (typeof FORMS)[number];

/** What hearing leaves to speaking besides the events of the case. */
export type ContributorNote = Note &
  (
    | { readonly note: 'arrived' }
    | { readonly note: 'stale' }
    | { readonly note: 'form'; readonly form: FormName; readonly draft?: string }
  );
