import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WireRoom } from '../../wire.ts';
import { usePress } from '../item/choices.tsx';
import { tab } from '../keep.ts';
import { useTalk } from './talk.tsx';

/** Its presses belong to no message of the log. */
const COMPOSER = { seq: 0 };

/** The talk that everybody reads; every other is private. */
const JOINT = 'joint';

/** The talks that may be written into, as they stand for this page. */
export type Rooms = {
  readonly list: readonly WireRoom[];
  /** The one that what is written goes into; null while none is chosen. */
  readonly chosen: WireRoom | null;
  /** Who reads it. */
  readonly text: string;
  choose(room: WireRoom): void;
};

/**
 * The talk beside a room follows the people in it: `follows` names the talk that they are in, null where everybody goes by
 * their own choice. It is the page alone that follows, so that the own choice is there again afterwards; whoever presses
 * another talk meanwhile stays there.
 */
export const useRooms = (follows: string | null): Rooms => {
  const press = usePress(COMPOSER);
  const { conversation, shown } = useTalk();
  const [stayed, setStayed] = useState<string | null>(null);
  useEffect(() => setStayed(null), [follows]);
  const { open = false, rooms = [], text = '' } = shown.panel?.composer ?? {};
  const own = open ? rooms : [];
  const led = follows !== stayed && own.some(({ subject }) => subject === follows);
  const list = led ? own.map((room) => ({ ...room, chosen: room.subject === follows })) : own;
  const chosen = list.find((room) => room.chosen) ?? null;
  return {
    list,
    chosen,
    text: chosen?.text ?? text,
    choose: (room) => {
      setStayed(follows);
      if (chosen === null) carryDraft(conversation.id, room.subject);
      press({ ...room, style: 'plain' });
    },
  };
};

/** Where the unsent words of a talk are kept: what was begun for one is never in the box of another. */
export const draftKey = (conversationId: string, room: string | undefined): string =>
  `parley.draft.${conversationId}${room === undefined ? '' : `/${room}`}`;

/** What was written before it was chosen who reads it goes along with that choice. */
const carryDraft = (conversationId: string, room: string): void => {
  const [from, to] = [draftKey(conversationId, undefined), draftKey(conversationId, room)];
  const words = tab.get(from);
  if (words === null || tab.get(to) !== null) return;
  tab.set(to, words);
  tab.drop(from);
};

/** Who reads what is written next: said above the field in words that do not go away, with the way to the other talk. */
export const RoomChoice = ({ rooms: { list, chosen, text, choose } }: { readonly rooms: Rooms }) =>
  list.length === 0 ? null : (
    <div class={`rooms ${chosen !== null && chosen.subject !== JOINT ? 'private' : ''}`}>
      <fieldset>
        <legend dir="auto">{text}</legend>
        {list.map((room) => (
          <Room key={room.subject} room={room} onChoose={() => choose(room)} />
        ))}
      </fieldset>
    </div>
  );

const Room = ({
  room: { label, chosen },
  onChoose,
}: {
  readonly room: WireRoom;
  readonly onChoose: () => void;
}): JSX.Element => (
  <button type="button" class="button plain small" aria-pressed={chosen} onClick={onChoose}>
    <span dir="auto">{label}</span>
  </button>
);
