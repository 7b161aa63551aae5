import type { JSX } from 'preact';
import type { WireRoom } from '../../wire.ts';
import { usePress } from '../item/choices.tsx';
import { useTalk } from './talk.tsx';

/** Its presses belong to no message of the log. */
const COMPOSER = { seq: 0 };

/** Who reads what is written next: said above the field in words that do not go away, with the way to the other talk. */
export const Rooms = (): JSX.Element | null => {
  const press = usePress(COMPOSER);
  const composer = useTalk().shown.panel?.composer;
  if (composer === undefined || !composer.open || composer.rooms.length === 0) return null;
  const { rooms, text } = composer;
  return (
    <div class="rooms">
      <fieldset>
        <legend dir="auto">{text}</legend>
        {rooms.map((room) => (
          <Room key={room.subject} room={room} onChoose={() => press({ ...room, style: 'plain' })} />
        ))}
      </fieldset>
    </div>
  );
};

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
