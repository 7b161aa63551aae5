/** What an operator sets for Teams; `config.ts` says what each is for. */
export type TeamsSettings = {
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
  /** Where the bot gets its own tokens: Microsoft's login, or that of a sovereign cloud. No slash at its end. */
  readonly loginUrl: string;
  /** The OpenID metadata of whoever signs what reaches the bot. */
  readonly openIdUrl: string;
  /** Who is asked to issue a token for: the audience of what the bot sends. */
  readonly scope: string;
  /** Where the connector is, before anybody wrote. No slash at its end. */
  readonly serviceUrl: string;
  /** Names of the team's members by their Entra object id, in lower case. */
  readonly staff: { readonly [objectId: string]: string };
  /** The channel that is told of cases that need a person. */
  readonly queueChannel: string | null;
};

/** The same as it stands in the environment (adapters/config). */
export type TeamsEnvironment = {
  readonly TEAMS_APP_ID?: string | undefined;
  readonly TEAMS_APP_PASSWORD?: string | undefined;
  readonly TEAMS_TENANT_ID: string;
  readonly TEAMS_LOGIN_URL: string;
  readonly TEAMS_OPENID_URL: string;
  readonly TEAMS_SCOPE: string;
  readonly TEAMS_SERVICE_URL: string;
  readonly TEAMS_STAFF: { readonly [objectId: string]: string };
  readonly TEAMS_QUEUE_CHANNEL?: string | undefined;
};

/** What Teams is served with; null where it is not configured. */
export const teamsSettings = (environment: TeamsEnvironment): TeamsSettings | null => {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password } = environment;
  if (appId === undefined || password === undefined) return null;
  return {
    appId,
    password,
    tenantId: environment.TEAMS_TENANT_ID,
    loginUrl: environment.TEAMS_LOGIN_URL,
    openIdUrl: environment.TEAMS_OPENID_URL,
    scope: environment.TEAMS_SCOPE,
    serviceUrl: environment.TEAMS_SERVICE_URL,
    staff: environment.TEAMS_STAFF,
    queueChannel: environment.TEAMS_QUEUE_CHANNEL ?? null,
  };
};

/**
 * Whether something may be sent to an address or fetched from it: https everywhere; plain http only at the very host
 * that sign-in is configured at, which is how a stand-in for Microsoft on one's own machine is reached.
 */
export const isSafe = (url: URL, { openIdUrl }: Pick<TeamsSettings, 'openIdUrl'>): boolean => {
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  const signIn = URL.parse(openIdUrl);
  return url.protocol === 'http:' && signIn?.protocol === 'http:' && signIn.hostname === url.hostname;
};
