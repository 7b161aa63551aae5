import type { FeedItem } from '../../../../core/message/message.ts';
import type { Reader } from './access.ts';
import type { WebParts } from './parts.ts';

const PAGE = 500;

/** May these words of the reader be edited now? `of` is the `seq` of the message as it was sent first. */
export const isEditable = async (
  { service, store }: Pick<WebParts, 'service' | 'store'>,
  { conversation: { conversationId, role } }: Reader,
  of: string,
): Promise<boolean> => {
  const shown = await service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
  const seq = /^[1-9]\d{0,9}$/u.test(of) ? Number(of) : 0;
  if (seq === 0 || shown?.panel.composer.edits !== true) return false;
  const isOwn = ({ message }: FeedItem): boolean => message.from.role === role;
  const [item, ...later] = await store.feed(conversationId, seq - 1, PAGE);
  if (item === undefined || !isOwn(item)) return false;
  const { body } = later.findLast((each) => isEditOf(each, seq))?.message ?? item.message;
  if (body.kind !== 'text' || body.heard === undefined || isEdit(item)) return false;
  return body.heard.stated || !later.some((each) => isOwn(each) && !isEditOf(each, seq));
};

const isEdit = ({ message: { body } }: FeedItem): boolean => body.kind === 'text' && body.edits !== undefined;
const isEditOf = ({ message: { body } }: FeedItem, seq: number): boolean =>
  body.kind === 'text' && body.edits === seq;
