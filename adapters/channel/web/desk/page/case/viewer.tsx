import { Button, Dialog, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { DeskEvidence } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { fileHref } from './file-href.ts';
import { useUncovered } from './use-uncovered.ts';

/** So far one press of an arrow moves a picture, in pixels. */
const STRIDE = 80;
const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/**
 * One file at a time, large: + and - bring a picture nearer, the arrows go to the file before and after, Escape leads back
 * to where it was opened.
 */
export const Viewer = ({
  files,
  index,
  conversationId,
  onIndex,
  onClose,
}: {
  readonly files: readonly DeskEvidence[];
  readonly index: number;
  readonly conversationId: string;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useDesk();
  useUncovered();
  const [zoom, setZoom] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const file = files[index];
  if (file === undefined) return null;
  const go = (to: number): void => {
    if (files[to] === undefined) return;
    setZoom(0);
    onIndex(to);
  };
  const nearer = (steps: number): void => setZoom(Math.max(0, Math.min(ZOOMS.length - 1, zoom + steps)));
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A picture that is larger than its frame is moved by the arrows.
    const move = (x: number, y: number) => () => frame.current?.scrollBy(x * STRIDE, y * STRIDE);
    const near = zoom > 0;
    const keys: { readonly [key: string]: (() => void) | undefined } = {
      ArrowRight: near ? move(1, 0) : () => go(index + 1),
      ArrowLeft: near ? move(-1, 0) : () => go(index - 1),
      ArrowUp: near ? move(0, -1) : undefined,
      ArrowDown: near ? move(0, 1) : undefined,
      '+': () => nearer(1),
      '-': () => nearer(-1),
      '0': () => setZoom(0),
    };
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className="viewer" onKeyDown={pressed} aria-describedby={undefined}>
        <header className="viewer-bar">
          <DialogTitle action={null} className="viewer-name">
            <bdi>{file.name}</bdi>
          </DialogTitle>
          <span className="quiet" role="status">
            {index + 1} / {files.length}
          </span>
          {file.picture && (
            <>
              <Button disabledFocusable={zoom === 0} onClick={() => nearer(-1)}>
                {t('desk.viewer.smaller')}
              </Button>
              <Button disabledFocusable={zoom === ZOOMS.length - 1} onClick={() => nearer(1)}>
                {t('desk.viewer.larger')}
              </Button>
            </>
          )}
          <Button disabledFocusable={index === 0} onClick={() => go(index - 1)}>
            {t('desk.viewer.previous')}
          </Button>
          <Button disabledFocusable={index === files.length - 1} onClick={() => go(index + 1)}>
            {t('desk.viewer.next')}
          </Button>
          <Button appearance="primary" onClick={onClose}>
            {t('desk.viewer.close')}
          </Button>
        </header>
        <Shown file={file} href={fileHref(conversationId, file)} zoom={ZOOMS[zoom] ?? 1} frame={frame} />
      </DialogSurface>
    </Dialog>
  );
};

const Shown = ({
  file,
  href,
  zoom,
  frame,
}: {
  readonly file: DeskEvidence;
  readonly href: string;
  readonly zoom: number;
  readonly frame: RefObject<HTMLDivElement | null>;
}) => {
  const { t, moment, size } = useDesk();
  return (
    <div className="viewer-body">
      {file.picture && (
        <div className="viewer-frame" ref={frame}>
          <img src={href} alt={file.name} style={zoom === 1 ? {} : { inlineSize: `${zoom * 100}%` }} />
        </div>
      )}
      <p className="quiet">
        {file.who}
        {file.element !== null && <> · {file.element}</>}
        {file.pages !== null && <> · {file.pages}</>} · {size(file.bytes)} · {moment(file.at)} ·{' '}
        <a href={href} download={file.name}>
          {t('desk.viewer.save')}
        </a>
      </p>
      {file.read !== null && (
        <>
          <h3>{t('desk.wordsRead')}</h3>
          <p className="read" dir="auto">
            {file.read}
          </p>
        </>
      )}
      {file.read === null && !file.picture && <p>{t('desk.viewer.unseen')}</p>}
    </div>
  );
};
