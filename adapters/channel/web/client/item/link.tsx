import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../part/icon.tsx';
import { Text } from '../part/text.tsx';
import { useWords } from '../words.tsx';
import type { ItemProps } from './item.tsx';

/** Long enough to be read. */
const COPIED_FOR = 3_000;

/**
 * A link to give away. It is not a link that can be followed here: an invitation lets in the first browser that enters
 * by it, and that must not be the inviter's own.
 */
export const Link = ({ item }: ItemProps<'link'>): JSX.Element => {
  const { say } = useWords();
  const [copied, setCopied] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    address.current?.select();
    // A frame may not be allowed to write to the clipboard; then the selected address is copied the old way.
    const done = await navigator.clipboard?.writeText(item.url).then(
      () => true,
      () => document.execCommand('copy'),
    );
    setCopied(done ?? document.execCommand('copy'));
  };
  const share = (): void => void navigator.share({ url: item.url, text: item.text }).catch(() => {});
  return (
    <div class="sheet link">
      <Text text={item.text} lang={item.lang} />
      <input ref={address} class="address" readOnly value={item.url} aria-label={say('share')} dir="ltr" />
      <div class="choices">
        <button type="button" class="button primary" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} />
          <span role="status">{copied ? say('copied') : say('copy')}</span>
        </button>
        {'share' in navigator && (
          <button type="button" class="button plain" onClick={share}>
            <Icon name="share" />
            {say('share')}
          </button>
        )}
      </div>
      {item.qrSvg !== '' && (
        // An image and not markup: whatever is in it stays a picture.
        <img class="qr" alt={say('qr')} src={`data:image/svg+xml,${encodeURIComponent(item.qrSvg)}`} />
      )}
    </div>
  );
};
