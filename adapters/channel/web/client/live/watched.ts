type Ears<Heard> = {
  /** Connected, and the first frame is said. */
  opened(): void;
  /** Everything but the answer to a ping. */
  frame(frame: Exclude<Heard, { t: 'pong' }>): void;
  /** Lost, once; not after `close`. */
  ended(): void;
};

export type Watched<Frame> = {
  /** Says something now, or not at all. */
  say(frame: Frame): void;
  close(): void;
};

/**
 * One socket to a path of this server, from its opening until it ends. One that went silent (sleep, a change of network)
 * looks open for minutes; a ping without an answer finds out, and ends it. The two numbers: how often it is asked, and how
 * soon the answer has to be there, in milliseconds. `first`: what is said as soon as it is open.
 */
export const openWatched = <Frame extends { readonly t: string }, Heard extends { readonly t: string }>(
  path: string,
  [pingEvery, pongWithin]: readonly [number, number],
  first: Frame,
  ears: Ears<Heard>,
): Watched<Frame> => {
  const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
  const say = (frame: Frame | { readonly t: 'ping' }): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  let over = false;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    over = true;
    clearInterval(ping);
    clearTimeout(deadline);
    socket.close();
  };
  const end = (): void => {
    if (over) return;
    close();
    ears.ended();
  };
  const ping = setInterval(() => {
    say({ t: 'ping' });
    deadline ??= setTimeout(end, pongWithin);
  }, pingEvery);
  socket.onopen = () => {
    say(first);
    ears.opened();
  };
  socket.onmessage = ({ data }) => {
    clearTimeout(deadline);
    deadline = undefined;
    const frame = JSON.parse(String(data)) as Heard;
    if (!over && !isPong(frame)) ears.frame(frame as Exclude<Heard, { t: 'pong' }>);
  };
  socket.onclose = end;
  socket.onerror = end;
  return { say, close };
};

const isPong = ({ t }: { readonly t: string }): boolean => t === 'pong';
