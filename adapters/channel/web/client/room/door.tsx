import type { JSX } from 'preact';
import type { Joined } from '../../room/wire.ts';
import type { DevicesShown, Kind } from './devices.ts';
import { Icon } from './icon.tsx';
import { playTest, useLevel, useOwnPicture } from './own.tsx';
import { Picture } from './picture.tsx';
import type { RoomShown, Visit } from './visit.ts';
import { personSaid, type SayRoom } from './words.ts';

export type DoorProps = {
  readonly id: string;
  readonly visit: Visit;
  readonly shown: RoomShown;
  readonly joined: Joined;
  readonly say: SayRoom;
};

/** Before the room: how one looks and sounds, then the wait until the mediator opens. And after it: the way back. */
export const Door = (props: DoorProps): JSX.Element => {
  const { joined, say, shown } = props;
  return (
    <main class="door column">
      <h1 dir="auto">{joined.title}</h1>
      <p class="quiet">{say('noRecording')}</p>
      {shown.place === 'left' ? <Left {...props} /> : <Coming {...props} />}
      <OtherWays {...props} />
    </main>
  );
};

const Coming = (props: DoorProps): JSX.Element => {
  const { visit, shown, say } = props;
  return (
    <>
      <Check {...props} />
      {shown.place === 'room' ? (
        <Waiting {...props} />
      ) : (
        <button type="button" class="button primary wide" onClick={visit.enter}>
          {enterSaid(props)}
        </button>
      )}
      <p role="status" class="notice">
        {shown.place === 'room' && shown.line === 'lost' ? say('reconnecting') : shown.notice}
      </p>
    </>
  );
};

const enterSaid = ({ joined, shown: { devices }, say }: DoorProps): string => {
  const without = devices.camera !== 'on' && devices.microphone !== 'on';
  if (joined.role === 'mediator') return say('enter');
  return say(without ? 'goOnWithout' : 'askIn');
};

/** Who is in there already; whoever waits is told that it is seen. */
const Waiting = ({ shown: { view }, say }: DoorProps): JSX.Element => {
  const inside = view?.others.filter(({ standing }) => standing === 'inside') ?? [];
  return (
    <section class="sheet waiting" aria-label={say('people')}>
      <p role="status">
        <strong>{view === null ? say('reconnecting') : say(view.led ? 'waiting' : 'noneHere')}</strong>
      </p>
      {inside.length > 0 && (
        <ul>
          {inside.map((other) => (
            <li key={other.seat}>
              <Icon name="person" /> <span dir="auto">{personSaid(say, other)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Check = ({ visit, shown, say }: DoorProps): JSX.Element => {
  const { devices } = shown;
  const picture = useOwnPicture(visit);
  const level = useLevel(visit);
  return (
    <section class="check" aria-labelledby="check">
      <h2 id="check">{say('devices')}</h2>
      <div class="face mine">
        {picture === null ? <Nobody /> : <Picture stream={picture} own label={say('you')} />}
      </div>
      <Trouble devices={devices} say={say} />
      <div class="choices">
        <Switch kind="microphone" visit={visit} devices={devices} say={say} />
        <Switch kind="camera" visit={visit} devices={devices} say={say} />
        <button type="button" class="button" onClick={playTest}>
          <Icon name="sound" /> {say('speakerTest')}
        </button>
      </div>
      <label class="level">
        <span>{say('microphone')}</span>
        <meter min={0} max={1} value={level} />
      </label>
      <Chooser kind="microphone" visit={visit} devices={devices} say={say} />
      <Chooser kind="camera" visit={visit} devices={devices} say={say} />
    </section>
  );
};

/** A place where no face is. */
export const Nobody = (): JSX.Element => (
  <span class="nobody">
    <Icon name="person" />
  </span>
);

const Trouble = ({
  devices: { camera, microphone },
  say,
}: {
  readonly devices: DevicesShown;
  readonly say: SayRoom;
}): JSX.Element => {
  const standings = [camera, microphone];
  const word = standings.includes('refused')
    ? 'deviceRefused'
    : standings.includes('missing')
      ? 'deviceMissing'
      : null;
  return (
    <p role="status" class="notice">
      {word === null ? '' : say(word)}
    </p>
  );
};

type DeviceProps = {
  readonly kind: Kind;
  readonly visit: Visit;
  readonly devices: DevicesShown;
  readonly say: SayRoom;
};

/** One's microphone or camera, on or off: the name says what a press does. */
export const Switch = ({ kind, visit, devices, say }: DeviceProps): JSX.Element => {
  const on = devices[kind] === 'on';
  return (
    <button type="button" class={`button device ${on ? '' : 'off'}`} onClick={() => visit.turn(kind, !on)}>
      <Icon name={on ? kind : `${kind}Off`} />
      <span>{say(on ? `${kind}Off` : `${kind}On`)}</span>
    </button>
  );
};

const INPUT = { microphone: 'audioinput', camera: 'videoinput' } as const;

const Chooser = ({ kind, visit, devices, say }: DeviceProps): JSX.Element | null => {
  const choices = devices.choices.filter((each) => each.kind === INPUT[kind] && each.label !== '');
  if (choices.length < 2) return null;
  return (
    <label class="field">
      <span>{say(kind)}</span>
      <select onChange={({ currentTarget }) => void visit.devices.choose(kind, currentTarget.value)}>
        {choices.map(({ deviceId, label }) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
};

const Left = ({ visit, say }: DoorProps): JSX.Element => (
  <section class="sheet">
    <p role="status">
      <strong>{say('left')}</strong>
    </p>
    <button type="button" class="button primary wide" onClick={visit.again}>
      {say('rejoin')}
    </button>
  </section>
);

/** Nobody has to be seen or heard here: by telephone, or in text. */
const OtherWays = ({ id, joined, say }: DoorProps): JSX.Element => (
  <section class="other-ways">
    {joined.phone !== null && (
      <p>
        <a href={`tel:${joined.phone.replace(/[^+\d]/g, '')}`}>{say('phone', { number: joined.phone })}</a>
      </p>
    )}
    <p>
      <a href={`/c/${encodeURIComponent(id)}`}>{say('text')}</a>
    </p>
  </section>
);
