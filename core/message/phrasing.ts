import type { Role, Side } from '../case/party.ts';
import type { ElementId, ElementValue, Evidence } from '../narrative/element.ts';
import type { MoneyTerm, OtherTerm, Terms } from '../settlement/terms.ts';
import type { Message, Param, Phrase, Row, Words } from './message.ts';

export type Params = { readonly [name: string]: Param };

/** A phrase by its key in prompts/replies. */
export const say = (key: string, params?: Params): Phrase =>
  params === undefined ? { key } : { key, params };

/** The name of an element, as a short label. */
export const elementLabel = (id: ElementId): Phrase => say(`element.${id}`);

/** The value of an element as its reader sees it. A person's own text stays as it was written. */
export const valueWords = (value: ElementValue): Words => {
  switch (value.kind) {
    case 'text':
      return { verbatim: value.text };
    case 'money':
      return say(value.approximate === true ? 'value.moneyAbout' : 'value.money', {
        amount: { money: value.money },
      });
    case 'date':
      return dateWords(value);
    case 'yesNo':
      return say(value.yes ? 'value.yes' : 'value.no');
    case 'wanted':
      return say(`wanted.${value.wanted}`);
    case 'unknown':
      return say('value.unknown');
    case 'declined':
      return say('value.declined');
  }
};

/** The same as a parameter of a sentence: own words as they are, everything else as a phrase. */
export const valueParam = (value: ElementValue): Param => {
  const words = valueWords(value);
  return 'verbatim' in words ? words.verbatim : words;
};

const dateWords = ({ from, to, approximate }: Extract<ElementValue, { kind: 'date' }>): Phrase => {
  if (from !== to) return say('value.dateSpan', { from: { date: from }, to: { date: to } });
  return say(approximate === true ? 'value.dateAbout' : 'value.date', { date: { date: from } });
};

/** Whom a sentence means, seen from `reader`: you or they; by name of the side for staff. */
const who = (side: Side, reader?: Side): 'you' | 'them' | Side =>
  reader === undefined ? side : side === reader ? 'you' : 'them';

/** One row for each promise, money first. `reader` chooses between "you" and "the other side"; absent for staff. */
export const termRows = (terms: Terms, reader?: Side): readonly Row[] => [
  ...(terms.money === undefined ? [] : [moneyRow(terms.money, reader)]),
  ...terms.other.map((term) => otherRow(term, reader)),
];

const moneyRow = (term: MoneyTerm, reader?: Side): Row => ({
  label: say('term.money'),
  value: say(`term.pays.${who(term.payer, reader)}`, {
    amount: { money: term.amount },
    days: term.dueInDays,
  }),
});

const otherRow = (term: OtherTerm, reader?: Side): Row => ({
  label: say(`term.${term.kind}`),
  value: say(
    term.text === undefined ? `term.does.${who(term.by, reader)}` : `term.doesText.${who(term.by, reader)}`,
    {
      days: term.dueInDays,
      ...(term.text === undefined ? {} : { text: term.text }),
    },
  ),
});

/** Terms in one line, to put into a sentence: "refund of $40, repair". */
export const termsLine = (terms: Terms): Param => ({
  list: [
    ...(terms.money === undefined ? [] : [say('term.lineMoney', { amount: { money: terms.money.amount } })]),
    ...terms.other.map((term) =>
      term.text === undefined
        ? say(`term.${term.kind}`)
        : say('term.lineText', { kind: say(`term.${term.kind}`), text: term.text }),
    ),
  ],
});

/** A file of that side, which can be opened where it is named. `evidenceId`: of the evidence, or the hash of its content. */
export const fileMessage = (
  role: Role,
  evidenceId: string,
  { name, mime, preview, pages }: Pick<Evidence, 'name' | 'mime' | 'preview' | 'pages'>,
): Message => ({
  from: { role },
  body: {
    kind: 'file',
    text: { verbatim: name },
    evidenceId,
    name,
    mime,
    ...(preview === undefined ? {} : { preview: { width: preview.width, height: preview.height } }),
    ...(pages === undefined ? {} : { pages }),
  },
});
