import type { Body, Choice, FeedItem } from '../../../../core/message/message.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Sayer } from './said.ts';
import type { DeskChoice, DeskForm, DeskSaid } from './wire.ts';

/** Messages read at once. */
const LOOK = 200;

/**
 * What Parley said to this member of the team after message `after`, in the language of the desk. Without `after`,
 * nothing but where the conversation ends now: a desk that opens a case does not repeat old answers.
 */
export const answersSaid = async (
  store: Store,
  conversationId: string,
  after: number | undefined,
  by: Sayer,
): Promise<DeskSaid> => {
  let last = after ?? 0;
  for (;;) {
    const items = await store.feed(conversationId, last, LOOK);
    last = items.at(-1)?.seq ?? last;
    if (after === undefined && items.length === LOOK) continue;
    return { last, items: after === undefined ? [] : items.flatMap((item) => said(item, by)) };
  }
};

const said = ({ seq, message: { from, body } }: FeedItem, by: Sayer): DeskSaid['items'] =>
  from.role === 'bot'
    ? [
        {
          seq,
          text: by.words(body.text),
          link: body.kind === 'link' && body.url === 'invite' ? `/l/${body.code}` : null,
          choices: body.kind === 'choices' ? body.choices.map((choice) => choiceSaid(choice, by)) : [],
          form: body.kind === 'form' ? formSaid(body, by) : null,
        },
      ]
    : [];

const choiceSaid = ({ action, subject, label, style }: Choice, by: Sayer): DeskChoice => ({
  action,
  ...(subject === undefined ? {} : { subject }),
  label: by.words(label),
  style: style ?? 'plain',
});

const formSaid = (form: Extract<Body, { kind: 'form' }>, by: Sayer): DeskForm => ({
  action: form.action,
  hint: by.words(form.text),
  submit: by.words(form.submit),
  fields: form.fields.map(({ label, options, ...field }) => ({
    ...field,
    label: by.words(label),
    ...(options === undefined
      ? {}
      : { options: options.map(({ value, label: option }) => ({ value, label: by.words(option) })) }),
  })),
});
