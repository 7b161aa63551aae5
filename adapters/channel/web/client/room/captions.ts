/** What of the Web Speech API is used; one browser still has it under a name of its own. */
type Heard = { readonly isFinal: boolean; readonly 0: { readonly transcript: string } };
type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: { readonly resultIndex: number; readonly results: ArrayLike<Heard> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
};

const listener = (): (new () => Recognition) | null => {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as {
    readonly SpeechRecognition?: new () => Recognition;
    readonly webkitSpeechRecognition?: new () => Recognition;
  };
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
};

/** Can this browser put one's own speech into words? */
export const canCaption = (): boolean => listener() !== null;

/** Of these there is no coming back by itself. */
const FATAL = ['not-allowed', 'service-not-allowed', 'audio-capture', 'network', 'language-not-supported'];
/** As much as a person reads at a glance. */
const SHOWN = 160;

/**
 * Puts what this person says into words, as they say it, and hands the last of it on; nothing is kept. The browser ends
 * listening after a silence and is then asked again. Returns the function that ends it; `onEnd` is called where the browser
 * cannot go on.
 */
export const caption = (locale: string, onWords: (text: string) => void, onEnd: () => void): (() => void) => {
  const Listener = listener();
  if (Listener === null) {
    onEnd();
    return () => {};
  }
  const recognition = new Listener();
  let ended = false;
  Object.assign(recognition, { lang: locale, continuous: true, interimResults: true });
  recognition.onresult = ({ resultIndex, results }) => {
    const heard = Array.from(results)
      .slice(resultIndex)
      .map((each) => each[0].transcript)
      .join('');
    onWords(heard.trim().slice(-SHOWN));
  };
  recognition.onerror = ({ error }) => {
    if (!FATAL.includes(error)) return;
    ended = true;
    onEnd();
  };
  recognition.onend = () => {
    if (!ended) recognition.start();
  };
  recognition.start();
  return () => {
    ended = true;
    recognition.abort();
  };
};
