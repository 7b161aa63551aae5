/**
 * Speaking instead of typing, where the browser can put speech into words: a button that listens while it is pressed
 * in, and writes what it hears into the field. Nothing is sent by it. Loaded on its own, so that who cannot use it does
 * not wait for it.
 */
export type DictationWord =
  | 'dictate'
  /** Says that it listens, and where the sound may go: some browsers have their maker's servers listen. */
  | 'dictating'
  | 'dictateDenied'
  | 'dictateOffline'
  | 'dictateFailed';

/** What this module uses of the Web Speech API; one browser still has it under a name of its own. */
type Heard = { readonly isFinal: boolean; readonly 0: { readonly transcript: string } };
type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: { readonly results: Iterable<Heard> & ArrayLike<Heard> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
  stop(): void;
};

/** Errors by the word that says what to do; of silence and of our own stop there is nothing to say. */
const SAID: { readonly [error: string]: DictationWord } = {
  'not-allowed': 'dictateDenied',
  'service-not-allowed': 'dictateDenied',
  'audio-capture': 'dictateDenied',
  network: 'dictateOffline',
};
const QUIET = ['no-speech', 'aborted'];

/** A kind of the reader's language that the browser's owner speaks, else the most spoken one. */
const MOST_SPOKEN: { readonly [locale: string]: string } = {
  en: 'en-US',
  es: 'es-419',
  'zh-Hant': 'zh-TW',
  'zh-Hans': 'zh-CN',
};
const spoken = (locale: string): string => {
  const own = locale.startsWith('zh')
    ? undefined
    : navigator.languages.find((tag) => tag.startsWith(`${locale}-`));
  return own ?? MOST_SPOKEN[locale] ?? locale;
};

/** Puts the button into `host` and a line for what it has to say behind it; returns what takes both away. */
export const dictation = (
  host: HTMLElement,
  area: HTMLTextAreaElement,
  locale: string,
  say: (word: DictationWord) => string,
): (() => void) => {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as {
    readonly SpeechRecognition?: new () => Recognition;
    readonly webkitSpeechRecognition?: new () => Recognition;
  };
  const Listener = SpeechRecognition ?? webkitSpeechRecognition;
  if (Listener === undefined) return () => {};
  const { button, line } = drawn(host, say('dictate'));
  let recognition: Recognition | null = null;
  let written = '';

  const end = (): void => {
    recognition?.abort();
    recognition = null;
    button.ariaPressed = 'false';
    if (line.textContent === say('dictating')) line.textContent = '';
  };
  const begin = (): void => {
    const before = area.value.trim();
    const listener = new Listener();
    recognition = listener;
    written = area.value;
    Object.assign(listener, { lang: spoken(locale), continuous: true, interimResults: true });
    listener.onresult = ({ results }) => {
      if (recognition !== listener) return;
      // What was sent or changed meanwhile is not written back.
      if (area.value !== written) return end();
      const heard = Array.from(results, (each) => each[0].transcript).join('');
      written = joined(before, heard.trim(), locale);
      area.value = written;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    };
    listener.onerror = ({ error }) => {
      if (recognition === listener && !QUIET.includes(error))
        line.textContent = say(SAID[error] ?? 'dictateFailed');
    };
    listener.onend = () => {
      if (recognition === listener) end();
    };
    button.ariaPressed = 'true';
    line.textContent = say('dictating');
    try {
      listener.start();
    } catch {
      end();
      line.textContent = say('dictateFailed');
    }
  };
  // Who types, or sends, takes the field back.
  const typed = (): void => {
    if (recognition !== null && area.value !== written) end();
  };
  const pressed = (): void => {
    if (recognition === null) begin();
    else {
      end();
      area.focus();
    }
  };
  const { form } = area;
  button.addEventListener('click', pressed);
  area.addEventListener('input', typed);
  form?.addEventListener('submit', end);
  return () => {
    end();
    area.removeEventListener('input', typed);
    form?.removeEventListener('submit', end);
    button.remove();
    line.remove();
  };
};

const joined = (before: string, heard: string, locale: string): string =>
  before === '' || heard === '' || locale.startsWith('zh') ? before + heard : `${before} ${heard}`;

const drawn = (host: HTMLElement, name: string) => {
  const button = document.createElement('button');
  Object.assign(button, {
    type: 'button',
    className: 'bare',
    title: name,
    ariaLabel: name,
    ariaPressed: 'false',
  });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute(
    'd',
    'M12 3.500a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3ZM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3',
  );
  svg.append(path);
  button.append(svg);
  const line = document.createElement('p');
  line.className = 'dictation';
  line.setAttribute('role', 'status');
  host.append(button, line);
  return { button, line };
};
