import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { tab } from '../keep.ts';
import { useWords } from '../words.tsx';
import { Attach } from './attach.tsx';
import { Icon } from './icon.tsx';
import { useTalk } from './talk.tsx';

/** Some browsers end a composition before they report its Enter; they mark it with this code. */
const COMPOSING_KEY = 229;

/**
 * Where people write. Nothing leaves before Send. Enter sends and Shift with Enter makes a line, but an Enter that
 * chooses a character in an input method does neither.
 */
export const Composer = ({ onSent }: { readonly onSent: () => void }): JSX.Element => {
  const { say } = useWords();
  const { conversation, shown } = useTalk();
  const draftKey = `parley.draft.${conversation.id}`;
  const [text, setText] = useState(() => tab.get(draftKey) ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  const microphone = useDictation(area);
  const composer = shown.panel?.composer ?? null;
  const change = (next: string): void => {
    setText(next);
    if (next === '') tab.drop(draftKey);
    else tab.set(draftKey, next);
  };
  const send = (): void => {
    if (text.trim() === '') return;
    conversation.say({ kind: 'text', text: text.trim() }, null);
    change('');
    area.current?.focus();
    onSent();
  };
  const attach = (files: readonly File[]): void => {
    conversation.uploads.add(files);
    onSent();
  };
  if (composer?.open === false)
    return (
      <p id="composer" class="composer-closed" dir="auto">
        {composer.text}
      </p>
    );
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Attach label={say('attach')} onFiles={attach} />
      <textarea
        ref={area}
        id="composer"
        rows={1}
        dir="auto"
        enterkeyhint="send"
        aria-label={composer?.text || say('placeholder')}
        placeholder={composer?.text || say('placeholder')}
        value={text}
        onInput={({ currentTarget }) => {
          change(currentTarget.value);
          grow(currentTarget);
        }}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])];
          if (files.length === 0) return;
          event.preventDefault();
          attach(files);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          if (event.isComposing || event.keyCode === COMPOSING_KEY) return;
          event.preventDefault();
          send();
        }}
      />
      <span ref={microphone} class="microphone" />
      <button type="submit" class="send" aria-label={say('send')} title={say('send')}>
        <Icon name="send" />
      </button>
    </form>
  );
};

const DICTATION = '/assets/dictation.js';

/** Where the button for speaking stands; it is loaded where the browser can put speech into words. */
const useDictation = (area: RefObject<HTMLTextAreaElement | null>): RefObject<HTMLSpanElement | null> => {
  const { chrome, say } = useWords();
  const host = useRef<HTMLSpanElement>(null);
  const open = useTalk().shown.panel?.composer.open !== false;
  useEffect(() => {
    if (!open || !('SpeechRecognition' in window || 'webkitSpeechRecognition' in window)) return;
    let end = (): void => {};
    const loaded = import(DICTATION) as Promise<typeof import('../dictation.ts')>;
    let wanted = true;
    loaded.then(
      ({ dictation }) => {
        if (wanted && host.current && area.current)
          end = dictation(host.current, area.current, chrome.locale, say);
      },
      () => {},
    );
    return () => {
      wanted = false;
      end();
    };
  }, [chrome, open]);
  return host;
};

/** Where CSS cannot let the field grow with its text. */
const grow = (area: HTMLTextAreaElement): void => {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
};
