import type { ClientFrame, ServerFrame } from '../../wire.ts';
import type { Connect } from './connection.ts';
import { openWatched } from './watched.ts';

const WATCH = [25_000, 10_000] as const;

/** The conversation over a WebSocket. */
export const openSocket: Connect = (path, after, ears) => {
  const socket = openWatched<ClientFrame, ServerFrame>(`${path}/live`, WATCH, { t: 'hello', after }, ears);
  return { say: (id, input) => socket.say({ t: 'say', id, input }), close: socket.close };
};
