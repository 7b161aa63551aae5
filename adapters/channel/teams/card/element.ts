/** The parts of Adaptive Cards 1.5 that are used here (adaptivecards.io/explorer), as they go over the wire. */
export type CardAction =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: object;
      readonly style?: 'positive' | 'destructive';
      readonly associatedInputs?: 'none';
      /** For clients from before 1.4, which know no Execute. */
      readonly fallback: object;
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
};
export type CardInput =
  | {
      readonly type: 'Input.Text';
      readonly maxLength: number;
      readonly isMultiline?: true;
      readonly value?: string;
    }
  | { readonly type: 'Input.Number'; readonly min?: number; readonly value?: number }
  | { readonly type: 'Input.Date'; readonly value?: string }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly style: 'compact';
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly value?: string;
    };
export type CardElement =
  | { readonly type: 'RichTextBlock'; readonly spacing?: 'None'; readonly inlines: readonly TextRun[] }
  | {
      readonly type: 'Container';
      readonly separator?: true;
      readonly items: readonly CardElement[];
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] }
  | (CardInput & {
      readonly id: string;
      readonly label: string;
      readonly isRequired: boolean;
      readonly errorMessage?: string;
    });

export type Card = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  /** Said where a client cannot show a card of this version. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
};

export const card = (fallbackText: string, body: readonly CardElement[]): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText,
  body,
});

/** The longest text that stands in one block; more is on the page. Teams takes 28 kB a message. */
const LONGEST_BLOCK = 3_000;

/**
 * Words as they are. A `TextBlock` would read Markdown in them, and a person's own words could then draw links and
 * headings; a run of a `RichTextBlock` reads none.
 */
export const paragraphs = (
  text: string,
  look: { readonly weight?: 'Bolder'; readonly isSubtle?: true } = {},
): readonly CardElement[] =>
  clipped(text)
    .split(/\n+/u)
    .filter((line) => line !== '')
    .map((line) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line, ...look }] }));

const clipped = (text: string): string =>
  text.length <= LONGEST_BLOCK ? text : `${text.slice(0, LONGEST_BLOCK).toWellFormed()}…`;

/** A label and what it stands for, one under the other: on a phone two columns leave too little for either. */
export const labelled = (label: string, value: string): CardElement => ({
  type: 'Container',
  items: [...paragraphs(label, { isSubtle: true }), ...paragraphs(value).map(close)],
});

const close = (element: CardElement): CardElement =>
  element.type === 'RichTextBlock' ? { ...element, spacing: 'None' } : element;

/** Teams shows six buttons of a set, and hides the others in a menu. */
const BUTTONS_SHOWN = 6;

export const buttonRows = (actions: readonly CardAction[]): readonly CardElement[] =>
  Array.from({ length: Math.ceil(actions.length / BUTTONS_SHOWN) }, (_, row) => ({
    type: 'ActionSet',
    actions: actions.slice(row * BUTTONS_SHOWN, (row + 1) * BUTTONS_SHOWN),
  }));
