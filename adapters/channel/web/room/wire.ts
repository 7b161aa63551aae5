import type { Side } from '../../../../core/case/party.ts';
import type { IceServer, Link, LinkSignal } from '../../../../core/port/video.ts';
import type { RoomRefusal, RoomRole, RoomView, Shows } from '../../../../core/video/room.ts';
import type { RoomWord } from './words.ts';

/*
 * What goes between the page of a room and the server, as JSON. A page first asks to join (POST /api/room/:id/join, where
 * :id is its own conversation) and gets a token that is good for a few minutes; with it, it opens the WebSocket
 * /api/room/:id/live. Sound and picture go elsewhere, by the links that it is told to hold.
 */

/** `page`: the page's own random id; the same one again after a lost network, so that its links stay. */
export type JoinBody = { readonly page: string };
export type Joined = {
  readonly token: string;
  readonly locale: string;
  readonly role: RoomRole;
  readonly name: string;
  /** What the room is about: the name of the procedure. */
  readonly title: string;
  readonly words: { readonly [W in RoomWord]: string };
  /** A telephone number by which people without a working device reach the mediator; null where there is none. */
  readonly phone: string | null;
};

/** `closed`: why there is nothing to join now, as a sentence. */
export type JoinAnswer = Joined | { readonly closed: string };

/** Page -> server. */
export type PageFrame =
  | { readonly t: 'join'; readonly token: string }
  | { readonly t: 'admit'; readonly seat: string }
  | { readonly t: 'sendOut'; readonly seat: string }
  | { readonly t: 'openCaucus'; readonly side: Side }
  | { readonly t: 'closeCaucus' }
  | { readonly t: 'restore'; readonly inside: readonly string[]; readonly caucus: Side | null }
  | { readonly t: 'show'; readonly shows: Shows }
  | { readonly t: 'signal'; readonly link: string; readonly signal: LinkSignal }
  /** What the person is saying, put into words by their own browser; empty when it is over. It is passed on and kept nowhere. */
  | { readonly t: 'caption'; readonly text: string }
  /** Asks for servers anew, before a path is looked for again. */
  | { readonly t: 'ice' }
  | { readonly t: 'leave' }
  | { readonly t: 'ping' };

/** What the process that keeps a room says to a page of any process. */
export type RoomFrame =
  /** `keeper` is another value once another process keeps the room, which then knows of it only what pages tell. */
  | { readonly t: 'room'; readonly keeper: string; readonly view: RoomView }
  | { readonly t: 'links'; readonly links: readonly Link[] }
  | { readonly t: 'signal'; readonly link: string; readonly signal: LinkSignal }
  | { readonly t: 'caption'; readonly seat: string; readonly text: string }
  | { readonly t: 'no'; readonly code: RoomRefusal }
  /** The person went on at another screen. */
  | { readonly t: 'elsewhere' };

/** Server -> page. A refusal has become a sentence; after `over` the page does not come back by itself. */
export type ServerFrame =
  | Exclude<RoomFrame, { t: 'no' | 'elsewhere' }>
  /** `relayOnly`: no page learns another's address. */
  | { readonly t: 'ice'; readonly servers: readonly IceServer[]; readonly relayOnly: boolean }
  | { readonly t: 'refused'; readonly text: string }
  | { readonly t: 'over'; readonly text: string }
  | { readonly t: 'pong' };
