import type { JSX } from 'preact';
import type { WireChoice, WireItem } from '../../wire.ts';
import { pressedKey } from '../live/conversation.ts';
import { Icon } from '../part/icon.tsx';
import { TurnNote } from '../part/note.tsx';
import { useTalk, useTurnOf } from '../part/talk.tsx';

type Props = {
  readonly item: WireItem;
  readonly choices: readonly WireChoice[];
  readonly live: boolean;
  /** Where a press is to be looked at once more before it is sent. */
  readonly intercept?: (choice: WireChoice) => boolean;
};

/** Buttons. Those of older messages work too: the server says what is current now. */
export const Choices = ({ item, choices, live, intercept }: Props): JSX.Element | null => (
  <>
    <ChoiceRow
      item={item}
      choices={choices}
      live={live}
      {...(intercept === undefined ? {} : { intercept })}
    />
    <TurnNote origin={item.seq} />
  </>
);

/** The buttons without the note below them, where a message has several rows. */
export const ChoiceRow = ({ item, choices, live, intercept }: Props): JSX.Element | null => {
  const press = usePress(item);
  const { shown } = useTalk();
  const turn = useTurnOf(item.seq);
  if (choices.length === 0) return null;
  const chosen = shown.pressed.get(item.seq);
  return (
    <div class={`choices${live ? '' : ' past'}`} lang={item.lang}>
      {choices.map((choice) => {
        const key = pressedKey(choice);
        const mine = key === chosen;
        const busy = mine && turn?.state === 'waiting';
        return (
          <button
            key={key}
            type="button"
            class={`button ${choice.style}`}
            aria-busy={busy}
            {...(mine ? { 'aria-pressed': true } : {})}
            onClick={() => {
              if (intercept?.(choice) !== true) press(choice);
            }}
          >
            {mine && <Icon name="check" />}
            <span dir="auto">{choice.label}</span>
          </button>
        );
      })}
    </div>
  );
};

/** Sends a choice of this message; while one is under way a second press does nothing. */
export const usePress = ({
  seq,
  version,
}: {
  readonly seq: number;
  readonly version?: number;
}): ((choice: WireChoice) => void) => {
  const { conversation, shown } = useTalk();
  return ({ action, subject }) => {
    if (shown.turns.some(({ origin, state }) => origin === seq && state === 'waiting')) return;
    conversation.say(
      {
        kind: 'choice',
        action,
        ...(subject === undefined ? {} : { subject }),
        ...(version === undefined ? {} : { version }),
      },
      seq,
    );
  };
};
