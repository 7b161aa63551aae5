import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { canCaption, caption } from './captions.ts';
import { Switch } from './door.tsx';
import { Icon, type IconName } from './icon.tsx';
import type { InsideProps } from './inside.tsx';

type Props = InsideProps & { readonly chatting: boolean; readonly onChat: () => void };

/** What one can do for oneself, always in the same place; the way out last. */
export const Controls = ({ visit, shown, joined, say, chatting, onChat }: Props): JSX.Element => {
  const { devices } = shown;
  const mayShare = typeof navigator.mediaDevices?.getDisplayMedia === 'function';
  const [captioning, setCaptioning] = useCaptions(joined.locale, visit.caption);
  return (
    <div class="foot-line">
      <p role="status" class="notice">
        {captioning ? say('captionsOn') : ''}
      </p>
      <div class="controls" role="toolbar" aria-label={say('you')}>
        <Switch kind="microphone" visit={visit} devices={devices} say={say} />
        <Switch kind="camera" visit={visit} devices={devices} say={say} />
        {mayShare && (
          <Toggle
            icon="screen"
            on={devices.screen}
            label={say(devices.screen ? 'shareEnd' : 'share')}
            onPress={() => visit.share(!devices.screen)}
          />
        )}
        {canCaption() && (
          <Toggle
            icon="captions"
            on={captioning}
            pressed
            label={say('captions')}
            onPress={() => setCaptioning(!captioning)}
          />
        )}
        <Toggle icon="chat" on={chatting} pressed label={say('chat')} onPress={onChat} />
        <button type="button" class="button danger device" onClick={visit.leave}>
          <Icon name="leave" />
          <span>{say('leave')}</span>
        </button>
      </div>
    </div>
  );
};

/** `pressed`: the name stays, and it is said whether it is on; otherwise the name itself says what a press does. */
const Toggle = ({
  icon,
  on,
  pressed = false,
  label,
  onPress,
}: {
  readonly icon: IconName;
  readonly on: boolean;
  readonly pressed?: boolean;
  readonly label: string;
  readonly onPress: () => void;
}): JSX.Element => (
  <button
    type="button"
    class={`button device ${on ? 'on' : ''}`}
    {...(pressed ? { 'aria-pressed': on } : {})}
    onClick={onPress}
  >
    <Icon name={icon} />
    <span>{label}</span>
  </button>
);

/** Off until it is asked for; the words go to those who hear this person, and nowhere else. */
const useCaptions = (
  locale: string,
  onWords: (text: string) => void,
): readonly [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(false);
  useEffect(() => (on ? caption(locale, onWords, () => setOn(false)) : undefined), [on, locale]);
  return [on, setOn];
};
