import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk-context.ts';

/** Long enough to be read. */
const COPIED_FOR = 3_000;

/** Gives the address of this case to a colleague: in Teams one that opens there. */
export const CopyLink = ({ caseId, label }: { readonly caseId: string; readonly label: string }) => {
  const { chrome, host, t } = useDesk();
  const [copied, setCopied] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    address.current?.select();
    // A frame may not be allowed to write to the clipboard; then the selected address is copied the old way.
    const done = await navigator.clipboard?.writeText(address.current?.value ?? '').then(
      () => true,
      () => document.execCommand('copy'),
    );
    setCopied(done ?? document.execCommand('copy'));
  };
  return (
    <span className="copy">
      <input
        ref={address}
        className="hidden"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        value={host.linkTo(caseId, label, chrome.teamsApp)}
      />
      <button type="button" className="small" onClick={() => void copy()}>
        {t(copied ? 'desk.copied' : 'desk.copyLink')}
      </button>
      <span role="status" className="hidden">
        {copied && t('desk.copied')}
      </span>
    </span>
  );
};
