import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** What counts as evidence; the server looks into each file and has the last word. */
const ACCEPT = 'image/*,application/pdf,audio/*';

type Props = {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ComponentChildren;
  /** The name of the button where it shows only its sign. */
  readonly label?: string;
};

/** A button that opens the platform's picker of files. */
export const Attach = ({ onFiles, children, label }: Props): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        class="hidden"
        type="file"
        multiple
        accept={ACCEPT}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class={label === undefined ? 'button plain' : 'bare'}
        {...(label === undefined ? {} : { 'aria-label': label, title: label })}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
        {children}
      </button>
    </>
  );
};
