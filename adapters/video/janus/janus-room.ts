import { randomInt } from 'node:crypto';
import type { Link, LinkEars, LinkedRoom, LinkSignal } from '../../../core/port/video.ts';
import { mayHear, type Room, seatOf, talking } from '../../../core/video/room.ts';
import type { Handle, HandleEars, JanusLine, Jsep } from './janus-line.ts';

/** What one face needs, in bits a second; Janus holds everybody who sends to it. */
const FACE_BITRATE = 700_000;
/** Numbers of rooms and people at Janus: 48 random bits, so that nobody guesses one. */
const number = (): number => randomInt(2 ** 48 - 1) + 1;

export type JanusRoom = LinkedRoom & {
  /** Brings what is at Janus in step with the room again. */
  settle(): void;
  /** The line to Janus is gone, and with it everything that was there. */
  forget(): void;
};

/** What a page sends. */
type Sending = {
  readonly link: string;
  readonly feed: number;
  readonly handle: Handle;
  up: boolean;
  joined: boolean;
};
/** What a page receives of another. */
type Receiving = { readonly link: string; readonly handle: Handle; readonly of: Sending };

const pairKey = (listener: string, speaker: string): string => `${listener} < ${speaker}`;

export const janusRoom = (
  open: () => Promise<JanusLine>,
  ears: LinkEars,
  atMost: number,
  onFault: (fault: unknown) => void,
): JanusRoom => {
  let room: Room | null = null;
  let place: { readonly id: number; readonly handle: Handle } | null = null;
  let made = 0;
  let last = Promise.resolve();
  const sending = new Map<string, Sending>();
  const receiving = new Map<string, Receiving>();
  const told = new Map<string, string>();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(onFault);
    return done;
  };
  const named = (kind: string): string => {
    made += 1;
    return `${kind}-${made}`;
  };
  const settle = (): void => void inTurn(step).catch(() => {});
  /** Ends a seat at Janus; one that is gone already has ended. */
  const end = (handle: Handle): Promise<void> => handle.detach().catch(() => {});

  /** First whatever may not flow any more ends, then what may begins. */
  const step = async (): Promise<void> => {
    if (room === null) return;
    const speakers = talking(room);
    await endOthers(room, speakers);
    if (speakers.length > 0) await beginAll(await open(), room, speakers);
    tellAll(room);
  };
  const beginAll = async (line: JanusLine, now: Room, speakers: readonly string[]): Promise<void> => {
    for (const peer of speakers) if (!sending.has(peer)) await beginSending(line, peer);
    for (const [speaker, one] of sending)
      for (const listener of speakers) if (one.up) await beginReceiving(line, now, listener, speaker, one);
  };
  const endOthers = async (now: Room, speakers: readonly string[]): Promise<void> => {
    const over: Handle[] = [];
    for (const [key, { handle, of }] of receiving) {
      const [listener = '', speaker = ''] = key.split(' < ');
      if (mayHear(now, listener, speaker) && sending.get(speaker) === of) continue;
      receiving.delete(key);
      over.push(handle);
    }
    for (const [peer, { handle }] of sending) {
      if (speakers.includes(peer)) continue;
      sending.delete(peer);
      over.push(handle);
    }
    await Promise.all(over.map(end));
  };
  const placeAt = async (line: JanusLine): Promise<number> => {
    if (place !== null) return place.id;
    const handle = await line.attach({ gone: () => {} });
    const id = number();
    await handle.ask({
      request: 'create',
      room: id,
      publishers: atMost,
      bitrate: FACE_BITRATE,
      is_private: true,
      record: false,
      permanent: false,
    });
    place = { id, handle };
    return id;
  };
  const beginSending = async (line: JanusLine, peer: string): Promise<void> => {
    await placeAt(line);
    const handle = await line.attach(
      seatEars(
        () => sending.get(peer),
        (one) => {
          one.up = true;
          settle();
        },
        () => {
          sending.delete(peer);
          settle();
        },
        () => handle,
      ),
    );
    sending.set(peer, { link: named('send'), feed: number(), handle, up: false, joined: false });
  };
  const beginReceiving = async (
    line: JanusLine,
    now: Room,
    listener: string,
    speaker: string,
    of: Sending,
  ): Promise<void> => {
    const key = pairKey(listener, speaker);
    if (receiving.has(key) || !mayHear(now, listener, speaker)) return;
    const handle = await line.attach(
      seatEars(
        () => receiving.get(key),
        () => {},
        () => {
          receiving.delete(key);
          settle();
        },
        () => handle,
      ),
    );
    const body = {
      request: 'join',
      ptype: 'subscriber',
      room: await placeAt(line),
      streams: [{ feed: of.feed }],
    };
    const offer = await handle.ask(body).catch(async (fault: unknown) => {
      await end(handle);
      onFault(fault);
      return null;
    });
    if (offer === null) return;
    const one = { link: named('receive'), handle, of };
    receiving.set(key, one);
    tell(now, listener);
    ears.signal(listener, one.link, { description: offer });
  };

  const linksOf = (now: Room, peer: string): readonly Link[] => {
    const sends = sending.get(peer);
    const received = [...receiving].flatMap(([key, { link }]): readonly Link[] => {
      const [listener = '', speaker = ''] = key.split(' < ');
      const seat = seatOf(now, speaker)?.seat ?? null;
      return listener === peer ? [{ link, seat, flow: 'receive', begins: false }] : [];
    });
    return [
      ...(sends === undefined ? [] : [{ link: sends.link, seat: null, flow: 'send', begins: true } as const]),
      ...received,
    ];
  };
  const tell = (now: Room, peer: string): void => {
    const links = linksOf(now, peer);
    const news = JSON.stringify(links);
    if (told.get(peer) === news) return;
    told.set(peer, news);
    ears.links(peer, links);
  };
  const tellAll = (now: Room): void => {
    const here = now.seats.map(({ peer }) => peer);
    for (const peer of told.keys()) if (!here.includes(peer)) told.delete(peer);
    for (const peer of here) tell(now, peer);
  };

  const takeSent = async (peer: string, one: Sending, signal: LinkSignal): Promise<void> => {
    if ('candidate' in signal) return one.handle.trickle(signal.candidate ?? { completed: true });
    if (!('description' in signal)) return;
    const join = { request: 'joinandconfigure', ptype: 'publisher', room: place?.id, id: one.feed };
    const answer = await one.handle.ask(one.joined ? { request: 'configure' } : join, signal.description);
    one.joined = true;
    answered(peer, one.link, answer);
  };
  const takeReceived = async (peer: string, one: Receiving, signal: LinkSignal): Promise<void> => {
    if ('candidate' in signal) return one.handle.trickle(signal.candidate ?? { completed: true });
    if ('description' in signal) await one.handle.ask({ request: 'start' }, signal.description);
    else answered(peer, one.link, await one.handle.ask({ request: 'configure', restart: true }));
  };
  const answered = (peer: string, link: string, jsep: Jsep | null): void => {
    if (jsep !== null) ears.signal(peer, link, { description: jsep });
  };

  return {
    arrange: (next) => {
      room = next;
      return inTurn(step);
    },
    take: async (peer, link, signal) => {
      const sent = sending.get(peer);
      if (sent?.link === link) return takeSent(peer, sent, signal);
      const found = [...receiving].find(([key, one]) => one.link === link && key.startsWith(`${peer} < `));
      if (found !== undefined) await takeReceived(peer, found[1], signal);
    },
    settle,
    forget: () => {
      sending.clear();
      receiving.clear();
      place = null;
    },
    close: () =>
      inTurn(async () => {
        room = null;
        const handles = [...receiving.values(), ...sending.values()].map(({ handle }) => handle);
        receiving.clear();
        sending.clear();
        await Promise.all(handles.map(end));
        if (place === null) return;
        await place.handle.ask({ request: 'destroy', room: place.id }).catch(onFault);
        await end(place.handle);
        place = null;
      }),
  };
};

/** Hears of a seat only while it is still the one that is meant: what comes late of an earlier one is nothing. */
const seatEars = <S extends { readonly handle: Handle }>(
  now: () => S | undefined,
  up: (seat: S) => void,
  gone: () => void,
  own: () => Handle,
): HandleEars => {
  const mine = (): S | undefined => {
    const seat = now();
    return seat?.handle === own() ? seat : undefined;
  };
  return {
    up: () => {
      const seat = mine();
      if (seat !== undefined) up(seat);
    },
    gone: () => {
      if (mine() !== undefined) gone();
    },
  };
};
