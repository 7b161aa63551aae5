import type { FeedItem } from '../../../../core/message/message.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Sayer } from './said.ts';
import type { DeskSaid } from './wire.ts';

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
        },
      ]
    : [];
