import type { JSX } from 'preact';

/** Outlines on a 24-pixel square. Decoration only: a name stands beside each. */
const PATH = {
  microphone:
    'M12 3.500a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3ZM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3',
  microphoneOff:
    'M12 3.500a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3ZM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3M4 3l16 18',
  camera: 'M3.500 6.500h12v11h-12zM15.500 10.500l5-3v9l-5-3',
  cameraOff: 'M3.500 6.500h12v11h-12zM15.500 10.500l5-3v9l-5-3M3 3l18 18',
  screen: 'M3.500 4.500h17v12h-17zM8.500 20.500h7M12 13.500v-6M9 10l3-3 3 3',
  captions: 'M3.500 5.500h17v13h-17zM10.500 10.500a2 2 0 1 0 0 3M17 10.500a2 2 0 1 0 0 3',
  chat: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5',
  leave: 'M14 4.500H5v15h9M10 12h10.500M17 8.500l3.500 3.500-3.500 3.500',
  lock: 'M6.500 11h11v9h-11zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500a7.500 7.500 0 0 1 15 0',
  sound: 'M4 9.500v5h3.500L12 18V6L7.500 9.500ZM15.500 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11',
} as const;
export type IconName = keyof typeof PATH;

export const Icon = ({ name }: { readonly name: IconName }): JSX.Element => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATH[name]} />
  </svg>
);
