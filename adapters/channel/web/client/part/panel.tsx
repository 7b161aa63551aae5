import type { JSX } from 'preact';
import type { WireChoice, WirePanel } from '../../wire.ts';
import { pathOf } from '../api.ts';
import { usePress } from '../item/choices.tsx';
import { isoOf } from '../moment.ts';
import { isEmbedded, pathTo, type Route } from '../route.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';
import { Language } from './language.tsx';
import { TurnNote } from './note.tsx';
import { CloseFrame } from './page-head.tsx';
import { useTalk, useTurnOf } from './talk.tsx';

/** Controls of the panel belong to no message. */
const PANEL = { seq: 0 };

/** What stands above the conversation: where the case is, what comes next and when, and the way to a person. */
export const Panel = ({ go }: { readonly go: (route: Route) => void }): JSX.Element => {
  const { say } = useWords();
  const { panel } = useTalk().shown;
  return (
    <header class="panel">
      {panel?.demonstration === true && <p class="demonstration">{say('demonstration')}</p>}
      <div class="column">
        <div class="panel-top">
          <h1 dir="auto">{panel?.title ?? 'Parley'}</h1>
          {panel !== null && panel.person !== null && <Person choice={panel.person} />}
          <Menu go={go} helper={panel?.helper ?? null} />
          <CloseFrame />
        </div>
        {panel === null ? <div class="bone short" /> : <Standing panel={panel} />}
        <TurnNote origin={PANEL.seq} />
      </div>
    </header>
  );
};

const Standing = ({ panel }: { readonly panel: WirePanel }): JSX.Element => (
  <div class="standing">
    <p>
      <span class="phase" dir="auto">
        {panel.phase}
      </span>{' '}
      <span dir="auto">{panel.next}</span>
    </p>
    {panel.tasks.map((task) => (
      <p class="quiet" dir="auto" key={task}>
        {task}
      </p>
    ))}
    {panel.room !== null && <Room label={panel.room} />}
    {panel.due !== null && <Due due={panel.due} />}
  </div>
);

/** The way to the video room while it is open; in the room itself there is none. */
const Room = ({ label }: { readonly label: string }): JSX.Element | null => {
  const { conversation } = useTalk();
  if (location.pathname.startsWith('/room/')) return null;
  return (
    <p>
      <a
        class="button primary small"
        href={pathTo({ page: 'room', id: conversation.id })}
        target={isEmbedded() ? '_blank' : undefined}
      >
        <Icon name="person" />
        {label}
      </a>
    </p>
  );
};

/** The next date, and why it is that date. */
const Due = ({ due }: { readonly due: NonNullable<WirePanel['due']> }): JSX.Element => {
  const { say } = useWords();
  return (
    <details class="due">
      <summary>
        <Icon name="clock" />
        <time dateTime={isoOf(due.at)} dir="auto">
          {due.text}
        </time>{' '}
        <span class="why">{say('why')}</span>
      </summary>
      <p dir="auto">{due.why}</p>
      {due.source !== '' && (
        <p class="quiet" dir="auto">
          {say('source')}: {due.source}
        </p>
      )}
    </details>
  );
};

/** Always in the same place, and one press is enough. */
const Person = ({ choice }: { readonly choice: WireChoice }): JSX.Element => {
  const press = usePress(PANEL);
  const turn = useTurnOf(PANEL.seq);
  return (
    <button
      type="button"
      class="button plain ask-person"
      aria-busy={turn?.state === 'waiting'}
      onClick={() => press(choice)}
    >
      <Icon name="person" />
      <span>{choice.label}</span>
    </button>
  );
};

const Menu = ({
  go,
  helper,
}: {
  readonly go: (route: Route) => void;
  readonly helper: WireChoice | null;
}): JSX.Element => {
  const press = usePress(PANEL);
  const { say } = useWords();
  const { conversation, shown } = useTalk();
  return (
    <>
      <button type="button" class="bare" aria-label={say('menu')} popovertarget="menu">
        <Icon name="menu" />
      </button>
      <div id="menu" class="menu" popover="auto">
        <Language onChoose={(locale) => void conversation.readIn(locale)} />
        {shown.panel !== null && <p class="menu-number">{shown.panel.number}</p>}
        {helper !== null && (
          <button
            type="button"
            class="menu-line"
            popovertarget="menu"
            popovertargetaction="hide"
            onClick={() => press(helper)}
          >
            {helper.label}
          </button>
        )}
        <a class="menu-line" href={`${pathOf(conversation.id)}/export`} download="">
          {say('exportRecord')}
        </a>
        <a
          class="menu-line"
          href="/"
          onClick={(event) => {
            if (!isEmbedded() && (event.metaKey || event.ctrlKey)) return;
            event.preventDefault();
            go({ page: 'start' });
          }}
        >
          {say('yourCases')}
        </a>
      </div>
    </>
  );
};
