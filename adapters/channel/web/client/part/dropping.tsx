import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';
import { useTalk } from './talk.tsx';

/** The whole screen takes files that are dropped on it. */
export const Dropping = ({ children }: { readonly children: ComponentChildren }): JSX.Element => {
  const { say } = useWords();
  const { conversation } = useTalk();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const hover = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!carries(event)) return;
      event.preventDefault();
      conversation.uploads.add([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', hover);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', hover);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [conversation]);
  return (
    <div class="talk">
      {children}
      {over && (
        <div class="drop-here">
          <Icon name="clip" />
          {say('attach')}
        </div>
      )}
    </div>
  );
};
