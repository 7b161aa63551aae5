import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ItemProps } from './item.tsx';

/** How far along something is. */
export const Progress = ({ item }: ItemProps<'progress'>): JSX.Element => {
  const id = useId();
  return (
    <div class="progress-row" lang={item.lang}>
      <label for={id} dir="auto">
        {item.text}
      </label>
      <progress id={id} value={item.done} max={Math.max(1, item.total)} />
      <span class="quiet" aria-hidden="true">
        {item.done}/{item.total}
      </span>
    </div>
  );
};
