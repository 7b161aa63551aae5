import type { JSX } from 'preact';
import { Icon } from '../part/icon.tsx';
import { Text } from '../part/text.tsx';
import { useWords } from '../words.tsx';
import type { ItemProps } from './item.tsx';

/**
 * A file: what it looks or sounds like, its name, and the way to it. People's own recordings come without captions; what
 * was heard in one is said in the conversation.
 */
export const File = ({ item }: ItemProps<'file'>): JSX.Element => {
  const { say } = useWords();
  return (
    <>
      {item.text !== item.name && <Text text={item.text} lang={item.lang} />}
      {item.sound && <audio controls preload="none" src={item.href} aria-label={item.name} />}
      <a
        class="file-link"
        href={item.href}
        target="_blank"
        rel="noopener"
        download={item.image ? undefined : item.name}
      >
        <Look item={item} />
        <span class="file-name">
          <bdi>{item.name}</bdi>
          {item.about !== undefined && <span class="quiet file-about">{item.about}</span>}
        </span>
        <span class="quiet">{say('download')}</span>
      </a>
    </>
  );
};

/** The small picture where there is one; of older messages the whole one. The name beside it is what a screen reader says. */
const Look = ({ item: { image, href, preview } }: Pick<ItemProps<'file'>, 'item'>): JSX.Element => {
  if (preview !== undefined)
    return <img src={preview.href} width={preview.width} height={preview.height} alt="" loading="lazy" />;
  return image ? <img src={href} alt="" loading="lazy" /> : <Icon name="file" />;
};
