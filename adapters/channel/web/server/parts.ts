import type { FastifyInstance } from 'fastify';
import type { Phrase } from '../../../../core/message/message.ts';
import type { Calendar } from '../../../../core/port/calendar.ts';
import type { Intake } from '../../../../core/port/intake.ts';
import type {
  Attachments,
  Clock,
  Counters,
  Ids,
  Log,
  Wakeups,
  Wording,
} from '../../../../core/port/outside.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Trace } from '../../../../core/port/trace.ts';
import type { Procedure } from '../../../../core/procedure/procedure.ts';
import type { TurnService } from '../../../../core/turn/service.ts';
import type { ProviderSettings } from '../staff/provider-settings.ts';
import type { TeamsTab } from './entra.ts';

/** Another place where a link's code lets in, by its name there and its address. */
export type OtherWay = { readonly label: Phrase; readonly url: string };

/** What the web channel works with. */
export type WebParts = {
  readonly service: TurnService;
  readonly store: Store;
  readonly wording: Wording;
  readonly attachments: Attachments;
  readonly intake: Intake;
  readonly wakeups: Wakeups;
  readonly counters: Counters;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  readonly trace?: Trace;
  readonly procedures: readonly Procedure[];
  /** The address that people reach Parley at, without a slash at its end; known for certain only once it listens. */
  readonly publicUrl: () => string;
  /** Where the built pages lie: html, css, js, and a `.gz` or `.br` beside them. */
  readonly assetsDir: string;
  /** People reach it by https: cookies are marked for it. */
  readonly secureCookie: boolean;
  /** Ends when this process is about to: it still serves, and whoever shares out the work sends nobody here any more. */
  readonly leaving?: AbortSignal;
  /** Where else than on our own pages the code of an invitation or a link of one's own lets in; none by default. */
  readonly otherWays?: (code: string) => readonly OtherWay[];
  /** The desk is a tab of Teams, and who comes by it signs in there; absent where Teams is not configured. */
  readonly teams?: TeamsTab;
  /** The organisation's own sign-in for the desk; absent where none is configured. */
  readonly provider?: ProviderSettings;
  /** The member who gets a link at every start of the program; absent where nobody does. */
  readonly ownerId?: string;
  readonly calendar: Calendar;
  /** Milliseconds after which words that nothing followed are answered; see burst.ts. */
  readonly quiet: number;
  /** More routes on the same server, behind the same hooks. */
  readonly extra?: (server: FastifyInstance) => void;
};
