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

/** Hosts of the connector by cloud, as Microsoft's SDKs name them (`TeamsServiceEndpoints`); in China it is the Bot Framework's own. */
const CONNECTORS = [
  'smba.trafficmanager.net',
  '.teams.microsoft.com',
  '.teams.microsoft.us',
  '.botframework.azure.cn',
];

/**
 * Whether the connector of Teams answers there: at a host of Microsoft's, or at the one that is configured. An activity
 * names the address that it is answered at, and the bot's token goes with the answer.
 */
export const isConnector = (
  url: URL | null,
  settings: Pick<TeamsSettings, 'openIdUrl' | 'serviceUrl'>,
): boolean => {
  if (url === null || !isSafe(url, settings)) return false;
  if (url.origin === URL.parse(settings.serviceUrl)?.origin) return true;
  const { hostname, protocol, port } = url;
  const isKnown = CONNECTORS.some((host) =>
    host.startsWith('.') ? hostname.endsWith(host) : hostname === host,
  );
  return isKnown && protocol === 'https:' && port === '';
};
