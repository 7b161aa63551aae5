import { useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeskCase, DeskEvidence } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { fileHref } from './file-href.ts';
import { useMarked } from './reveal.ts';
import { Viewer } from './viewer.tsx';
import './evidence.css';

/** Every file on the record; each opens where it can be looked at, with the words that were read in it. */
export const Evidence = ({
  view: { evidence },
  conversationId,
}: {
  readonly view: DeskCase;
  readonly conversationId: string | null;
}) => {
  const { t } = useDesk();
  const [opened, setOpened] = useState<number | null>(null);
  if (evidence.length === 0) return null;
  return (
    <section>
      <h2>{t('desk.evidence')}</h2>
      <ul className="files">
        {evidence.map((file, index) => (
          <File key={file.id} file={file} conversationId={conversationId} onOpen={() => setOpened(index)} />
        ))}
      </ul>
      {conversationId !== null && opened !== null && (
        <Viewer
          files={evidence}
          index={opened}
          conversationId={conversationId}
          onIndex={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
};

const File = ({
  file,
  conversationId,
  onOpen,
}: {
  readonly file: DeskEvidence;
  readonly conversationId: string | null;
  readonly onOpen: () => void;
}) => {
  const { moment, size } = useDesk();
  const restore = useRestoreFocusTarget();
  const place = useMarked(`file-${file.id}`);
  const { name, preview } = file;
  return (
    <li {...place}>
      {conversationId === null ? (
        <bdi>{name}</bdi>
      ) : (
        <button type="button" className="file" onClick={onOpen} {...restore}>
          {preview !== null && (
            <img
              src={`${fileHref(conversationId, file)}/preview`}
              width={preview.width}
              height={preview.height}
              alt=""
              loading="lazy"
            />
          )}
          <bdi>{name}</bdi>
        </button>
      )}
      <span className="quiet">
        {file.who}
        {file.element !== null && <> · {file.element}</>}
        {file.pages !== null && <> · {file.pages}</>} · {size(file.bytes)} · {moment(file.at)}
      </span>
    </li>
  );
};
