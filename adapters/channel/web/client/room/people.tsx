import type { JSX } from 'preact';
import type { OtherSeat, RoomView } from '../../../../../core/video/room.ts';
import type { InsideProps } from './inside.tsx';
import { personSaid, shortSaid } from './words.ts';

type Props = InsideProps & { readonly view: RoomView };

/** For the mediator alone: who waits and who is inside, and with whom to speak alone. */
export const People = (props: Props): JSX.Element => {
  const { visit, say, view } = props;
  return (
    <section class="people" aria-labelledby="people">
      <h2 id="people">{say('people')}</h2>
      <ul>
        {view.others.map((other) => (
          <Person key={other.seat} {...props} other={other} />
        ))}
      </ul>
      {view.caucus !== null && (
        <button type="button" class="button primary" onClick={() => visit.say({ t: 'closeCaucus' })}>
          {say('privateEnd')}
        </button>
      )}
    </section>
  );
};

const Person = ({ visit, say, view, other }: Props & { readonly other: OtherSeat }): JSX.Element => {
  const { seat, role, standing } = other;
  const who = shortSaid(say, other);
  const alone = role !== 'mediator' && view.caucus !== role && view.mayCaucus.includes(role);
  return (
    <li>
      <span class="who" dir="auto">
        {personSaid(say, other)}
        {standing === 'waiting' && <em>{say('waitingMediator')}</em>}
      </span>
      {standing === 'waiting' && (
        <button type="button" class="button primary small" onClick={() => visit.say({ t: 'admit', seat })}>
          {say('admit', { who })}
        </button>
      )}
      {standing === 'inside' && alone && (
        <button type="button" class="button small" onClick={() => visit.say({ t: 'openCaucus', side: role })}>
          {say('private', { who })}
        </button>
      )}
      {standing === 'inside' && role !== 'mediator' && (
        <button type="button" class="button small" onClick={() => visit.say({ t: 'sendOut', seat })}>
          {say('sendOut', { who })}
        </button>
      )}
    </li>
  );
};
