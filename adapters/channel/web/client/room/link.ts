import type { Link, LinkSignal } from '../../../../../core/port/video.ts';
import type { Tracks } from './devices.ts';

/** One end of a peer connection, for as long as the room holds the link. */
export type OpenLink = {
  readonly seat: string | null;
  /** What comes by it; the same value while it lasts. */
  readonly stream: MediaStream;
  isConnected(): boolean;
  hear(signal: LinkSignal): void;
  send(tracks: Tracks): void;
  /** Servers to find a path by, with fresh credentials; what is not connected looks for a path anew. */
  serve(how: RTCConfiguration): void;
  stats(): Promise<RTCStatsReport>;
  close(): void;
};

type Ears = {
  say(signal: LinkSignal): void;
  /** The path broke: fresh servers are asked for, and handed to `serve`. */
  broken(): void;
  changed(): void;
};

/** A path that stutters often mends itself within this. */
const MENDS_WITHIN = 3_000;
/** Both ends notice a broken path; within this the second wish for a new one is the first. */
const LOOKS_FOR = 2_000;
/** A picture of this many bits a second shows a face; more is kept for the screen that is shared. */
const FACE_BITRATE = 700_000;

/**
 * Opens a link. One end alone makes offers, the first and every later one, so two never meet; the other asks for one
 * (`restart`). Each link carries one sound and one picture from its beginning: what is sent in them changes without a word
 * (`replaceTrack`), so that to mute, to turn a camera off or to show a screen needs no new agreement.
 */
export const openLink = (
  { seat, flow, begins }: Link,
  how: RTCConfiguration,
  first: Tracks,
  ears: Ears,
): OpenLink => {
  const connection = new RTCPeerConnection(how);
  const stream = new MediaStream();
  const early: RTCIceCandidateInit[] = [];
  let tracks = first;
  /** When this end last began to look for a path. */
  let looked = performance.now();
  let mending: ReturnType<typeof setTimeout> | undefined;
  let last = Promise.resolve();
  let closed = false;

  /** Descriptions and candidates one after the other, as they came. What fails here shows as a path that does not open. */
  const inTurn = (work: () => Promise<void>): void => {
    last = last.then(() => (closed ? undefined : work())).catch(() => {});
  };
  const direction = flow === 'both' ? 'sendrecv' : flow === 'send' ? 'sendonly' : 'recvonly';
  const fill = async (): Promise<void> => {
    if (flow === 'receive') return;
    for (const { sender, receiver } of connection.getTransceivers()) {
      const kind = receiver.track.kind === 'audio' ? 'audio' : 'video';
      await sender.replaceTrack(tracks[kind]);
    }
  };
  const offer = async (anew: boolean): Promise<void> => {
    if (connection.getTransceivers().length === 0) {
      connection.addTransceiver('audio', { direction });
      connection.addTransceiver('video', { direction, sendEncodings: [{ maxBitrate: FACE_BITRATE }] });
      await fill();
    }
    await connection.setLocalDescription(await connection.createOffer({ iceRestart: anew }));
    tellDescription();
  };
  const answer = async (sdp: string): Promise<void> => {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    for (const transceiver of connection.getTransceivers()) transceiver.direction = direction;
    await fill();
    await connection.setLocalDescription();
    tellDescription();
  };
  const tellDescription = (): void => {
    const { type = 'offer', sdp = '' } = connection.localDescription ?? {};
    ears.say({ description: { type: type === 'offer' ? 'offer' : 'answer', sdp } });
  };
  const isLooking = (): boolean => performance.now() - looked < LOOKS_FOR;
  const lookAnew = (): void => {
    looked = performance.now();
    if (begins) inTurn(() => offer(true));
    else ears.say({ restart: true });
  };
  const takeDescription = async (type: 'offer' | 'answer', sdp: string): Promise<void> => {
    if (type === 'offer') await answer(sdp);
    else if (connection.signalingState === 'have-local-offer')
      await connection.setRemoteDescription({ type, sdp });
    else return;
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
  };
  const takeCandidate = async (candidate: RTCIceCandidateInit | null): Promise<void> => {
    if (connection.remoteDescription === null) early.push(...(candidate === null ? [] : [candidate]));
    else await connection.addIceCandidate(candidate ?? undefined);
  };
  const isConnected = (): boolean => connection.connectionState === 'connected';
  const watch = (): void => {
    clearTimeout(mending);
    ears.changed();
    const { connectionState } = connection;
    if (connectionState === 'failed') ears.broken();
    else if (connectionState === 'disconnected')
      mending = setTimeout(() => !isConnected() && ears.broken(), MENDS_WITHIN);
  };

  connection.onicecandidate = ({ candidate }) =>
    ears.say({
      candidate: candidate && {
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid,
        sdpMLineIndex: candidate.sdpMLineIndex,
      },
    });
  connection.onconnectionstatechange = watch;
  connection.ontrack = ({ track }) => {
    stream.addTrack(track);
    track.onmute = ears.changed;
    track.onunmute = ears.changed;
    ears.changed();
  };
  if (begins) inTurn(() => offer(false));

  return {
    seat,
    stream,
    isConnected,
    hear: (signal) =>
      'restart' in signal
        ? !isLooking() && lookAnew()
        : inTurn(() =>
            'description' in signal
              ? takeDescription(signal.description.type, signal.description.sdp)
              : takeCandidate(signal.candidate),
          ),
    send: (next) => {
      tracks = next;
      inTurn(fill);
    },
    serve: (next) => {
      connection.setConfiguration(next);
      const looks = ['new', 'connecting'].includes(connection.connectionState) && isLooking();
      if (!isConnected() && !looks) lookAnew();
    },
    stats: () => connection.getStats(),
    close: () => {
      closed = true;
      clearTimeout(mending);
      connection.onicecandidate = null;
      connection.onconnectionstatechange = null;
      connection.ontrack = null;
      connection.close();
      for (const track of stream.getTracks()) track.stop();
    },
  };
};
