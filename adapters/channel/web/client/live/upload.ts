/** A file on its way. `share`: how much of it has arrived, 0 to 1. */
export type Upload = {
  readonly id: string;
  readonly file: File;
  readonly element: string | undefined;
  readonly share: number;
  readonly state: 'sending' | 'stopped';
  readonly note: UploadNote;
  /** The same file may be taken later. */
  readonly retry: boolean;
};
/** What stopped it: a sentence of the server, or one of the browser's own. */
export type UploadNote =
  | { readonly text: string }
  | { readonly word: 'attachFailed' | 'fileTooLarge' | 'fileType' };

export type Uploading = { cancel(): void };

/**
 * Sends one file as it is; XMLHttpRequest, since fetch tells nothing of an upload's progress. The same `id` sent again
 * has one effect.
 */
export const sendFile = (
  path: string,
  { id, file, element }: Pick<Upload, 'id' | 'file' | 'element'>,
  on: { progress(share: number): void; done(): void; stopped(note: UploadNote, retry: boolean): void },
): Uploading => {
  const query = new URLSearchParams({ id, name: file.name, ...(element === undefined ? {} : { element }) });
  const request = new XMLHttpRequest();
  request.open('POST', `${path}/files?${query}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept', 'application/json');
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => on.progress(total === 0 ? 0 : loaded / total);
  request.onload = () => {
    const { status } = request;
    const frame = (request.response ?? {}) as { readonly [P in 't' | 'text']?: string } & {
      readonly retry?: boolean;
    };
    if (status < 300 && frame.t === 'done') on.done();
    else on.stopped(noteOf(status, frame.text ?? ''), frame.retry ?? status >= 500);
  };
  request.onerror = () => on.stopped({ word: 'attachFailed' }, true);
  request.send(file);
  return { cancel: () => request.abort() };
};

const noteOf = (status: number, text: string): UploadNote => {
  if (text !== '') return { text };
  if (status === 413) return { word: 'fileTooLarge' };
  return { word: status === 415 ? 'fileType' : 'attachFailed' };
};
