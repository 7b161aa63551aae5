import type { JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { tab } from '../keep.ts';
import { type Editing, editable, standing } from '../live/editing.ts';
import { useWords } from '../words.tsx';
import { Attach } from './attach.tsx';
import { Icon } from './icon.tsx';
import { useTalk } from './talk.tsx';

/** Some browsers end a composition before they report its Enter; they mark it with this code. */
const COMPOSING_KEY = 229;

/**
 * Where people write, or put right what they wrote. Nothing leaves before Send. Enter sends and Shift with Enter makes a
 * line, but an Enter that chooses a character in an input method does neither.
 */
export const Composer = ({
  room,
  onSent,
}: {
  /** The talk that the words are for, where there are several and one is chosen. */
  readonly room: string | undefined;
  readonly onSent: () => void;
}): JSX.Element => {
  const { shown } = useTalk();
  const used = useRef(false);
  const { open, text, edits, rooms } = shown.panel?.composer ?? CLOSED_TO_EDITS;
  const editing = edits ? shown.editing : null;
  used.current ||= editing !== null;
  if (!open)
    return (
      <p id="composer" class="composer-closed" dir="auto">
        {text}
      </p>
    );
  return (
    <Writing
      key={editing?.of ?? room}
      editing={editing}
      room={room}
      hint={rooms.length > 0 ? '' : text}
      takesFocus={used.current}
      onSent={onSent}
    />
  );
};

/** Until the panel is there. */
const CLOSED_TO_EDITS = { open: true, text: '', edits: false, rooms: [] };

type Props = {
  readonly editing: Editing | null;
  readonly room: string | undefined;
  readonly hint: string;
  readonly takesFocus: boolean;
  readonly onSent: () => void;
};

const Writing = ({ editing, room, hint, takesFocus, onSent }: Props): JSX.Element => {
  const { say } = useWords();
  const { conversation, shown } = useTalk();
  const unchosen = `parley.draft.${conversation.id}`;
  // What was begun for one talk is never in the box of another.
  const draft = room === undefined ? unchosen : `${unchosen}/${room}`;
  const [text, setText] = useState(() => editing?.text ?? tab.get(draft) ?? moved(unchosen, draft) ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  const microphone = useDictation(area);
  useLayoutEffect(() => {
    if (!takesFocus || area.current === null) return;
    area.current.focus();
    grow(area.current);
  }, []);
  const change = (next: string): void => {
    setText(next);
    if (editing !== null) return;
    if (next === '') tab.drop(draft);
    else tab.set(draft, next);
  };
  const send = (): void => {
    const words = text.trim();
    if (words === '') return;
    if (editing === null)
      conversation.say({ kind: 'text', text: words, ...(room === undefined ? {} : { room }) }, null);
    else if (words !== editing.text)
      conversation.say({ kind: 'edit', of: String(editing.of), text: words }, null);
    conversation.edit(null);
    change('');
    area.current?.focus();
    onSent();
  };
  const editLast = (): boolean => {
    const last = editable(standing(shown.feed.items)).at(-1);
    if (last === undefined || shown.panel?.composer.edits !== true) return false;
    conversation.edit({ of: last.seq, text: last.text });
    return true;
  };
  const attach = (files: readonly File[]): void => {
    conversation.uploads.add(files);
    onSent();
  };
  const name = editing === null ? hint || say('placeholder') : say('editing');
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {editing === null ? (
        <Attach label={say('attach')} onFiles={attach} />
      ) : (
        <button
          type="button"
          class="bare"
          aria-label={say('editCancel')}
          title={say('editCancel')}
          onClick={() => conversation.edit(null)}
        >
          <Icon name="close" />
        </button>
      )}
      <textarea
        ref={area}
        id="composer"
        rows={1}
        dir="auto"
        enterkeyhint="send"
        aria-label={name}
        placeholder={name}
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
          const { key, shiftKey } = event;
          if (event.isComposing || event.keyCode === COMPOSING_KEY) return;
          if (key === 'Enter' && !shiftKey) send();
          else if (key === 'Escape' && editing !== null) conversation.edit(null);
          else if (key !== 'ArrowUp' || text !== '' || !editLast()) return;
          event.preventDefault();
        }}
      />
      <span ref={microphone} class="microphone" />
      <button type="submit" class="send" aria-label={say('send')} title={say('send')}>
        <Icon name="send" />
      </button>
      {editing !== null && <p class="editing-line">{say('editing')}</p>}
    </form>
  );
};

/** What was begun before it was chosen who reads it goes along with the first choice. */
const moved = (from: string, to: string): string | null => {
  const words = tab.get(from);
  if (words === null) return null;
  tab.drop(from);
  tab.set(to, words);
  return words;
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
