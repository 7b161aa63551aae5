import type { JSX } from 'preact';

/** Longer than this it scrolls in its own box, so that one message cannot bury the conversation. */
const LONG = 2_500;

/** A box that scrolls is reached by the keyboard; not every browser does that by itself. */
export const reachable = (element: HTMLElement | null): void => {
  if (element !== null) element.tabIndex = 0;
};

/** Words of a person or of the bot: text and nothing else, in its own direction, with its line breaks. */
export const Text = ({
  text,
  lang,
}: {
  readonly text: string;
  readonly lang?: string;
}): JSX.Element | null => {
  if (text === '') return null;
  const long = text.length > LONG;
  return (
    <div class={long ? 'words long' : 'words'} dir="auto" lang={lang} ref={long ? reachable : null}>
      {text}
    </div>
  );
};
