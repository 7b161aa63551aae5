import { useEffect, useRef, useState } from 'preact/hooks';
import type { Visit } from './visit.ts';

/** One's own picture as a stream to show; null while there is none. */
export const useOwnPicture = (visit: Visit): MediaStream | null => {
  const { video } = visit.devices.tracks();
  const held = useRef<{ track: MediaStreamTrack; stream: MediaStream } | null>(null);
  if (video === null) held.current = null;
  else if (held.current?.track !== video) held.current = { track: video, stream: new MediaStream([video]) };
  return held.current?.stream ?? null;
};

const EVERY = 100;

/** How loud one's own microphone is right now, 0 to 1. */
export const useLevel = (visit: Visit): number => {
  const { audio } = visit.devices.tracks();
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (audio === null) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    const source = context.createMediaStreamSource(new MediaStream([audio]));
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      setLevel(Math.min(1, 4 * Math.max(...samples.map(Math.abs))));
    }, EVERY);
    return () => {
      clearInterval(timer);
      source.disconnect();
      void context.close();
    };
  }, [audio]);
  return audio === null ? 0 : level;
};

/** Two soft notes, so that people hear where the sound comes from. */
export const playTest = (): void => {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = 0.2;
  volume.connect(context.destination);
  [523, 659].forEach((pitch, index) => {
    const note = context.createOscillator();
    note.frequency.value = pitch;
    note.connect(volume);
    note.start(context.currentTime + index * 0.3);
    note.stop(context.currentTime + index * 0.3 + 0.25);
    if (index === 1) note.onended = () => void context.close();
  });
};
