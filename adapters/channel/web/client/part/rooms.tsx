import type { JSX } from 'preact';
import type { WireRoom } from '../../wire.ts';
import { usePress } from '../item/choices.tsx';
import { useTalk } from './talk.tsx';

/** Its presses belong to no message of the log. */
const COMPOSER = { seq: 0 };

/** The talk that everybody reads; every other is private. */
const JOINT = 'joint';

/** Leads a chat that stands beside people who talk into the talk that they are in, until its reader chooses another. */
export type Lead = {
  /** The same talks, with theirs as the chosen one. */
  readonly within: (rooms: readonly WireRoom[]) => readonly WireRoom[];
  readonly left: () => void;
};

type Rooms = { readonly rooms: readonly WireRoom[]; readonly room: WireRoom | undefined };

/** The talks that may be written into, and the one that what is written goes into; none while it is not chosen. */
export const useRooms = (lead: Lead | undefined): Rooms => {
  const all = useTalk().shown.panel?.composer.rooms ?? [];
  const rooms = lead?.within(all) ?? all;
  return { rooms, room: rooms.find(({ chosen }) => chosen) };
};

/** Who reads what is written next: said above the field in words that do not go away, with the way to the other talk. */
export const Rooms = ({
  rooms,
  room,
  onChoose,
}: Rooms & { readonly onChoose: (() => void) | undefined }): JSX.Element | null => {
  const press = usePress(COMPOSER);
  const composer = useTalk().shown.panel?.composer;
  if (composer === undefined || !composer.open || rooms.length === 0) return null;
  return (
    <div class={(room?.subject ?? JOINT) === JOINT ? 'rooms' : 'rooms private'}>
      <fieldset>
        <legend dir="auto">{room?.text ?? composer.text}</legend>
        {rooms.map((each) => (
          <button
            key={each.subject}
            type="button"
            class="button plain small"
            aria-pressed={each.chosen}
            onClick={() => {
              onChoose?.();
              press({ ...each, style: 'plain' });
            }}
          >
            <span dir="auto">{each.label}</span>
          </button>
        ))}
      </fieldset>
    </div>
  );
};
