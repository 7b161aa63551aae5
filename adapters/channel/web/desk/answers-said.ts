import type { Body, Choice, FeedItem } from '../../../../core/message/message.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Sayer } from './said.ts';
import type { DeskChoice, DeskField, DeskForm, DeskSaid, Option } from './wire.ts';

/** Messages read at once. */
const LOOK = 200;

/**
 * What Parley said to this member of the team after message `after`, in the language of the desk. Without `after`,
 * nothing but where the conversation ends now: a desk that opens a case does not repeat old answers. A colleague, whom
 * other channels ask for by id, is picked by name here.
 */
export const answersSaid = async (
  store: Store,
  conversationId: string,
  after: number | undefined,
  colleagues: readonly Option[],
  by: Sayer,
): Promise<DeskSaid> => {
  let last = after ?? 0;
  for (;;) {
    const items = await store.feed(conversationId, last, LOOK);
    last = items.at(-1)?.seq ?? last;
    if (after === undefined && items.length === LOOK) continue;
    return { last, items: after === undefined ? [] : items.flatMap((item) => said(item, colleagues, by)) };
  }
};

const said = (
  { seq, message: { from, body } }: FeedItem,
  colleagues: readonly Option[],
  by: Sayer,
): DeskSaid['items'] =>
  from.role === 'bot'
    ? [
        {
          seq,
          text: by.words(body.text),
          link: body.kind === 'link' && body.url === 'invite' ? `/l/${body.code}` : null,
          choices: body.kind === 'choices' ? body.choices.map((choice) => choiceSaid(choice, by)) : [],
          form: body.kind === 'form' ? formSaid(body, colleagues, by) : null,
        },
      ]
    : [];

const choiceSaid = ({ action, subject, label, style }: Choice, by: Sayer): DeskChoice => ({
  action,
  ...(subject === undefined ? {} : { subject }),
  label: by.words(label),
  style: style ?? 'plain',
});

type Form = Extract<Body, { kind: 'form' }>;

const formSaid = (form: Form, colleagues: readonly Option[], by: Sayer): DeskForm => ({
  action: form.action,
  hint: by.words(form.text),
  submit: by.words(form.submit),
  fields: form.fields.map((field) =>
    field.name === 'colleague'
      ? { ...fieldSaid(field, by), type: 'choice', options: colleagues }
      : fieldSaid(field, by),
  ),
});

const fieldSaid = ({ label, options, ...field }: Form['fields'][number], by: Sayer): DeskField => ({
  ...field,
  label: by.words(label),
  ...(options === undefined
    ? {}
    : { options: options.map(({ value, label: option }) => ({ value, label: by.words(option) })) }),
});
