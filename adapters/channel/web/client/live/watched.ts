/** What a watched socket says first, and how soon it notices that nobody is there any more; both in milliseconds. */
export type Watch<Frame> = {
  readonly first: Frame;
  readonly pingEvery: number;
  readonly pongWithin: number;
};

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
 * looks open for minutes; a ping without an answer finds out, and ends it.
 */
export const openWatched = <Frame extends { readonly t: string }, Heard extends { readonly t: string }>(
  path: string,
  { first, pingEvery, pongWithin }: Watch<Frame>,
  ears: Ears<Heard>,
): Watched<Frame | { readonly t: 'ping' }> => {
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
