import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Audience, Side } from '../../../../../core/case/party.ts';
import type { OtherSeat, RoomView } from '../../../../../core/video/room.ts';
import type { Joined } from '../../room/wire.ts';
import type { Lead } from '../part/rooms.tsx';
import { Controls } from './controls.tsx';
import { Nobody } from './door.tsx';
import { Icon } from './icon.tsx';
import { useOwnPicture } from './own.tsx';
import { People } from './people.tsx';
import { Picture } from './picture.tsx';
import type { RoomShown, Visit } from './visit.ts';
import { personSaid, type SayRoom, shortSaid } from './words.ts';

export type InsideProps = {
  readonly visit: Visit;
  readonly shown: RoomShown;
  readonly joined: Joined;
  readonly say: SayRoom;
};

/** The conversation of the same person, led into the talk that they are in. */
export type Chat = (lead: Lead) => ComponentChildren;

/** Below this the chat covers the faces instead of standing beside them, so it begins closed. */
const WIDE = '(min-width: 60rem)';

/** The room itself: the faces, what is going on, one's own controls, and the conversation beside them. */
export const Inside = ({ chat, ...props }: InsideProps & { readonly chat: Chat }): JSX.Element => {
  const { say, shown, joined } = props;
  const talk = talkIn(shown.view);
  const lead = useLead(talk);
  const [chatting, setChatting] = useState(() => matchMedia(WIDE).matches);
  return (
    <div class={`inside ${chatting ? 'with-chat' : ''}`}>
      <main class="stage">
        <header class="stage-head">
          <h1 dir="auto">{joined.title}</h1>
          <p class="quiet">
            <Icon name="lock" /> {say('noRecording')}
          </p>
        </header>
        <Standing {...props} />
        <Faces {...props} />
        {joined.role === 'mediator' && shown.view !== null && <People {...props} view={shown.view} />}
        <Controls {...props} chatting={chatting} onChat={() => setChatting(!chatting)} />
      </main>
      {chatting && (
        <aside class="beside" aria-label={say('chat')}>
          <p role="status" class={`chat-line ${talk === null ? '' : 'private'}`}>
            {chatSaid(shown.view, joined, say)}
          </p>
          {chat(lead)}
        </aside>
      )}
    </div>
  );
};

/**
 * It is the page alone that goes along, so that the reader's own choice is there again afterwards; whoever presses another
 * talk meanwhile stays there.
 */
const useLead = (talk: string | null): Lead => {
  const [stayed, setStayed] = useState<string | null>(null);
  useEffect(() => setStayed(null), [talk]);
  const led = talk !== stayed;
  return {
    within: (rooms) =>
      led && rooms.some(({ subject }) => subject === talk)
        ? rooms.map((room) => ({ ...room, chosen: room.subject === talk }))
        : rooms,
    left: () => setStayed(talk),
  };
};

/** What the mediator's chat calls the private talk with a side; types alone are taken from there, as its validator is nothing for a browser. */
const CAUCUS = { claimant: 'caucusClaimant', respondent: 'caucusRespondent' } as const satisfies {
  readonly [S in Side]: Audience;
};

/** The private talk that this reader is in, by the name that their chat has for it; null for everybody outside of one. */
const talkIn = (view: RoomView | null): string | null => {
  if (view?.you == null || view.caucus === null) return null;
  if (view.you.role === 'mediator') return CAUCUS[view.caucus];
  return view.you.role === view.caucus ? 'private' : null;
};

/** What a private talk means for the chat of this reader. */
const chatSaid = (view: RoomView | null, joined: Joined, say: SayRoom): string => {
  if (view?.you == null || view.caucus === null) return '';
  return talkIn(view) === null
    ? say('chatStays', { who: listed(talkingOf(view), joined, say) })
    : say('chatFollows');
};

/** What is going on, in one sentence; also the answer to what was just asked. */
const Standing = ({ shown, joined, say }: InsideProps): JSX.Element => (
  <div class="standing-line">
    <p role="status">{shown.line === 'lost' ? say('reconnecting') : goingOn(shown.view, joined, say)}</p>
    <p role="status" class="notice">
      {shown.notice || (shown.saving ? say('saving') : '')}
    </p>
  </div>
);

const goingOn = (view: RoomView | null, joined: Joined, say: SayRoom): string => {
  if (view?.you == null) return '';
  const { caucus, you, others } = view;
  if (caucus !== null && (you.role === 'mediator' || you.role === caucus)) return say('privateNow');
  if (caucus !== null) return say('relax', { who: listed(talkingOf(view), joined, say) });
  if (others.every(({ standing }) => standing !== 'inside')) return say('alone');
  return view.led ? '' : say('noneHere');
};

const talkingOf = ({ caucus, others }: RoomView): readonly OtherSeat[] =>
  others.filter(({ role, standing }) => standing === 'inside' && (role === 'mediator' || role === caucus));

const listed = (people: readonly OtherSeat[], { locale }: Joined, say: SayRoom): string =>
  new Intl.ListFormat(locale).format(people.map((each) => shortSaid(say, each)));

const Faces = (props: InsideProps): JSX.Element => {
  const { shown } = props;
  const heard = shown.view?.others.filter(({ heard: hears }) => hears) ?? [];
  return (
    <ul class={`faces of-${Math.min(4, heard.length + 1)}`}>
      {heard.map((other) => (
        <Face key={other.seat} {...props} other={other} />
      ))}
      <Mine {...props} />
    </ul>
  );
};

const Face = ({ visit, shown, say, other }: InsideProps & { readonly other: OtherSeat }): JSX.Element => {
  const face = visit.faceOf(other.seat);
  const name = personSaid(say, other);
  const hidden = !other.shows.camera || other.lost;
  const caption = shown.captions.get(other.seat);
  return (
    <li class={`face ${other.shows.screen ? 'screen' : ''} ${hidden ? 'dark' : ''}`} data-seat={other.seat}>
      {hidden && <Nobody />}
      {face !== null && <Picture stream={face.stream} own={false} label={name} />}
      <p class="plate">
        {!other.shows.microphone && <Icon name="microphoneOff" />}
        <span dir="auto">{name}</span>
      </p>
      {(other.lost || face?.connected !== true) && <p class="state">{say('lost')}</p>}
      {caption !== undefined && (
        <p class="caption" dir="auto">
          {caption}
        </p>
      )}
    </li>
  );
};

const Mine = ({ visit, shown, joined, say }: InsideProps): JSX.Element => {
  const picture = useOwnPicture(visit);
  const caption = shown.captions.get('me');
  return (
    <li class={`face mine ${shown.devices.screen ? 'screen' : ''}`}>
      {picture === null ? (
        <Nobody />
      ) : (
        <Picture stream={picture} own={!shown.devices.screen} label={say('you')} />
      )}
      <p class="plate">
        {shown.devices.microphone !== 'on' && <Icon name="microphoneOff" />}
        <span dir="auto">{`${say('you')} · ${personSaid(say, joined)}`}</span>
      </p>
      {caption !== undefined && (
        <p class="caption" dir="auto">
          {caption}
        </p>
      )}
    </li>
  );
};
