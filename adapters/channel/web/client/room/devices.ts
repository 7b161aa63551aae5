/** How a device stands: sending, put away by its owner, kept from us by the browser, or not there. */
export type Standing = 'on' | 'off' | 'refused' | 'missing';
export type Kind = 'microphone' | 'camera';

export type DevicesShown = {
  readonly microphone: Standing;
  readonly camera: Standing;
  readonly screen: boolean;
  /** What can be chosen, by kind; names only once the browser let us ask. */
  readonly choices: readonly MediaDeviceInfo[];
};

/** The tracks that go out now. */
export type Tracks = { readonly audio: MediaStreamTrack | null; readonly video: MediaStreamTrack | null };

/** One's own camera, microphone and screen. Nothing is opened before `open`, and nothing stays open after `close`. */
export type Devices = {
  shown(): DevicesShown;
  tracks(): Tracks;
  /** Asks for both; where that fails, for each alone, so that a missing camera costs nobody their voice. */
  open(): Promise<void>;
  turn(kind: Kind, on: boolean): Promise<void>;
  choose(kind: Kind, deviceId: string): Promise<void>;
  share(on: boolean): Promise<void>;
  close(): void;
};

const WANTED = {
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  camera: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24 } },
} as const;
const AS = { microphone: 'audio', camera: 'video' } as const;
const KINDS = ['microphone', 'camera'] as const;

/** A page that came over plain http from another machine has no `mediaDevices` at all. */
const media = (): MediaDevices | null => (navigator.mediaDevices as MediaDevices | undefined) ?? null;

const refusedBy = (fault: unknown): Standing =>
  fault instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(fault.name)
    ? 'refused'
    : 'missing';

export const openDevices = (onChange: () => void): Devices => {
  const held: { [K in Kind | 'screen']: MediaStreamTrack | null } = {
    microphone: null,
    camera: null,
    screen: null,
  };
  const chosen: { [K in Kind]: string | null } = { microphone: null, camera: null };
  let shown: DevicesShown = { microphone: 'off', camera: 'off', screen: false, choices: [] };
  let closed = false;

  const show = (change: Partial<DevicesShown>): void => {
    shown = { ...shown, ...change };
    if (!closed) onChange();
  };
  const wanted = (kind: Kind): MediaTrackConstraints => ({
    ...WANTED[kind],
    ...(chosen[kind] === null ? {} : { deviceId: { exact: chosen[kind] } }),
  });
  const take = (kind: Kind, track: MediaStreamTrack | undefined): void => {
    if (track === undefined) return;
    if (closed) {
      track.stop();
      return;
    }
    held[kind]?.stop();
    held[kind] = track;
    // Unplugged, or taken away by the browser's own button.
    track.onended = () => {
      if (held[kind] !== track) return;
      held[kind] = null;
      show({ [kind]: 'missing' });
    };
    show({ [kind]: 'on' });
  };
  const ask = async (...kinds: readonly Kind[]): Promise<void> => {
    const constraints = Object.fromEntries(kinds.map((kind) => [AS[kind], wanted(kind)]));
    const stream = await (media() ?? missing()).getUserMedia(constraints);
    for (const kind of kinds)
      take(
        kind,
        stream.getTracks().find((track) => track.kind === AS[kind]),
      );
  };
  const askAlone = async (kind: Kind): Promise<void> => {
    try {
      await ask(kind);
    } catch (fault) {
      show({ [kind]: refusedBy(fault) });
    }
  };
  const list = async (): Promise<void> => show({ choices: (await media()?.enumerateDevices()) ?? [] });
  const endShare = (): void => {
    held.screen?.stop();
    held.screen = null;
    show({ screen: false });
  };
  const plugged = (): void => void list();
  media()?.addEventListener('devicechange', plugged);

  return {
    shown: () => shown,
    tracks: () => ({ audio: held.microphone, video: held.screen ?? held.camera }),
    open: async () => {
      await ask(...KINDS).catch(async () => {
        for (const kind of KINDS) await askAlone(kind);
      });
      await list();
    },
    turn: async (kind, on) => {
      const track = held[kind];
      if (on && track === null) return askAlone(kind);
      // A camera that is off is let go of, so that its light goes out; a microphone is silenced, to be back at once.
      if (kind === 'camera') track?.stop();
      if (kind === 'camera') held.camera = null;
      else if (track !== null) track.enabled = on;
      show({ [kind]: on ? 'on' : 'off' });
    },
    choose: async (kind, deviceId) => {
      chosen[kind] = deviceId;
      const silent = held[kind]?.enabled === false;
      await askAlone(kind);
      if (!silent || held[kind] === null) return;
      held[kind].enabled = false;
      show({ [kind]: 'off' });
    },
    share: async (on) => {
      if (!on) return endShare();
      try {
        const stream = await (media() ?? missing()).getDisplayMedia({ video: true, audio: false });
        const [track] = stream.getVideoTracks();
        if (track === undefined) return;
        held.screen = track;
        // The browser has a button of its own that ends it.
        track.onended = endShare;
        show({ screen: true });
      } catch {
        // Who closes the browser's own question has changed their mind.
      }
    },
    close: () => {
      closed = true;
      media()?.removeEventListener('devicechange', plugged);
      for (const track of Object.values(held)) track?.stop();
    },
  };
};

const missing = (): never => {
  throw new DOMException('No devices here.', 'NotFoundError');
};
