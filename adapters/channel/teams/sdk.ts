import {
  type Activity,
  type AdaptiveCardInvokeResponse,
  BotAdapter,
  type ConversationReference,
  type FileConsentCardResponse,
  INVOKE_RESPONSE_KEY,
  type InvokeResponse,
  type ResourceResponse,
  TeamsActivityHandler,
  TurnContext,
} from 'botbuilder';
import type { Connector, Place } from './connector.ts';
import type { Incoming } from './incoming.ts';

/** What happened in Teams, by kind, for whoever answers it. */
export type Happenings = {
  message(activity: Incoming): Promise<void>;
  edited(activity: Incoming): Promise<void>;
  deleted(activity: Incoming): Promise<void>;
  installed(activity: Incoming): Promise<void>;
  removed(activity: Incoming): Promise<void>;
  /** A button of a card was pressed; resolves to the card that stands there from now on. */
  pressed(activity: Incoming, data: unknown): Promise<object>;
  /** A file was accepted or declined. */
  consented(activity: Incoming, response: unknown): Promise<void>;
};

/** What an invoke is answered with; null for everything that is not one. */
export type Reply = { readonly status: number; readonly body?: unknown } | null;

const ACTIVITY = Symbol('activity');
const incomingOf = (context: TurnContext): Incoming => context.turnState.get<Incoming>(ACTIVITY);

/** Turns what Teams sends into happenings: which event an activity is, is the SDK's knowledge. */
class Handler extends TeamsActivityHandler {
  readonly #happenings: Happenings;

  constructor(happenings: Happenings) {
    super();
    this.#happenings = happenings;
    this.onMessage((context) => happenings.message(incomingOf(context)));
    this.onTeamsMessageEditEvent((context) => happenings.edited(incomingOf(context)));
    this.onTeamsMessageSoftDeleteEvent((context) => happenings.deleted(incomingOf(context)));
    this.onInstallationUpdateAdd((context) => happenings.installed(incomingOf(context)));
    this.onInstallationUpdateRemove((context) => happenings.removed(incomingOf(context)));
  }

  protected override async onAdaptiveCardInvoke(context: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    const incoming = incomingOf(context);
    const card = await this.#happenings.pressed(incoming, context.activity.value?.action?.data);
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { ...card } };
  }

  protected override async handleTeamsFileConsent(
    context: TurnContext,
    response: FileConsentCardResponse,
  ): Promise<void> {
    await this.#happenings.consented(incomingOf(context), response);
  }
}

/**
 * The SDK's adapter over our connector. Its own `CloudAdapter` is not used: it takes what `inboundToken` refuses and
 * sends in a way that the outbox cannot answer for (connector.ts).
 */
class Adapter extends BotAdapter {
  readonly #connector: Connector;

  constructor(connector: Connector) {
    super();
    this.#connector = connector;
  }

  async process(activity: Activity, incoming: Incoming, handler: Handler): Promise<Reply> {
    const context = new TurnContext(this, activity);
    context.turnState.set(ACTIVITY, incoming);
    await this.runMiddleware(context, (turn) => handler.run(turn));
    const answer = context.turnState.get<{ readonly value: InvokeResponse } | undefined>(INVOKE_RESPONSE_KEY);
    return answer?.value ?? null;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === 'invokeResponse') {
        context.turnState.set(INVOKE_RESPONSE_KEY, activity);
        sent.push({ id: '' });
        continue;
      }
      const answer = await this.#connector.send(placeIn(context.activity), activity);
      sent.push({ id: answer.outcome === 'taken' ? (answer.id ?? '') : '' });
    }
    return sent;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    await this.#connector.update(placeIn(context.activity), activity.id ?? '', activity);
  }

  override deleteActivity(): Promise<void> {
    throw new Error('A bot takes nothing back in Teams here.');
  }

  override continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('What is said first is said by the outbox.');
  }
}

const placeIn = ({ serviceUrl, conversation }: Activity): Place => ({
  serviceUrl,
  conversationId: conversation.id,
});

/** Hands an activity that has been let in to whoever it concerns. */
export const dispatcher = (connector: Connector, happenings: Happenings) => {
  const adapter = new Adapter(connector);
  const handler = new Handler(happenings);
  return (body: object, incoming: Incoming): Promise<Reply> =>
    adapter.process(body as Activity, incoming, handler);
};
