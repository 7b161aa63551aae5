import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';

type Props = {
  readonly title: string;
  readonly lang?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A modal dialog of the platform: it holds the focus, closes with Esc and gives the focus back. */
export const Dialog = ({ title, lang, onClose, children }: Props): JSX.Element => {
  const { say } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={titleId} lang={lang} dir="auto">
          {title}
        </h2>
        <button type="button" class="bare" aria-label={say('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
};
