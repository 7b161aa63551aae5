import type { ElementId } from '../../../core/narrative/element.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import { type Labelled, readTurns, type Turn } from './multidogo.ts';
import { understood } from './understood.ts';

/** The value of an element in a turn, lifted without or with its question before it. */
const lifted = (text: string, element: ElementId, isAsked: boolean): string | null => {
  const { elements } = understood(text, isAsked ? { asked: element } : {});
  const found = elements.find((each) => each.element === element && each.certain);
  return found?.value.kind === 'text' ? found.value.text : null;
};

type Tally = { readonly found: number; readonly wrong: number; readonly of: number };
const tally = (slots: readonly Labelled[], element: ElementId, isAsked: boolean): Tally => {
  const values = slots.map(({ text, value }) => ({ value, read: lifted(text, element, isAsked) }));
  return {
    of: slots.length,
    found: values.filter(({ value, read }) => read === value).length,
    wrong: values.filter(({ value, read }) => read !== null && read !== value).length,
  };
};

const told = (name: string, { found, wrong, of }: Tally): readonly Gate[] => [
  { name: `${name}, found`, kind: 'share', value: share(found, of), of },
  { name: `${name}, found wrongly`, kind: 'share', value: share(wrong, of), of },
];

/** Words that call a number a policy's. */
const CALLED = /polic|insurance n/u;
/** A turn in which nobody speaks of this holds none of it: whatever is lifted there is wrong. */
const FOREIGN: readonly { readonly element: ElementId; readonly name: string; readonly spoken: RegExp }[] = [
  { element: 'seller', name: 'sellers read in turns that name none', spoken: /\b(?:at|from|by)\b/u },
  {
    element: 'orderNumber',
    name: 'order numbers read in turns that hold none',
    spoken: /\border|confirmation/u,
  },
  { element: 'plate', name: 'plates read in turns that hold none', spoken: /\bplate|licen[cs]e/u },
];

/** Names and numbers in real chats with a bank and an insurer: what is lifted, and what is lifted wrongly. */
export const slot: Scorer = {
  folder: 'multidogo',
  title: 'Names and numbers',
  score: async (folder) => {
    const turns = readTurns(folder);
    const policies = turns.flatMap(({ slots }) => slots.filter(({ slot: name }) => name === 'policyid'));
    const names = turns.flatMap(({ slots }) => slots.filter(({ slot: name }) => name === 'name'));
    return [
      ...told(
        'policy numbers that are called so',
        tally(
          policies.filter(({ text, start }) => CALLED.test(text.slice(0, start))),
          'policyNumber',
          false,
        ),
      ),
      ...told('policy numbers that were asked for', tally(policies, 'policyNumber', true)),
      ...told('names that were asked for', tally(names, 'seller', true)),
      ...FOREIGN.map((foreign) => strays(turns, foreign)),
    ];
  },
};

const strays = (turns: readonly Turn[], { element, name, spoken }: (typeof FOREIGN)[number]): Gate => {
  const without = turns.filter(({ text }) => !spoken.test(text));
  const read = without.filter(({ text }) => lifted(text, element, false) !== null);
  return { name, kind: 'count', value: read.length, of: without.length };
};
