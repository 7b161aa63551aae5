import type { JSX } from 'preact';
import { Icon } from '../part/icon.tsx';
import { useTalk } from '../part/talk.tsx';
import { Text } from '../part/text.tsx';
import { Delivery } from '../part/under-way.tsx';
import { useWords } from '../words.tsx';
import type { ItemOf } from './item.tsx';

/** So much of a message tells its button from the others. */
const NAMED_BY = 60;

/** What the reader wrote, as it stands or as it is being put right, and the way to put it right. */
export const OwnWords = ({
  item,
  edits,
}: {
  readonly item: ItemOf<'text'>;
  readonly edits: boolean;
}): JSX.Element => {
  const { say } = useWords();
  const { conversation, shown } = useTalk();
  const { seq: of, text, lang } = item;
  const turn = shown.turns.findLast(({ input }) => input.kind === 'edit' && input.of === String(of));
  if (turn?.input.kind === 'edit')
    return (
      <>
        <Text text={turn.input.text} lang={lang} />
        <Delivery turn={turn} />
      </>
    );
  return (
    <>
      <Text text={text} lang={lang} />
      {item.edits !== undefined && <span class="under-way">{say('edited')}</span>}
      {edits && (
        <button
          type="button"
          class="bare edit"
          title={say('edit')}
          aria-label={`${say('edit')}: ${text.slice(0, NAMED_BY)}`}
          onClick={() => conversation.edit({ of, text })}
        >
          <Icon name="pen" />
        </button>
      )}
    </>
  );
};
