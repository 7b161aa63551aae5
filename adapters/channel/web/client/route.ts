/** Where the browser is. `/embed` is the page inside another site's frame; it moves without changing its address. */
export type Route =
  | { readonly page: 'start' }
  /** `to`: a link that was given for a talk on video leads on into the room. */
  | { readonly page: 'link'; readonly code: string; readonly to: 'room' | 'case' }
  | { readonly page: 'conversation'; readonly id: string }
  | { readonly page: 'room'; readonly id: string };

export const isEmbedded = (): boolean => location.pathname === '/embed';

export const routeOf = ({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route => {
  const [, place = '', rest = ''] = /^\/(c|l|room)\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (place === 'room') return { page: 'room', id: decodeURIComponent(rest) };
  if (place === 'c') return { page: 'conversation', id: decodeURIComponent(rest) };
  if (place !== 'l') return { page: 'start' };
  return { page: 'link', code: decodeURIComponent(rest), to: hash === '#room' ? 'room' : 'case' };
};

export const pathTo = (route: Route): string => {
  if (route.page === 'conversation') return `/c/${encodeURIComponent(route.id)}`;
  if (route.page === 'room') return `/room/${encodeURIComponent(route.id)}`;
  return route.page === 'link' ? `/l/${encodeURIComponent(route.code)}` : '/';
};

/** Asks the site around the frame to put the chat away. It says nothing that the site may not know. */
export const closeFrame = (): void => window.parent.postMessage({ parley: 'close' }, '*');
