import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { OwnSession } from '../../../staff/own-wire.ts';
import type { OwnKeys } from '../../../staff/passkey-wire.ts';
import {
  endOtherSessions,
  endSession,
  getKeys,
  getSessions,
  type Problem,
  removeKey,
  signOut,
} from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { ListPage } from '../list-page.tsx';
import { useFetched } from '../use-fetched.ts';
import { AddKey } from './add-key.tsx';
import { deviceSaid } from './device.ts';
import '../form/form.css';
import './own.css';

type Own = { readonly keys: OwnKeys; readonly sessions: readonly OwnSession[] };
const getOwn = async (locale: string): Promise<Own> => {
  const [keys, sessions] = await Promise.all([getKeys(locale), getSessions(locale)]);
  return { keys, sessions };
};

/** By what one signs in, and where one is signed in now. */
export const OwnPage = () => {
  const { chrome, t } = useDesk();
  const fetched = useFetched(getOwn);
  const [said, setSaid] = useState('');
  const act = async (work: Promise<unknown>, done = ''): Promise<void> => {
    try {
      await work;
      setSaid(done);
    } catch (fault) {
      setSaid((fault as Problem).message || t('desk.unreachable'));
    }
    await fetched.again();
  };
  const leave = async (): Promise<void> => {
    try {
      const { url } = await signOut(chrome.locale);
      location.assign(url ?? '/sign-in');
    } catch (fault) {
      setSaid((fault as Problem).message || t('desk.unreachable'));
    }
  };
  return (
    <ListPage title="own.title" what="own.keysWhat" fetched={fetched}>
      {({ keys, sessions }) => (
        <>
          <p role="status" className="said">
            {said}
          </p>
          <Keys keys={keys} onAct={act} />
          <Sessions sessions={sessions} onAct={act} onLeave={leave} />
        </>
      )}
    </ListPage>
  );
};

type Act = { readonly onAct: (work: Promise<unknown>, done?: string) => Promise<void> };

const Keys = ({ keys: { keys, possible, lastStays }, onAct }: Act & { readonly keys: OwnKeys }) => {
  const { chrome, moment, t } = useDesk();
  return (
    <section className="own">
      <h2>{t('own.keys')}</h2>
      {keys.length === 0 && <p className="quiet">{t('own.noKeys')}</p>}
      <ul>
        {keys.map(({ id, name, addedAt, usedAt }) => (
          <li key={id}>
            <div>
              <b>{name}</b>
              <span className="quiet">
                {t('own.keySince')}: {moment(addedAt)} ·{' '}
                {usedAt === null ? t('own.keyNever') : `${t('own.keyUsed')}: ${moment(usedAt)}`}
              </span>
              {keys.length === 1 && lastStays && <span className="quiet">{t('own.keyLast')}</span>}
            </div>
            {(keys.length > 1 || !lastStays) && (
              <Button
                aria-label={`${t('own.keyRemove')}: ${name}`}
                onClick={() => onAct(removeKey(chrome.locale, id))}
              >
                {t('own.keyRemove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {possible ? (
        <AddKey onAdd={(added) => onAct(added, t('own.keyAdded'))} />
      ) : (
        <p className="quiet">{t('access.key.noPlace')}</p>
      )}
    </section>
  );
};

const Sessions = ({
  sessions,
  onAct,
  onLeave,
}: Act & { readonly sessions: readonly OwnSession[]; readonly onLeave: () => Promise<void> }) => {
  const { chrome, moment, t } = useDesk();
  const { locale } = chrome;
  return (
    <section className="own">
      <h2>{t('own.sessions')}</h2>
      <ul>
        {sessions.map(({ id, device, way, since, seenAt, current }) => (
          <li key={id}>
            <div>
              <b>{deviceSaid(device) || t('own.unknown')}</b>
              {current && <span className="here">{t('own.here')}</span>}
              <span className="quiet">
                {way !== null && <>{t(`access.way.${way}`)} · </>}
                {t('own.since')}: {moment(since)} · {t('own.seen')}: {moment(seenAt)}
              </span>
            </div>
            {!current && <Button onClick={() => onAct(endSession(locale, id))}>{t('own.end')}</Button>}
          </li>
        ))}
      </ul>
      <div className="buttons">
        {sessions.length > 1 && (
          <Button onClick={() => onAct(endOtherSessions(locale))}>{t('own.endOthers')}</Button>
        )}
        <Button onClick={onLeave}>{t('own.signOut')}</Button>
      </div>
    </section>
  );
};
