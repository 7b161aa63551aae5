import type { Link, LinkSignal } from '../../../../../core/port/video.ts';
import type { Tracks } from './devices.ts';
import { type OpenLink, openLink } from './link.ts';

/** The peer connections of this page, exactly those that the room holds for it. */
export type Links = {
  /** Opens what is new and closes what is held no more. */
  hold(links: readonly Link[]): void;
  hear(link: string, signal: LinkSignal): void;
  serve(how: RTCConfiguration): void;
  send(tracks: Tracks): void;
  /** What comes from a seat; null where nothing is linked. */
  faceOf(seat: string): { readonly stream: MediaStream; readonly connected: boolean } | null;
  open(): readonly OpenLink[];
  close(): void;
};

type Ears = {
  say(link: string, signal: LinkSignal): void;
  broken(): void;
  changed(): void;
};

export const openLinks = (ears: Ears): Links => {
  const open = new Map<string, OpenLink>();
  let how: RTCConfiguration = {};
  let tracks: Tracks = { audio: null, video: null };
  const end = (link: string): void => {
    open.get(link)?.close();
    open.delete(link);
  };
  const begin = (held: Link): void => {
    const { link } = held;
    const opened = openLink(held, how, tracks, {
      say: (signal) => ears.say(link, signal),
      broken: ears.broken,
      changed: ears.changed,
    });
    open.set(link, opened);
  };
  return {
    hold: (links) => {
      const held = new Set(links.map(({ link }) => link));
      for (const link of open.keys()) if (!held.has(link)) end(link);
      for (const each of links) if (!open.has(each.link)) begin(each);
      ears.changed();
    },
    // What is still under way on a link that is held no more is nobody's.
    hear: (link, signal) => open.get(link)?.hear(signal),
    serve: (next) => {
      how = next;
      for (const link of open.values()) link.serve(next);
    },
    send: (next) => {
      tracks = next;
      for (const link of open.values()) link.send(next);
    },
    faceOf: (seat) => {
      const found = [...open.values()].find((link) => link.seat === seat);
      return found === undefined ? null : { stream: found.stream, connected: found.isConnected() };
    },
    open: () => [...open.values()],
    close: () => {
      for (const link of [...open.keys()]) end(link);
    },
  };
};
