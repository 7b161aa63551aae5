import { Badge } from '@fluentui/react-components';
import type { DeskCase } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';

/** Who, what, how much, where it stands, who acts next by when and why, and who looks after it. */
export const CaseHeader = ({
  view,
  conversationId,
}: {
  readonly view: DeskCase;
  readonly conversationId: string | null;
}) => {
  const { t, moment } = useDesk();
  return (
    <header className="head">
      <div className="headline">
        <h1>
          {view.about}
          {view.respondent !== null && <> · {view.respondent.name}</>}
        </h1>
        {view.amount !== null && <p className="amount">{view.amount}</p>}
      </div>
      <p className="quiet">
        {view.title} · {view.label} · {t('desk.opened')} {moment(view.openedAt)}
        {view.demonstration && <> · {t('desk.demonstration')}</>}
      </p>
      <ul className="marks">
        <li>
          <Badge appearance="outline" color="informative">
            {view.phase}
          </Badge>
        </li>
        {view.room && conversationId !== null && (
          <li>
            <a href={`/room/${encodeURIComponent(conversationId)}`} target="_blank" rel="noopener">
              {t('chrome.room')}
            </a>
          </li>
        )}
        {view.flags.map(({ id, label }) => (
          <li key={id}>
            <Badge appearance="tint" color="warning">
              {label}
            </Badge>
          </li>
        ))}
        {view.reason !== null && (
          <li>
            <Badge appearance="tint" color="informative">
              {view.reason}
            </Badge>
          </li>
        )}
      </ul>
      <dl className="facts">
        <Next view={view} />
        <Holder view={view} />
        <Parties view={view} />
      </dl>
    </header>
  );
};

const Next = ({ view: { next, now, ended } }: { readonly view: DeskCase }) => {
  const { t, deadline, distance } = useDesk();
  if (next === null)
    return (
      <div>
        <dt>{t('desk.next')}</dt>
        <dd>{ended ?? t('desk.nothing')}</dd>
      </div>
    );
  const late = next.at < now;
  return (
    <div>
      <dt>{t('desk.next')}</dt>
      <dd>
        <b className="owner">{next.who}</b>
        {next.step}
        <br />
        <time className={late ? 'late' : ''} dateTime={new Date(next.at).toISOString()}>
          <b>{late ? t('desk.late') : distance(next.at, now)}</b> · {deadline(next.at)}
        </time>
        <br />
        <span className="quiet">
          {next.why} ({next.source}
          {!next.verified && <>, {t('desk.unverified')}</>})
        </span>
      </dd>
    </div>
  );
};

const Holder = ({ view: { holder, handover, now } }: { readonly view: DeskCase }) => {
  const { chrome, t, distance, deadline } = useDesk();
  const to =
    handover === null
      ? null
      : handover.toMe
        ? t('desk.holder.you')
        : (chrome.colleagues.find(({ id }) => id === handover.to)?.name ?? handover.to);
  return (
    <div>
      <dt>{t('desk.holder')}</dt>
      <dd>
        <b>{holder === null ? t('desk.holder.none') : holder.mine ? t('desk.holder.you') : holder.name}</b>
        {holder !== null && <span className="quiet"> {distance(holder.since, now)}</span>}
        {handover !== null && (
          <>
            <br />
            {t('desk.handedTo')} <b>{to}</b> <span className="quiet">{deadline(handover.acceptBy)}</span>
          </>
        )}
      </dd>
    </div>
  );
};

const Parties = ({ view: { claimant, respondent, notice, now } }: { readonly view: DeskCase }) => {
  const { t, distance } = useDesk();
  return (
    <div>
      <dt>{t('desk.parties')}</dt>
      <dd>
        <b>{claimant.label}</b>{' '}
        <span className="quiet">
          {t('desk.heard')} {distance(claimant.heardAt, now)}
        </span>
        <br />
        <b>{t('staff.party.respondent')}</b>{' '}
        <span className="quiet">
          {respondent === null
            ? t('desk.notInvited')
            : respondent.heardAt === null
              ? t('desk.notJoined')
              : `${t('desk.heard')} ${distance(respondent.heardAt, now)}`}
        </span>
        {notice !== null && (
          <>
            <br />
            <span className="quiet">{notice}</span>
          </>
        )}
      </dd>
    </div>
  );
};
