import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Shows a stream. One's own is silent, and mirrored as people know themselves; a screen that is shared is neither. */
export const Picture = ({
  stream,
  own,
  label,
}: {
  readonly stream: MediaStream;
  readonly own: boolean;
  readonly label: string;
}): JSX.Element => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    // A browser that plays nothing by itself does so after the press that led here.
    element.play().catch(() => {});
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <video ref={video} class={own ? 'own' : ''} aria-label={label} autoPlay playsInline muted={own} />;
};
