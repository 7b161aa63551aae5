import type { RoomView } from '../../../../../core/video/room.ts';
import type { Joined, PageFrame } from '../../room/wire.ts';
import { type Devices, type DevicesShown, type Kind, openDevices } from './devices.ts';
import { askToJoin, type HeardFrame, type LineState, openRoomLine, type RoomLine } from './line.ts';
import { type Links, openLinks } from './links.ts';
import { lookAt, NOT_SAVING, type Saving, save } from './saver.ts';

/** Everything that the page of a room shows; a new value after every change. */
export type RoomShown = {
  /** Null until the server has answered; then the words, and who this is. */
  readonly joined: Joined | null;
  /** Nothing to join, as a sentence; empty where the server was not reached. */
  readonly closed: string | null;
  /** `door`: devices are looked at, nobody knows of this page yet. */
  readonly place: 'door' | 'room' | 'left';
  readonly line: LineState;
  /** Null until the room has told. */
  readonly view: RoomView | null;
  readonly devices: DevicesShown;
  readonly saving: boolean;
  /** What the server said to the last wish, for a while. */
  readonly notice: string;
  /** What people say in words, by their seat; one's own under `me`. */
  readonly captions: ReadonlyMap<string, string>;
  /** Counts changes of what comes by the links. */
  readonly faces: number;
};

/** A visit to a room, from the page's opening until it is closed. */
export type Visit = {
  shown(): RoomShown;
  listen(onChange: () => void): () => void;
  readonly devices: Devices;
  faceOf: Links['faceOf'];
  /** Goes from the door to the waiting room, or as the mediator straight in. */
  enter(): void;
  turn(kind: Kind, on: boolean): void;
  share(on: boolean): void;
  say(frame: Extract<PageFrame, { t: 'admit' | 'sendOut' | 'openCaucus' | 'closeCaucus' }>): void;
  /** Hands on what this person is saying, in words. */
  caption(text: string): void;
  leave(): void;
  /** Comes back to the door after leaving. */
  again(): void;
  close(): void;
};

const LOOK_EVERY = 3_000;
const NOTICE_STAYS = 8_000;
const CAPTION_STAYS = 6_000;

export const openVisit = (id: string): Visit => {
  /** The same while the page lives: after a lost network the links are still its own. */
  const page = crypto.randomUUID();
  const screen = screenOf();
  const { show, shown } = screen;
  let line: RoomLine | null = null;
  let memory: Memory = null;
  let saving: Saving = NOT_SAVING;
  const say = (frame: PageFrame): void => line?.say(frame);

  const devices = openDevices(() => {
    show({ devices: devices.shown() });
    send();
  });
  const links = openLinks({
    say: (link, signal) => say({ t: 'signal', link, signal }),
    broken: () => say({ t: 'ice' }),
    changed: () => show({ faces: shown().faces + 1 }),
  });
  /** What goes out, and what the others are told of it. */
  const send = (): void => {
    const { microphone, camera, screen: shares } = devices.shown();
    const tracks = devices.tracks();
    links.send(saving.saving && !shares ? { ...tracks, video: null } : tracks);
    const sees = (camera === 'on' && !saving.saving) || shares;
    say({ t: 'show', shows: { microphone: microphone === 'on', camera: sees, screen: shares } });
  };
  const hear = (frame: HeardFrame): void => HEARD[frame.t](frame as never);
  const HEARD: { readonly [T in HeardFrame['t']]: (frame: Extract<HeardFrame, { t: T }>) => void } = {
    room: ({ keeper, view }) => {
      restore(memory, keeper, view);
      memory = { keeper, view };
      const isNew = shown().view?.you == null;
      show({ view });
      if (isNew) send();
    },
    links: ({ links: held }) => links.hold(held),
    signal: ({ link, signal }) => links.hear(link, signal),
    ice: ({ servers, relayOnly }) =>
      links.serve({
        iceServers: servers.map((each) => ({ ...each, urls: [...each.urls] })),
        iceTransportPolicy: relayOnly ? 'relay' : 'all',
      }),
    refused: ({ text }) => screen.passing('notice', text, NOTICE_STAYS),
    caption: ({ seat, text }) => screen.captioned(seat, text, CAPTION_STAYS),
  };
  /** A room that another process has built anew hears from its mediator who was inside. */
  const restore = (before: Memory, keeper: string, view: RoomView): void => {
    if (before === null || before.keeper === keeper || view.you?.role !== 'mediator') return;
    const inside = before.view.others.filter(({ standing }) => standing === 'inside').map(({ seat }) => seat);
    say({ t: 'restore', inside, caucus: before.view.caucus });
  };
  const end = (place: RoomShown['place']): void => {
    line?.leave();
    line = null;
    memory = null;
    links.close();
    show({ place, view: null, captions: new Map() });
  };
  const begin = async (): Promise<void> => {
    const answer = await askToJoin(id, page);
    if (!answer.ok) show({ closed: answer.text });
    else if ('closed' in answer.value) show({ closed: answer.value.closed });
    else show({ joined: answer.value, closed: null });
    if (shown().joined !== null) await devices.open();
  };
  const look = async (): Promise<void> => {
    const open = links.open().filter((link) => link.isConnected());
    if (open.length === 0) return;
    const looks = await Promise.all(open.map(async (link) => lookAt((await link.stats()).values())));
    const worst = Math.max(...looks.map(({ lost }) => lost ?? 0));
    const before = saving.saving;
    saving = save(saving, { lost: worst, limited: looks.some(({ limited }) => limited) });
    if (saving.saving === before) return;
    show({ saving: saving.saving });
    send();
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  void begin();

  return {
    shown,
    listen: screen.listen,
    devices,
    faceOf: links.faceOf,
    enter: () => {
      show({ place: 'room', notice: '' });
      line = openRoomLine(id, page, {
        state: (state) => show({ line: state }),
        frame: hear,
        over: (text) => {
          end('left');
          show({ closed: text });
        },
      });
    },
    turn: (kind, on) => void devices.turn(kind, on),
    share: (on) => void devices.share(on),
    say,
    caption: (text) => {
      say({ t: 'caption', text });
      screen.captioned('me', text, CAPTION_STAYS);
    },
    leave: () => {
      end('left');
      devices.close();
    },
    again: () => location.reload(),
    close: () => {
      clearInterval(timer);
      end('left');
      devices.close();
      screen.end();
    },
  };
};

type Memory = { readonly keeper: string; readonly view: RoomView } | null;

const EMPTY: RoomShown = {
  joined: null,
  closed: null,
  place: 'door',
  line: 'connecting',
  view: null,
  devices: { microphone: 'off', camera: 'off', screen: false, choices: [] },
  saving: false,
  notice: '',
  captions: new Map(),
  faces: 0,
};

const screenOf = () => {
  const listeners = new Set<() => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let over = false;
  let now = EMPTY;
  const show = (change: Partial<RoomShown>): void => {
    if (over) return;
    now = { ...now, ...change };
    for (const listener of listeners) listener();
  };
  const later = (name: string, ms: number, work: () => void): void => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(work, ms));
  };
  const caption = (seat: string, text: string): void => {
    const captions = new Map(now.captions);
    if (text === '') captions.delete(seat);
    else captions.set(seat, text);
    show({ captions });
  };
  return {
    shown: () => now,
    show,
    listen: (onChange: () => void) => {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    passing: (name: 'notice', text: string, ms: number) => {
      show({ [name]: text });
      later(name, ms, () => show({ [name]: '' }));
    },
    captioned: (seat: string, text: string, ms: number) => {
      caption(seat, text);
      later(`caption/${seat}`, ms, () => caption(seat, ''));
    },
    end: () => {
      over = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
};
