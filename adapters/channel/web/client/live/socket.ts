import type { ClientFrame, ServerFrame } from '../../wire.ts';
import type { Connect } from './connection.ts';

/** A socket that went silent (sleep, a change of network) looks open for minutes; a ping finds out. */
const PING_EVERY = 25_000;
const PONG_WITHIN = 10_000;

/** The conversation over a WebSocket. */
export const openSocket: Connect = (path, after, ears) => {
  const socket = new WebSocket(new URL(`${path}/live`, location.href.replace(/^http/, 'ws')));
  const send = (frame: ClientFrame): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  let over = false;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    if (over) return;
    over = true;
    clearInterval(ping);
    clearTimeout(deadline);
    socket.close();
    ears.ended();
  };
  const ping = setInterval(() => {
    send({ t: 'ping' });
    deadline ??= setTimeout(end, PONG_WITHIN);
  }, PING_EVERY);
  socket.onopen = () => {
    send({ t: 'hello', after });
    ears.opened();
  };
  socket.onmessage = ({ data }) => {
    clearTimeout(deadline);
    deadline = undefined;
    const frame = JSON.parse(String(data)) as ServerFrame;
    if (frame.t !== 'pong') ears.frame(frame);
  };
  socket.onclose = end;
  socket.onerror = end;
  return {
    say: (id, input) => send({ t: 'say', id, input }),
    close: () => {
      over = true;
      clearInterval(ping);
      clearTimeout(deadline);
      socket.close();
    },
  };
};
