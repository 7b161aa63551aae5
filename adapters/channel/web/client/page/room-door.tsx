import type { JSX } from 'preact';
import { useRoom } from '../load-room.ts';
import type { Route } from '../route.ts';
import { useWords } from '../words.tsx';
import { ConversationPage } from './conversation-page.tsx';

/** The video room of a conversation: its own script, and the same conversation beside it. */
export const RoomDoor = ({
  id,
  go,
}: {
  readonly id: string;
  readonly go: (route: Route) => void;
}): JSX.Element => {
  const { say } = useWords();
  const room = useRoom();
  if (room === null)
    return (
      <div class="skeleton" aria-busy="true">
        <div class="bone short" />
        <div class="bone" />
      </div>
    );
  const words = { failed: say('failed'), tryAgain: say('tryAgain'), back: say('continueCase') };
  return (
    <room.RoomPage
      id={id}
      words={words}
      chat={(lead) => <ConversationPage id={id} go={go} beside lead={lead} />}
    />
  );
};
