import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { hrefOf } from '../address.ts';
import { getKeys } from '../api.ts';
import { useDesk } from '../desk-context.ts';

/** Who has no way back but another link is told that there is a better one; nobody else hears of it. */
export const SuggestKey = ({ hidden }: { readonly hidden: boolean }) => {
  const { chrome, t } = useDesk();
  const [none, setNone] = useState(false);
  useEffect(() => {
    // Asked again once the page of keys is left. Where it cannot be known, nothing is suggested.
    if (hidden) return;
    getKeys(chrome.locale).then(
      ({ possible, keys, lastStays }) => setNone(possible && lastStays && keys.length === 0),
      () => setNone(false),
    );
  }, [chrome.locale, hidden]);
  if (!none || hidden) return null;
  return (
    <aside className="connection" aria-label={t('own.keys')}>
      <MessageBar intent="info">
        <MessageBarBody>{t('own.suggest')}</MessageBarBody>
        <MessageBarActions>
          <a href={hrefOf('own')}>{t('own.keyAdd')}</a>
        </MessageBarActions>
      </MessageBar>
    </aside>
  );
};
