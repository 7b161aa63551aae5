import type { DeskCase, DeskEvidence } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';

/** What the customer told, in the customer's own words. */
export const Story = ({ view: { story } }: { readonly view: DeskCase }) => {
  const { t, moment } = useDesk();
  return (
    <section>
      <h2>{t('desk.story')}</h2>
      {story.length === 0 && <p className="quiet">{t('desk.noStory')}</p>}
      {story.map(({ text, at }) => (
        <blockquote key={at + text} className="told">
          <p dir="auto">{text}</p>
          <footer className="quiet">{moment(at)}</footer>
        </blockquote>
      ))}
    </section>
  );
};

export const Evidence = ({
  view: { evidence },
  conversationId,
}: {
  readonly view: DeskCase;
  readonly conversationId: string | null;
}) => {
  const { t, moment, size } = useDesk();
  if (evidence.length === 0) return null;
  return (
    <section>
      <h2>{t('desk.evidence')}</h2>
      <ul className="files">
        {evidence.map((file) => (
          <li key={file.who + file.sha256}>
            <FileLink file={file} conversationId={conversationId} />{' '}
            <span className="quiet">
              {file.who}
              {file.element !== null && <> · {file.element}</>}
              {file.pages !== null && <> · {file.pages}</>} · {size(file.bytes)} · {moment(file.at)}
            </span>
            {file.read !== null && (
              <details>
                <summary>{t('desk.wordsRead')}</summary>
                <p className="read" dir="auto">
                  {file.read}
                </p>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const FileLink = ({
  file: { sha256, name, preview },
  conversationId,
}: {
  readonly file: DeskEvidence;
  readonly conversationId: string | null;
}) => {
  const { host } = useDesk();
  if (conversationId === null) return <bdi>{name}</bdi>;
  const href = `/api/conversations/${conversationId}/files/${sha256}`;
  // A window that a frame opens is not signed in; what the frame itself loads is.
  const where = host.framed ? { download: name } : { target: '_blank' };
  return (
    <a href={href} {...where} rel="noreferrer">
      {preview !== null && (
        <img src={`${href}/preview`} width={preview.width} height={preview.height} alt="" loading="lazy" />
      )}
      <bdi>{name}</bdi>
    </a>
  );
};

/** Everything that happened, newest first. */
export const Timeline = ({ view: { timeline } }: { readonly view: DeskCase }) => {
  const { t, moment } = useDesk();
  return (
    <section>
      <h2>{t('desk.timeline')}</h2>
      <ol className="timeline" reversed>
        {timeline.toReversed().map(({ position, at, text }) => (
          <li key={position}>
            <time className="quiet" dateTime={new Date(at).toISOString()}>
              {moment(at)}
            </time>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
};
