import type { Connect, Connection } from './connection.ts';

/** A script of its own: hardly any network keeps a WebSocket out. */
const EVENTS = '/assets/events.js';

/** The conversation over server-sent events, as soon as their script is there. */
export const openLate: Connect = (path, after, ears) => {
  let connection: Connection | null = null;
  let over = false;
  (import(EVENTS) as Promise<typeof import('./events.ts')>).then(({ openEvents }) => {
    if (!over) connection = openEvents(path, after, ears);
  }, ears.ended);
  return {
    say: (id, input) => connection?.say(id, input),
    close: () => {
      over = true;
      connection?.close();
    },
  };
};
