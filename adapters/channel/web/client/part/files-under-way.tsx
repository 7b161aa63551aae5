import type { JSX } from 'preact';
import type { Upload } from '../live/upload.ts';
import { useWords } from '../words.tsx';
import { useTalk } from './talk.tsx';

/** Files that are on their way, and those that could not be sent. */
export const FilesUnderWay = (): readonly JSX.Element[] =>
  useTalk().shown.uploads.map((upload) => <FileUnderWay key={upload.id} upload={upload} />);

const FileUnderWay = ({ upload }: { readonly upload: Upload }): JSX.Element => {
  const { say } = useWords();
  const { uploads } = useTalk().conversation;
  const { id, file, share, state, note, retry } = upload;
  return (
    <div class="msg file upload">
      <bdi class="file-name">{file.name}</bdi>
      {state === 'sending' && (
        <progress value={share} max={1} aria-label={`${say('attaching')} ${file.name}`} />
      )}
      <div class="under-way" role="status" dir="auto">
        {state === 'sending' ? say('attaching') : 'word' in note ? say(note.word) : note.text}
      </div>
      <div class="choices">
        {state === 'stopped' && retry && (
          <button type="button" class="button plain small" onClick={() => uploads.again(id)}>
            {say('retry')}
          </button>
        )}
        <button type="button" class="button plain small" onClick={() => uploads.drop(id)}>
          {say('remove')}
        </button>
      </div>
    </div>
  );
};
