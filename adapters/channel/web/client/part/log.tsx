import type { JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WireItem } from '../../wire.ts';
import { asks, Item } from '../item/item.tsx';
import { editable, standing } from '../live/editing.ts';
import { dayOf, isoOf, timeOf } from '../moment.ts';
import { useWords } from '../words.tsx';
import { type Group, groups, type Speaker } from './group.ts';
import { Icon } from './icon.tsx';
import { Skeleton } from './skeleton.tsx';
import { useTalk } from './talk.tsx';
import { reachable } from './text.tsx';
import { UnderWay, useUnderWay } from './under-way.tsx';

/** So near to the end that the reader follows the conversation. */
const NEAR = 64;
/** A reply within this needs no sign that something is being done; the server itself waits for more words first. */
const PATIENCE = 1_500;

/** The conversation. It stays at its end while the reader is there, and is left alone while they read further up. */
export const Log = ({
  sent,
  beside,
}: {
  readonly sent: number;
  /** Then it is not what the page is for. */
  readonly beside: boolean;
}): JSX.Element => {
  const Frame = beside ? 'div' : 'main';
  const { say } = useWords();
  const { feed, panel } = useTalk().shown;
  const turns = useUnderWay();
  const log = useRef<HTMLElement>(null);
  const { missed, toEnd } = useAnchor(log, feed.items.at(-1)?.seq ?? 0, sent, turns.length);
  const items = standing(feed.items);
  const newest = items.findLast(asks)?.at;
  const edits = panel?.composer.edits === true ? editable(items) : [];
  return (
    <Frame class="log-frame">
      <section
        class="log"
        role="log"
        aria-live="off"
        aria-label={panel?.title ?? 'Parley'}
        ref={(element) => {
          log.current = element;
          reachable(element);
        }}
      >
        <div class="column">
          {feed.items.length === 0 && panel === null && <Skeleton />}
          {groups(items).map((group) => (
            <Turns key={group.items[0]?.seq} group={group} newest={newest} edits={edits} />
          ))}
          <UnderWay turns={turns} />
          <Thinking />
        </div>
      </section>
      {missed && (
        <button type="button" class="button primary pill" onClick={toEnd}>
          <Icon name="down" />
          {say('newMessages')}
        </button>
      )}
    </Frame>
  );
};

const SIGN = { bot: 'bot', other: 'other', person: 'person', me: 'person' } as const;
const NAME = { bot: 'bot', other: 'otherSide', person: 'person', me: 'you' } as const;

const Turns = ({
  group,
  newest,
  edits,
}: {
  readonly group: Group;
  readonly newest: number | undefined;
  readonly edits: readonly WireItem[];
}): JSX.Element => {
  const { chrome, say } = useWords();
  const { speaker, label, items, newDay } = group;
  const at = items[0]?.at ?? 0;
  return (
    <>
      {newDay && (
        <p class="day">
          <time dateTime={isoOf(at)}>{dayOf(at, chrome.locale)}</time>
        </p>
      )}
      <div class={`group ${speaker}`}>
        <p class="who">
          <Sign speaker={speaker} />
          <span dir="auto">{label || say(NAME[speaker])}</span>
          <time dateTime={isoOf(at)}>{timeOf(at, chrome.locale)}</time>
        </p>
        {items.map((item) => (
          <Item key={item.seq} item={item} live={item.at === newest} edits={edits.includes(item)} />
        ))}
      </div>
    </>
  );
};

const Sign = ({ speaker }: { readonly speaker: Speaker }): JSX.Element | null =>
  speaker === 'me' ? null : (
    <span class="sign">
      <Icon name={SIGN[speaker]} />
    </span>
  );

/** Says that something is being done, once it takes long enough to wonder. */
const Thinking = (): JSX.Element | null => {
  const { say } = useWords();
  const { turns, line } = useTalk().shown;
  const busy = line === 'live' && turns.some(({ state }) => state === 'waiting');
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!busy) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [busy]);
  return busy && late ? (
    <p class="thinking quiet">
      <span class="dots" aria-hidden="true" />
      {say('thinking')}
    </p>
  ) : null;
};

type Anchor = { readonly missed: boolean; readonly toEnd: () => void };

/**
 * Keeps the end in sight. Of more news than fit on the screen the first stays at the top, so that nothing has to be
 * scrolled back for. `sent` counts what the reader sent: that always leads to the end.
 */
const useAnchor = (
  log: RefObject<HTMLElement | null>,
  last: number,
  sent: number,
  underWay: number,
): Anchor => {
  const near = useRef(true);
  // How far down it could be scrolled when it was drawn last: what the reader saw when the news came.
  const end = useRef(0);
  const seen = useRef(0);
  const [missed, setMissed] = useState(false);
  const toEnd = (): void => {
    if (log.current !== null) log.current.scrollTop = log.current.scrollHeight;
    setMissed(false);
  };
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const scrolled = (): void => {
      near.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      if (near.current) setMissed(false);
    };
    // A keyboard that comes up, a picture that arrives.
    const resized = new ResizeObserver(() => {
      end.current = element.scrollHeight - element.clientHeight;
      if (near.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    if (element.firstElementChild !== null) resized.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, [log]);
  useLayoutEffect(() => {
    near.current = true;
    toEnd();
  }, [sent]);
  useLayoutEffect(() => {
    const element = log.current;
    if (element === null) return;
    // Who opens the page reads from the beginning of the newest message, who was here before from what is new.
    const from = seen.current === 0 ? last : seen.current + 1;
    const first = element.querySelector<HTMLElement>(`[data-seq="${from}"]`);
    const news = last > seen.current;
    seen.current = last;
    // The event of a scroll comes later than the scroll.
    if (end.current - element.scrollTop >= NEAR) near.current = false;
    end.current = element.scrollHeight - element.clientHeight;
    if (!near.current) {
      if (news) setMissed(true);
      return;
    }
    const start = first === null ? end.current : first.offsetTop - NEAR;
    element.scrollTop = Math.min(end.current, start);
  }, [log, last, underWay]);
  return { missed, toEnd };
};
