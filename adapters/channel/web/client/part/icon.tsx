import type { JSX } from 'preact';

/** Outlines on a 24-pixel square. Decoration only: a name stands beside each. */
const PATH = {
  bot: 'M12 3v3M6.5 6h11A2.5 2.5 0 0 1 20 8.500v7a2.5 2.5 0 0 1-2.5 2.500H13l-4 3v-3H6.500A2.5 2.5 0 0 1 4 15.500v-7A2.5 2.5 0 0 1 6.5 6ZM9 11.500v1M15 11.500v1',
  other:
    'M4 10v9h16v-9M3 10l2-6h14l2 6a2.8 2.8 0 0 1-4.5 1.5 3 3 0 0 1-4.5 0 3 3 0 0 1-4.5 0A2.8 2.8 0 0 1 3 10ZM10 19v-4h4v4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500a7.5 7.5 0 0 1 15 0',
  lock: 'M6.5 11h11v9h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  send: 'M5 12h13M12.5 5.5 19 12l-6.5 6.5',
  clip: 'm20 11-8.3 8.300a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.800l-8.3 8.200a1.7 1.7 0 0 1-2.4-2.400L14.5 7.2',
  check: 'm5 12.5 4.5 4.500L19 7.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  share: 'M12 15V4M8 7.5 12 3.500l4 4M5 12v8h14v-8',
  pen: 'm4 20 1-4.500L16 4.500l3.500 3.500L8.500 19ZM13.500 7l3.500 3.500',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  go: 'M9 5.5 15.5 12 9 18.5',
  down: 'M12 5v13M6 12.500l6 6 6-6',
  clock: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.500V12l3 2',
  tell: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5',
  answer: 'M9.5 8 5 12.5 9.5 17M5 12.500h9a5 5 0 0 1 5 5V19',
  agree: 'M4 20h16M5 15c3-8 5-11 6.5-10S9 15 10.5 15.5 14 10 15 10.500s-.5 4.5 1 5 2-.5 3-1.5',
} as const;

export const Icon = ({ name }: { readonly name: keyof typeof PATH }): JSX.Element => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATH[name]} />
  </svg>
);
