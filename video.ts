import type { VideoParts } from './adapters/channel/web/room/room-routes.ts';
import type { Config } from './adapters/config/config.ts';
import { janusEngine } from './adapters/video/janus/janus.ts';
import { meshEngine } from './adapters/video/mesh/mesh.ts';
import { iceServers } from './adapters/video/turn/ice-servers.ts';
import type { VideoEngine } from './core/port/video.ts';
import type { Parley } from './parley.ts';

type Parts = Pick<Parley, 'roomKey' | 'log'>;

/** What carries sound and picture of a mediation, and how pages find their path. */
export const openVideo = (parts: Parts, config: Config): VideoParts => {
  const { ICE_URLS: urls, TURN_SECRET: secret, RELAY_ONLY, VIDEO_PHONE } = config;
  return {
    engine: engineOf(parts, config),
    key: parts.roomKey,
    iceFor: (peer) => iceServers({ urls, secret }, peer, Date.now()),
    relayOnly: RELAY_ONLY,
    phone: VIDEO_PHONE ?? null,
  };
};

const engineOf = ({ log }: Parts, { VIDEO, JANUS_URL: url, JANUS_SECRET: secret }: Config): VideoEngine =>
  VIDEO === 'mesh' || url === undefined
    ? meshEngine()
    : janusEngine({ url, secret }, (fault) => log.error({ what: 'janus', fault }));
