import { z } from 'zod';

const From = z.looseObject({
  id: z.int(),
  is_bot: z.boolean(),
  language_code: z.string().optional(),
});
const Chat = z.looseObject({ id: z.int(), type: z.string() });
const File = z.looseObject({
  file_id: z.string(),
  file_name: z.string().optional(),
  file_size: z.number().optional(),
});
const Photo = z.looseObject({
  file_id: z.string(),
  width: z.number(),
  height: z.number(),
  file_size: z.number().optional(),
});
const Message = z.looseObject({
  message_id: z.int(),
  chat: Chat,
  from: From.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(Photo).optional(),
  document: File.optional(),
  voice: File.optional(),
  audio: File.optional(),
});

/**
 * What is looked at in an update (https://core.telegram.org/bots/api#update); everything else passes as it came. One that
 * is not of this form would be a fault each time that Telegram brings it again, and hold up what comes after it.
 */
export const Incoming = z.looseObject({
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: From,
      data: z.string().optional(),
      message: z.looseObject({ chat: Chat, date: z.number() }).optional(),
    })
    .optional(),
  my_chat_member: z
    .looseObject({ chat: Chat, from: From, new_chat_member: z.looseObject({ status: z.string() }) })
    .optional(),
});
