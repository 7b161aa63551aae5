import type { Note } from '../../core/turn/bot.ts';

/** What hearing leaves to speaking besides what the side's own bot leaves. */
export type RepresentativeNote = Note &
  (
    | { readonly note: 'atDoor' }
    | { readonly note: 'whoFor' }
    | { readonly note: 'layDownAsk' }
    | { readonly note: 'ownData' }
  );

const NAMES: readonly RepresentativeNote['note'][] = ['atDoor', 'whoFor', 'layDownAsk', 'ownData'];

export const isRepresentativeNote = (note: Note): note is RepresentativeNote =>
  NAMES.some((name) => name === note.note);
