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
