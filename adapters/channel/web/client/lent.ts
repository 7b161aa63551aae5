/**
 * What the later scripts take from the first (see rest.ts, room/room.ts), by the names under which it is imported there. A name that
 * is missing here stops the build.
 */

export { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
export { Fragment, jsx, jsxs } from 'preact/jsx-runtime';
export { postJson } from './api.ts';
export { ChoiceRow, Choices, usePress } from './item/choices.tsx';
export { Rows } from './item/rows.tsx';
export { backoff } from './live/backoff.ts';
export { openWatched } from './live/watched.ts';
export { Icon } from './part/icon.tsx';
export { TurnNote } from './part/note.tsx';
export { useTalk, useTurnOf } from './part/talk.tsx';
export { Text } from './part/text.tsx';
export { useWords } from './words.tsx';
