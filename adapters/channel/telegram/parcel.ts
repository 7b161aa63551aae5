import type { Answer } from './answer.ts';

/** In its best form, without anything to be read out of its text, and without anything to press. */
export type Form = 'html' | 'plain' | 'bare';

/** One call that makes one message. The plainer forms are for a Telegram that does not take the best one. */
export type Parcel = { send(form: Form): Promise<Answer<unknown>> };
