import type { Link, LinkEars, LinkedRoom, VideoEngine } from '../../../core/port/video.ts';
import { mayHear, type Room, seatOf, talking } from '../../../core/video/room.ts';

/** Everybody sends to everybody: three streams up and three down are what a home's connection carries. */
const AT_MOST = 4;

/**
 * Every two people have a peer connection of their own, encrypted from page to page (DTLS-SRTP); the server only passes
 * on what they tell each other to find it. Whoever may not hear somebody has no connection to them at all.
 */
export const meshEngine = (): VideoEngine => ({
  atMost: AT_MOST,
  open: (_roomId, ears) => meshRoom(ears),
  close: async () => {},
});

/** The pages at both ends of a connection. */
type Pair = { readonly link: string; readonly ends: readonly [string, string] };

const meshRoom = (ears: LinkEars): LinkedRoom => {
  let pairs: readonly Pair[] = [];
  let told = new Map<string, string>();
  let made = 0;

  /** A pair that was parted gets a new link: what was said on the old one is nothing to the new one. */
  const pairOf = (one: string, other: string): Pair => {
    const known = pairs.find(({ ends }) => ends.includes(one) && ends.includes(other));
    if (known !== undefined) return known;
    made += 1;
    return { link: `pair-${made}`, ends: [one, other] };
  };
  const tell = (peer: string, links: readonly Link[]): void => {
    const news = JSON.stringify(links);
    if (told.get(peer) === news) return;
    told.set(peer, news);
    ears.links(peer, links);
  };

  return {
    arrange: async (room) => {
      pairs = pairsIn(room).map(([one, other]) => pairOf(one, other));
      const here = room.seats.map(({ peer }) => peer);
      told = new Map([...told].filter(([peer]) => here.includes(peer)));
      for (const peer of here) tell(peer, linksOf(room, pairs, peer));
    },
    take: async (peer, link, signal) => {
      const pair = pairs.find((each) => each.link === link && each.ends.includes(peer));
      const other = pair?.ends.find((end) => end !== peer);
      if (other !== undefined) ears.signal(other, link, signal);
    },
    close: async () => {
      pairs = [];
    },
  };
};

const pairsIn = (room: Room): readonly (readonly [string, string])[] => {
  const peers = talking(room);
  return peers.flatMap((one, index) =>
    peers.slice(index + 1).flatMap((other) => (mayHear(room, one, other) ? [[one, other] as const] : [])),
  );
};

const linksOf = (room: Room, pairs: readonly Pair[], peer: string): readonly Link[] =>
  pairs
    .filter(({ ends }) => ends.includes(peer))
    .map(({ link, ends: [first, second] }) => ({
      link,
      seat: seatOf(room, peer === first ? second : first)?.seat ?? null,
      flow: 'both',
      begins: peer === first,
    }));
