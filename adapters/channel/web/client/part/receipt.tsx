import type { JSX } from 'preact';
import type { WireReceipt } from '../../wire.ts';
import { useWords } from '../words.tsx';
import { Dialog } from './dialog.tsx';
import { useTalk } from './talk.tsx';
import { Text } from './text.tsx';

/** The bidder's own proof, shown once. Once put away, it is nowhere in the browser but in the file that was saved. */
export const Receipt = ({ receipt }: { readonly receipt: WireReceipt }): JSX.Element => {
  const { say } = useWords();
  const { conversation } = useTalk();
  return (
    <Dialog title={receipt.title} onClose={conversation.receiptSeen}>
      <Text text={receipt.text} />
      <div class="choices">
        <button type="button" class="button primary" onClick={() => save(receipt.file)}>
          {say('saveReceipt')}
        </button>
        <button type="button" class="button plain" onClick={conversation.receiptSeen}>
          {say('close')}
        </button>
      </div>
    </Dialog>
  );
};

const save = ({ name, content }: WireReceipt['file']): void => {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
};
