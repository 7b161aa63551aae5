import { useEffect, useRef, useState } from 'react';
import { copied } from '../copied.ts';
import { useDesk } from '../desk-context.ts';

/** Long enough to be read. */
const COPIED_FOR = 3_000;

/** Gives the address of this case to a colleague: in Teams one that opens there. */
export const CopyLink = ({ caseId, label }: { readonly caseId: string; readonly label: string }) => {
  const { chrome, host, t } = useDesk();
  const [done, setDone] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), COPIED_FOR);
    return () => clearTimeout(timer);
  }, [done]);
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
      <button type="button" className="small" onClick={async () => setDone(await copied(address.current))}>
        {t(done ? 'desk.copied' : 'desk.copyLink')}
      </button>
      <span role="status" className="hidden">
        {done && t('desk.copied')}
      </span>
    </span>
  );
};
