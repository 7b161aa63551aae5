import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Conversation, openConversation, type Shown } from '../live/conversation.ts';
import { useRest } from '../load-rest.ts';
import { Announcer } from '../part/announcer.tsx';
import { Composer } from '../part/composer.tsx';
import { Dropping } from '../part/dropping.tsx';
import { LineStatus } from '../part/line-status.tsx';
import { Log } from '../part/log.tsx';
import { PageHead } from '../part/page-head.tsx';
import { Panel } from '../part/panel.tsx';
import { type Lead, Rooms, useRooms } from '../part/rooms.tsx';
import { TalkProvider, useTalk } from '../part/talk.tsx';
import type { Route } from '../route.ts';
import { useWords } from '../words.tsx';

type Props = {
  readonly id: string;
  readonly go: (route: Route) => void;
  /** It stands beside something else, which is what the page is for. */
  readonly beside?: boolean;
  /** Where it goes along with people beside it. */
  readonly lead?: Lead;
};

/** A conversation, from the moment that its page is opened until it is left. */
export const ConversationPage = ({ id, go, beside = false, lead }: Props): JSX.Element | null => {
  const [talk, setTalk] = useState<{ conversation: Conversation; shown: Shown } | null>(null);
  useEffect(() => {
    const conversation = openConversation(id);
    const show = (): void => setTalk({ conversation, shown: conversation.shown() });
    show();
    const deaf = conversation.listen(show);
    return () => {
      deaf();
      conversation.close();
    };
  }, [id]);
  useTitle(talk?.shown ?? null);
  if (talk === null) return null;
  if (talk.shown.closed !== null) return <Closed text={talk.shown.closed.text} go={go} />;
  return (
    <TalkProvider value={talk}>
      <Screen go={go} beside={beside} lead={lead} />
    </TalkProvider>
  );
};

/** A keyboard on the screen covers the foot of the page where the browser does not make the page smaller for it. */
const useSeenHeight = (): void =>
  useEffect(() => {
    const viewport = window.visualViewport;
    const fit = (): void => {
      // Zoomed in with two fingers, the page keeps its size.
      if (viewport?.scale === 1) document.documentElement.style.setProperty('--seen', `${viewport.height}px`);
    };
    viewport?.addEventListener('resize', fit);
    return () => {
      viewport?.removeEventListener('resize', fit);
      document.documentElement.style.removeProperty('--seen');
    };
  }, []);

const Screen = ({
  go,
  beside,
  lead,
}: Required<Pick<Props, 'go' | 'beside'>> & { readonly lead: Lead | undefined }): JSX.Element => {
  const { say } = useWords();
  const { receipt } = useTalk().shown;
  const rest = useRest();
  const choice = useRooms(lead);
  const [sent, setSent] = useState(0);
  useSeenHeight();
  return (
    <>
      <a class="skip" href="#composer">
        {say('skipToComposer')}
      </a>
      <Dropping>
        <Panel go={go} />
        <Log sent={sent} beside={beside} />
        <footer class="foot">
          <div class="column">
            <LineStatus />
            <Rooms {...choice} onChoose={lead?.left} />
            <Composer room={choice.room?.subject} onSent={() => setSent((count) => count + 1)} />
          </div>
        </footer>
        <Announcer />
        {receipt !== null && rest !== null && <rest.Receipt receipt={receipt} />}
      </Dropping>
    </>
  );
};

/** This browser may not open it, or there is no such conversation. */
const Closed = ({ text, go }: { readonly text: string; readonly go: Props['go'] }): JSX.Element => {
  const { say } = useWords();
  return (
    <div class="page">
      <PageHead />
      <main class="column landing">
        <div class="sheet">
          <h1>{say('linkProblem')}</h1>
          <p class="words" dir="auto">
            {text || say('failed')}
          </p>
          <button type="button" class="button primary wide" onClick={() => go({ page: 'start' })}>
            {say('start')}
          </button>
        </div>
      </main>
    </div>
  );
};

/** The name of the case on the tab, with a mark while there is news that nobody has looked at. */
const useTitle = (shown: Shown | null): void => {
  const title = shown?.panel?.title;
  const last = shown?.feed.items.at(-1)?.seq ?? 0;
  const looked = useRef(0);
  useEffect(() => {
    const name = (): void => {
      const seen = document.visibilityState === 'visible';
      if (seen || looked.current === 0) looked.current = last;
      const mark = last > looked.current ? '• ' : '';
      document.title = title === undefined ? 'Parley' : `${mark}${title} · Parley`;
    };
    name();
    document.addEventListener('visibilitychange', name);
    return () => document.removeEventListener('visibilitychange', name);
  }, [title, last]);
};
