import type { WireItem } from '../../wire.ts';

/** Who somebody is to the reader; it decides colour, side and sign. */
export type Speaker = 'me' | 'bot' | 'person' | 'other';

/** Messages that one speaker sent one after the other. */
export type Group = {
  readonly speaker: Speaker;
  readonly label: string;
  readonly items: readonly WireItem[];
  /** The first of its calendar day on this device. */
  readonly newDay: boolean;
};

/** A pause after which the speaker and the time are named again. */
const PAUSE = 15 * 60 * 1_000;

/** Whoever is neither a party nor a program. */
const PEOPLE: readonly string[] = ['adjuster', 'mediator', 'contributor', 'representative'];

const speakerOf = ({ role, me }: WireItem['from']): Speaker => {
  if (me) return 'me';
  if (role === 'claimant' || role === 'respondent') return 'other';
  return PEOPLE.includes(role) ? 'person' : 'bot';
};

/** Puts messages of one speaker together. */
export const groups = (items: readonly WireItem[]): readonly Group[] => {
  const list: Group[] = [];
  let before: WireItem | undefined;
  for (const item of items) {
    const open = list.at(-1);
    const newDay =
      before === undefined || new Date(before.at).toDateString() !== new Date(item.at).toDateString();
    const same = before?.from.role === item.from.role && before.from.label === item.from.label;
    if (open !== undefined && before !== undefined && same && !newDay && item.at - before.at < PAUSE)
      list[list.length - 1] = { ...open, items: [...open.items, item] };
    else list.push({ speaker: speakerOf(item.from), label: item.from.label, items: [item], newDay });
    before = item;
  }
  return list;
};
