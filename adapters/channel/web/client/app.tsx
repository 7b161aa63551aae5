import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { device } from './keep.ts';
import { ConversationPage } from './page/conversation-page.tsx';
import { LinkPage } from './page/link-page.tsx';
import { RoomDoor } from './page/room-door.tsx';
import { StartPage } from './page/start-page.tsx';
import { Skeleton } from './part/skeleton.tsx';
import { closeFrame, isEmbedded, pathTo, type Route, routeOf } from './route.ts';
import { useChrome, WordsProvider } from './words.tsx';

/** The conversation that was open last in this site's frame, so that it is there again on the site's next page. */
const EMBEDDED = 'parley.embedded';

const firstRoute = (): Route => {
  const id = isEmbedded() ? device.get(EMBEDDED) : null;
  return id === null ? routeOf(location) : { page: 'conversation', id };
};

export const App = (): JSX.Element | null => {
  const { words, failed, retry } = useChrome();
  const [route, go] = useRoute();
  useEscape();
  if (words === null) return failed ? <Unreachable retry={retry} /> : <Skeleton />;
  return (
    <WordsProvider value={words}>
      {route.page === 'start' && <StartPage go={go} />}
      {route.page === 'link' && <LinkPage key={route.code} {...route} go={go} />}
      {route.page === 'conversation' && <ConversationPage key={route.id} id={route.id} go={go} />}
      {route.page === 'room' && <RoomDoor key={route.id} id={route.id} go={go} />}
    </WordsProvider>
  );
};

const useRoute = (): readonly [Route, (route: Route) => void] => {
  const [route, setRoute] = useState(firstRoute);
  const go = useCallback((next: Route): void => {
    if (!isEmbedded()) history.pushState(null, '', pathTo(next));
    else if (next.page === 'conversation') device.set(EMBEDDED, next.id);
    else device.drop(EMBEDDED);
    setRoute(next);
  }, []);
  useEffect(() => {
    const moved = (): void => setRoute(firstRoute());
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return [route, go];
};

/** In a site's frame Esc puts the chat away, unless something inside it takes the key. */
const useEscape = (): void =>
  useEffect(() => {
    if (!isEmbedded()) return;
    const pressed = (event: KeyboardEvent): void => {
      const open = document.querySelector('dialog[open], [popover]:popover-open');
      if (event.key === 'Escape' && !event.defaultPrevented && open === null) closeFrame();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);

/** There are no words yet, hence a sign. */
const Unreachable = ({ retry }: { readonly retry: () => void }): JSX.Element => (
  <div class="skeleton">
    <button type="button" class="button primary again" aria-label="Parley" onClick={retry}>
      ↻
    </button>
  </div>
);
