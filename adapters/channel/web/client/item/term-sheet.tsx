import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WireChoice } from '../../wire.ts';
import { Dialog } from '../part/dialog.tsx';
import { Text } from '../part/text.tsx';
import { useWords } from '../words.tsx';
import { Choices, usePress } from './choices.tsx';
import type { ItemOf, ItemProps } from './item.tsx';
import { Rows } from './rows.tsx';

/** What both would sign, set like a paper. A yes is asked for twice: once here, once with the terms read back. */
export const TermSheet = ({ item, live }: ItemProps<'termSheet'>): JSX.Element => {
  const [review, setReview] = useState<WireChoice | null>(null);
  return (
    <div class="paper">
      <Text text={item.text} lang={item.lang} />
      <Terms item={item} />
      <Choices
        item={item}
        choices={item.choices}
        live={live}
        intercept={(choice) => {
          if (choice.style !== 'primary') return false;
          setReview(choice);
          return true;
        }}
      />
      {review !== null && <Review item={item} choice={review} close={() => setReview(null)} />}
    </div>
  );
};

const Terms = ({ item }: { readonly item: ItemOf<'termSheet'> }): JSX.Element => (
  <>
    <Rows rows={item.rows} lang={item.lang} />
    {item.notes.length > 0 && (
      <ul class="notes" lang={item.lang}>
        {item.notes.map((note) => (
          <li key={note} dir="auto">
            {note}
          </li>
        ))}
      </ul>
    )}
  </>
);

const Review = ({
  item,
  choice,
  close,
}: {
  readonly item: ItemOf<'termSheet'>;
  readonly choice: WireChoice;
  readonly close: () => void;
}): JSX.Element => {
  const { say } = useWords();
  const press = usePress(item);
  return (
    <Dialog title={item.text} lang={item.lang} onClose={close}>
      <Terms item={item} />
      <div class="choices">
        <button
          type="button"
          class="button primary"
          onClick={() => {
            press(choice);
            close();
          }}
        >
          <span lang={item.lang}>{choice.label}</span>
        </button>
        <button type="button" class="button plain" onClick={close}>
          {say('close')}
        </button>
      </div>
    </Dialog>
  );
};
