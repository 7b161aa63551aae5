import { LARGEST_FILE } from '../../../../../core/port/intake.ts';
import { type KeptFile, keptFiles } from './kept-files.ts';
import { sendFile, type Upload, type Uploading } from './upload.ts';

export type Uploads = {
  add(files: readonly File[], element?: string): void;
  again(id: string): void;
  /** Stops it if it is under way, and forgets it. */
  drop(id: string): void;
  /** Sends again what a lost connection stopped. */
  resume(): void;
  close(): void;
};

/**
 * The files of one conversation that are under way or could not be sent. What a reload of the page interrupted is sent
 * again under the same id, so that it arrives once.
 */
export const uploadsOf = (
  path: string,
  conversationId: string,
  onChange: (list: readonly Upload[]) => void,
): Uploads => {
  const kept = keptFiles();
  let list: readonly Upload[] = [];
  let closed = false;
  const running = new Map<string, Uploading>();
  const keeping = new Map<string, Promise<void>>();
  const set = (next: readonly Upload[]): void => {
    list = next;
    onChange(list);
  };
  const change = (id: string, part: Partial<Upload>): void =>
    set(list.map((each) => (each.id === id ? { ...each, ...part } : each)));
  // A small file can be sent sooner than it is kept.
  const forget = async (id: string): Promise<void> => {
    await keeping.get(id);
    keeping.delete(id);
    await kept.drop(id);
  };
  const drop = (id: string): void => {
    running.get(id)?.cancel();
    running.delete(id);
    void forget(id);
    set(list.filter((each) => each.id !== id));
  };
  const start = (upload: Upload): void => {
    change(upload.id, { state: 'sending', share: 0 });
    running.set(
      upload.id,
      sendFile(path, upload, {
        progress: (share) => change(upload.id, { share }),
        done: () => drop(upload.id),
        stopped: (note, retry) => {
          if (!retry) void forget(upload.id);
          change(upload.id, { state: 'stopped', note, retry });
        },
      }),
    );
  };
  const again = (id: string): void => {
    const upload = list.find((each) => each.id === id);
    if (upload !== undefined) start(upload);
  };
  const show = (files: readonly KeptFile[]): readonly Upload[] => {
    const known = new Set(list.map(({ id }) => id));
    const added = files.filter(({ id }) => !known.has(id)).map(beginning);
    set([...list, ...added]);
    for (const upload of added) if (upload.state === 'sending') start(upload);
    return added;
  };
  void kept.of(conversationId).then((files) => {
    if (!closed) show(files);
  });
  return {
    add: (files, element) => {
      const chosen = files.map((file) => ({ id: crypto.randomUUID(), conversationId, file, element }));
      for (const { state, id, file } of show(chosen))
        if (state === 'sending') keeping.set(id, kept.put({ id, conversationId, file, element }));
    },
    again,
    drop,
    resume: () => {
      for (const { id, state, note } of list)
        if (state === 'stopped' && 'word' in note && note.word === 'attachFailed') again(id);
    },
    close: () => {
      closed = true;
      for (const upload of running.values()) upload.cancel();
    },
  };
};

/** What the server would refuse for its size does not use up anybody's data. */
const beginning = ({ id, file, element }: KeptFile): Upload => {
  const large = file.size > LARGEST_FILE;
  const note = large ? ({ word: 'fileTooLarge' } as const) : { text: '' };
  return { id, file, element, share: 0, state: large ? 'stopped' : 'sending', note, retry: false };
};
