/**
 * What goes between a browser and the web channel, as JSON. Every word in it is already said in the reader's language:
 * the browser holds no catalogue, no key and no rule. The same frames travel over a WebSocket (`/api/conversations/:id/live`)
 * or as server-sent events with POSTed turns where sockets are blocked.
 */

/** Browser -> server over the socket. `id` is the browser's own update id; sent again after a reconnect it has one effect. */
export type ClientFrame =
  | { readonly t: 'hello'; readonly after: number }
  | { readonly t: 'say'; readonly id: string; readonly input: WireInput }
  | { readonly t: 'ping' };

/** Server -> browser. */
export type ServerFrame =
  | { readonly t: 'feed'; readonly items: readonly WireItem[]; readonly panel: WirePanel }
  | { readonly t: 'done'; readonly id: string; readonly receipt?: WireReceipt }
  /** Nothing was changed; `text` says what to do next. `retry`: the same `id` may be sent again later. */
  | { readonly t: 'refused'; readonly id: string | null; readonly text: string; readonly retry: boolean }
  | { readonly t: 'pong' };

export type WireInput =
  | { readonly kind: 'arrive' }
  /** `room`: the talk that was shown above the field, by its `subject`. */
  | { readonly kind: 'text'; readonly text: string; readonly room?: string }
  /** `of`: the `seq` of the message as it was sent first. */
  | { readonly kind: 'edit'; readonly of: string; readonly text: string }
  | { readonly kind: 'choice'; readonly action: string; readonly subject?: string; readonly version?: number }
  | {
      readonly kind: 'form';
      readonly action: string;
      readonly subject?: string;
      readonly values: Readonly<Record<string, string>>;
      readonly version?: number;
    }
  /** `amount` as typed; the server parses it, checks grid and bounds, and never echoes it but in the receipt. */
  | { readonly kind: 'sealed'; readonly roundId: string; readonly amount: string };

export type WireChoice = {
  readonly action: string;
  readonly subject?: string;
  readonly label: string;
  readonly style: 'primary' | 'plain' | 'danger';
};
export type WireField = {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'longText' | 'amount' | 'date' | 'days' | 'choice';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
  readonly value?: string;
};
export type WireRow = { readonly label: string; readonly value: string };
export type WireElementRow = {
  readonly label: string;
  readonly claimed: string;
  readonly stance: 'agree' | 'dispute' | 'unknown' | null;
  readonly stanceLabel: string;
  readonly own?: string;
  readonly choices: readonly WireChoice[];
};

/** One message, rendered. `me`: the reader said it. `text` alone always suffices to understand it. */
export type WireItem = {
  readonly seq: number;
  readonly at: number;
  readonly version: number;
  readonly from: { readonly role: string; readonly label: string; readonly me: boolean };
  readonly text: string;
  /** Language of the text, for the screen reader's voice. */
  readonly lang: string;
} & (
  | {
      readonly kind: 'text';
      /** The reader's own words, which may be edited while the panel allows it: at any time, or as their newest words only. */
      readonly edit?: 'always' | 'newest';
      /** These words stand in the place of the message with that `seq`. */
      readonly edits?: number;
    }
  | { readonly kind: 'choices'; readonly choices: readonly WireChoice[] }
  | {
      readonly kind: 'form';
      readonly action: string;
      readonly subject?: string;
      readonly fields: readonly WireField[];
      readonly submit: string;
    }
  | { readonly kind: 'fileRequest'; readonly element?: string; readonly choices: readonly WireChoice[] }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly href: string;
      /** May the browser show it itself? */
      readonly image: boolean;
      /** May the browser play it itself? */
      readonly sound: boolean;
      readonly preview?: { readonly href: string; readonly width: number; readonly height: number };
      /** What is to be known of it besides its name: how many pages it has. */
      readonly about?: string;
    }
  | { readonly kind: 'card'; readonly rows: readonly WireRow[]; readonly choices: readonly WireChoice[] }
  | {
      readonly kind: 'elementTable';
      readonly rows: readonly WireElementRow[];
      readonly choices: readonly WireChoice[];
    }
  | {
      readonly kind: 'termSheet';
      readonly rows: readonly WireRow[];
      readonly notes: readonly string[];
      readonly choices: readonly WireChoice[];
    }
  | {
      readonly kind: 'sealedInput';
      readonly roundId: string;
      readonly currency: string;
      readonly low: string;
      readonly high: string;
      readonly closesAt: number;
      readonly closesText: string;
      readonly choices: readonly WireChoice[];
    }
  | { readonly kind: 'link'; readonly url: string; readonly qrSvg: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
);

/** What stands above the conversation: where we are, who is next, by when and why; and the way to a person. */
export type WirePanel = {
  readonly title: string;
  /** The number of the case, in words. */
  readonly number: string;
  readonly phase: string;
  readonly next: string;
  readonly due: {
    readonly at: number;
    readonly text: string;
    readonly why: string;
    readonly source: string;
  } | null;
  /** What was asked of the reader and is still open, each with its date. */
  readonly tasks: readonly string[];
  readonly person: WireChoice | null;
  /** The way to somebody who acts for the reader; null for whoever may not have one. */
  readonly helper: WireChoice | null;
  /** May this reader write now? When not, `text` says why. */
  readonly composer: {
    readonly open: boolean;
    readonly text: string;
    /** May what the reader wrote be edited now? */
    readonly edits: boolean;
    /** Talks that may be written into, each with its button; empty where there is only one. `text` says who reads the chosen one. */
    readonly rooms: readonly WireRoom[];
  };
  /** The words of the way to the video room (`/room/` and the conversation's id); null while it is shut. */
  readonly room: string | null;
  readonly demonstration: boolean;
};

/** A talk that may be written into; `text` says who reads it; `chosen`: what is written goes there now. */
export type WireRoom = {
  readonly action: string;
  readonly subject: string;
  readonly label: string;
  readonly text: string;
  readonly chosen: boolean;
};

/** The bidder's own receipt, shown once on the bidder's own screen, to be saved by them. */
export type WireReceipt = {
  readonly title: string;
  readonly text: string;
  readonly file: { readonly name: string; readonly content: string };
};

/**
 * HTTP, all JSON, same origin, `Content-Type: application/json` required (a form on another site cannot send it):
 *   GET  /api/chrome?locale=          -> Chrome            the widget's own words
 *   GET  /api/me                      -> Me                what this browser may open
 *   POST /api/cases                   OpenBody  -> Opened  starts a case; sets the session cookie
 *   GET  /api/links/:code             -> Peeked            what a landing page may say; binds nothing
 *   GET  /api/links/:code/sessions/:id.ics            a talk on video, for the calendar of whom the link lets in
 *   POST /api/links/:code             EnterBody -> Opened  enters; binds an invitation
 *   GET  /api/conversations/:id/feed?after=N         -> feed frame
 *   GET  /api/conversations/:id/events               server-sent events; each `data:` is a ServerFrame, `id:` the last seq
 *   POST /api/conversations/:id/turns { id, input }  -> done | refused frame
 *                             or { turns: [{ id, input }, ...] }, which belong together  -> as many such frames
 *   POST /api/conversations/:id/files?id=&name=&element=   raw body -> done | refused frame
 *   GET  /api/conversations/:id/files/:sha256        the file, to those who may see it
 *   GET  /api/conversations/:id/sessions/:id.ics      a talk on video, for the reader's calendar
 *   GET  /api/conversations/:id/files/:sha256/preview  a small picture of it, where there is one
 *   POST /api/conversations/:id/locale { locale }    -> {}  from now on this conversation is read in that language
 *   GET  /api/conversations/:id/export               the case's record as a JSON download
 */
export type Chrome = {
  readonly locale: string;
  readonly words: Readonly<Record<string, string>>;
  readonly locales: readonly { readonly locale: string; readonly name: string }[];
  readonly procedures: readonly { readonly id: string; readonly title: string }[];
};
export type Me = {
  readonly conversations: readonly {
    readonly id: string;
    readonly role: string;
    readonly title: string;
    readonly next: string;
  }[];
  readonly staff: { readonly name: string } | null;
};
export type OpenBody = { readonly procedureId: string; readonly locale: string; readonly timeZone: string };
export type EnterBody = { readonly locale: string };
export type Opened = { readonly conversationId: string | null; readonly staff: boolean };
export type Peeked =
  | {
      readonly kind: 'invite' | 'mandate' | 'resume' | 'staff';
      readonly title: string;
      readonly text: string;
      readonly action: string;
      /** Where else the same link lets in. */
      readonly others: readonly { readonly label: string; readonly url: string }[];
    }
  | { readonly kind: 'problem'; readonly title: string; readonly text: string; readonly others?: never };
