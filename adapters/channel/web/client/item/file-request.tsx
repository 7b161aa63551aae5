import type { JSX } from 'preact';
import { Attach } from '../part/attach.tsx';
import { useTalk } from '../part/talk.tsx';
import { Text } from '../part/text.tsx';
import { useWords } from '../words.tsx';
import { Choices } from './choices.tsx';
import type { ItemProps } from './item.tsx';

/** Asks for a photo or a paper; on a phone the picker offers the camera. Files may also be dropped or pasted anywhere. */
export const FileRequest = ({ item, live }: ItemProps<'fileRequest'>): JSX.Element => {
  const { say } = useWords();
  const { conversation } = useTalk();
  return (
    <>
      <Text text={item.text} lang={item.lang} />
      <div class={`file-request${live ? '' : ' past'}`}>
        <Attach onFiles={(files) => conversation.uploads.add(files, item.element)}>{say('attach')}</Attach>
      </div>
      <Choices item={item} choices={item.choices} live={live} />
    </>
  );
};
