import type { JoinAnswer, Joined, PageFrame, ServerFrame } from '../../room/wire.ts';
import { type Answer, postJson } from '../api.ts';
import { backoff } from '../live/backoff.ts';
import { openWatched, type Watched } from '../live/watched.ts';

export type LineState = 'connecting' | 'live' | 'lost';

/** The page's line to its room: joined anew by itself whenever it breaks, until it is closed or the server says that it is over. */
export type RoomLine = {
  /** Says something now, or not at all: what is told of a path is worth nothing later. */
  say(frame: PageFrame): void;
  /** Gives the seat up. */
  leave(): void;
  /** The network came back, or something never came: joins anew at once. */
  renew(): void;
};

/** What a page is told while it is seated. */
export type HeardFrame = Exclude<ServerFrame, { t: 'over' | 'pong' }>;

type Ears = {
  state(state: LineState): void;
  frame(frame: HeardFrame): void;
  /** There is nothing to come back to. */
  over(text: string): void;
};

/** While people talk, a silence has to be known sooner than in a chat. */
const WATCH = [8_000, 5_000] as const;

const pathOf = (id: string): string => `/api/room/${encodeURIComponent(id)}`;

/** Asks whether this page may join, and by what token; `page` is its own random id, the same after a lost network. */
export const askToJoin = (id: string, page: string): Promise<Answer<JoinAnswer>> =>
  postJson<JoinAnswer>(`${pathOf(id)}/join`, { page });

export const openRoomLine = (id: string, page: string, ears: Ears): RoomLine => {
  let socket: Watched<PageFrame> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  const end = (): void => {
    closed = true;
    clearTimeout(timer);
    removeEventListener('online', renew);
    socket?.close();
    socket = null;
  };
  const over = (text: string): void => {
    end();
    ears.over(text);
  };
  const lost = (): void => {
    socket = null;
    if (closed) return;
    failures += 1;
    ears.state('lost');
    clearTimeout(timer);
    timer = setTimeout(connect, backoff(failures, Math.random()));
  };
  const sit = ({ token }: Joined): void => {
    socket = openWatched<PageFrame, ServerFrame>(
      `${pathOf(id)}/live`,
      WATCH,
      { t: 'join', token },
      {
        frame: (frame) => {
          failures = 0;
          if (frame.t === 'over') over(frame.text);
          else ears.frame(frame);
        },
        opened: () => ears.state('live'),
        ended: lost,
      },
    );
  };
  const connect = async (): Promise<void> => {
    clearTimeout(timer);
    ears.state('connecting');
    const answer = await askToJoin(id, page);
    if (closed || socket !== null) return;
    if (!answer.ok && answer.retry) lost();
    else if (!answer.ok) over(answer.text);
    else if ('closed' in answer.value) over(answer.value.closed);
    else sit(answer.value);
  };
  const renew = (): void => {
    socket?.close();
    socket = null;
    failures = 0;
    if (!closed) void connect();
  };
  addEventListener('online', renew);
  void connect();

  const say = (frame: PageFrame): void => socket?.say(frame);
  return {
    say,
    renew,
    leave: () => {
      say({ t: 'leave' });
      end();
    },
  };
};
