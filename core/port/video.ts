import type { Room } from '../video/room.ts';

/**
 * Carries sound and picture between the pages of a room. What a page holds are links, each one peer connection of WebRTC;
 * it opens what it is told to, closes what it is no longer told of, and knows nothing of the engine. In a mesh a link
 * leads to another person's page; with a server in the middle one link sends and one for each other person receives.
 *
 * Every adapter passes the same suite in real browsers (test/adapters/video).
 */
export type VideoEngine = {
  /** How many people it can carry in one room. */
  readonly atMost: number;
  open(roomId: string, ears: LinkEars): LinkedRoom;
  close(): Promise<void>;
};

/** What an engine says to pages, by their `peer`. */
export type LinkEars = {
  /** The links that a page holds from now on; every other one is closed. */
  links(peer: string, links: readonly Link[]): void;
  signal(peer: string, link: string, signal: LinkSignal): void;
};

export type LinkedRoom = {
  /**
   * Brings links in step with `mayHear` of the room. Resolves once nothing flows any more that may not; what may flow
   * newly is linked by then or soon after. The caller waits for one call before the next.
   */
  arrange(room: Room): Promise<void>;
  /** Takes what a page says on a link. What is not of one of its own links is dropped without a word. */
  take(peer: string, link: string, signal: LinkSignal): Promise<void>;
  close(): Promise<void>;
};

/**
 * One end of a peer connection. `seat`: whose face comes by it; null where it only sends. `begins`: this end makes the
 * and every later offer, so two offers never meet; the other end asks for one.
 */
export type Link = {
  readonly link: string;
  readonly seat: string | null;
  readonly flow: 'both' | 'send' | 'receive';
  readonly begins: boolean;
};

/** As WebRTC has them. `restart`: the path broke; whoever makes offers on this link makes a new one. */
export type LinkSignal =
  | { readonly description: { readonly type: 'offer' | 'answer'; readonly sdp: string } }
  | { readonly candidate: LinkCandidate | null }
  | { readonly restart: true };
export type LinkCandidate = {
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
};

/** Where a page finds its path through the network: an `RTCIceServer`, with a passing name and password for a relay. */
export type IceServer = {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
};
