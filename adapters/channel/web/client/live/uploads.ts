import { sendFile, type Upload, type Uploading } from './upload.ts';

export type Uploads = {
  list(): readonly Upload[];
  add(files: readonly File[], element?: string): void;
  again(id: string): void;
  /** Stops it if it is under way, and forgets it. */
  drop(id: string): void;
  /** Sends again what a lost connection stopped. */
  resume(): void;
  close(): void;
};

/** The files of one conversation that are under way or could not be sent. */
export const uploadsOf = (path: string, onChange: (list: readonly Upload[]) => void): Uploads => {
  let list: readonly Upload[] = [];
  const running = new Map<string, Uploading>();
  const set = (next: readonly Upload[]): void => {
    list = next;
    onChange(list);
  };
  const change = (id: string, part: Partial<Upload>): void =>
    set(list.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const drop = (id: string): void => {
    running.get(id)?.cancel();
    running.delete(id);
    set(list.filter((each) => each.id !== id));
  };
  const start = (upload: Upload): void => {
    change(upload.id, { state: 'sending', share: 0 });
    running.set(
      upload.id,
      sendFile(path, upload, {
        progress: (share) => change(upload.id, { share }),
        done: () => drop(upload.id),
        stopped: (note) => change(upload.id, { state: 'stopped', note }),
      }),
    );
  };
  const again = (id: string): void => {
    const upload = list.find((each) => each.id === id);
    if (upload !== undefined) start(upload);
  };
  return {
    list: () => list,
    add: (files, element) => {
      const added = files.map((file): Upload => {
        const id = crypto.randomUUID();
        return { id, file, element, share: 0, state: 'sending', note: { text: '' } };
      });
      set([...list, ...added]);
      for (const upload of added) start(upload);
    },
    again,
    drop,
    resume: () => {
      for (const { id, state, note } of list)
        if (state === 'stopped' && 'word' in note && note.word === 'attachFailed') again(id);
    },
    close: () => {
      for (const upload of running.values()) upload.cancel();
    },
  };
};
