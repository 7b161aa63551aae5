import type { JSX } from 'preact';
import { Icon } from '../part/icon.tsx';
import { Text } from '../part/text.tsx';
import { useWords } from '../words.tsx';
import type { ItemProps } from './item.tsx';

/** A file: what it looks like, its name, and the way to it. */
export const File = ({ item }: ItemProps<'file'>): JSX.Element => {
  const { say } = useWords();
  return (
    <>
      {item.text !== item.name && <Text text={item.text} lang={item.lang} />}
      <a
        class="file-link"
        href={item.href}
        target="_blank"
        rel="noopener"
        download={item.image ? undefined : item.name}
      >
        {item.image ? <img src={item.href} alt="" loading="lazy" /> : <Icon name="file" />}
        <span class="file-name">
          <bdi>{item.name}</bdi>
        </span>
        <span class="quiet">{say('download')}</span>
      </a>
    </>
  );
};
