import type { VideoParts } from './adapters/channel/web/room/room-routes.ts';
import type { Config } from './adapters/config/config.ts';
import { meshEngine } from './adapters/video/mesh/mesh.ts';
import { iceServers } from './adapters/video/turn/ice-servers.ts';
import type { Parley } from './parley.ts';

/** What carries sound and picture of a mediation, and how pages find their path. */
export const openVideo = (
  { roomKey }: Pick<Parley, 'roomKey'>,
  { ICE_URLS: urls, TURN_SECRET: secret, RELAY_ONLY, VIDEO_PHONE: phone }: Config,
): VideoParts => ({
  engine: meshEngine(),
  key: roomKey,
  iceFor: (peer) => iceServers({ urls, secret }, peer, Date.now()),
  relayOnly: RELAY_ONLY,
  phone: phone ?? null,
});
