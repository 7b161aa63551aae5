import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * What a page may load and do: its own scripts, styles, pictures and sounds, and calls to its own server. Pictures of QR codes
 * and of files just chosen are `data:` and `blob:`.
 */
const PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];
/**
 * Fluent writes the styles of its components through the object model of style elements that it puts empty into the page
 * (Griffel). An empty style element is all that this hash allows: it is SHA-256 of no text. Rules that a script of ours
 * adds are the script's doing (CSP 3, 8.1), while a style that somebody managed to inject has text and is refused, as is
 * every style attribute. So the shell stays one file for all, without a nonce that would have to differ for each answer.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const DESK = PAGE.map((directive) =>
  directive.startsWith('style-src') ? `${directive} ${EMPTY_STYLE}` : directive,
);
const csp = (...directives: readonly string[]): string => directives.join('; ');

/**
 * Where Teams shows pages of apps: the hosts of its own of "Tab requirements" (learn.microsoft.com, Teams platform).
 * `cloud.microsoft` is a top-level domain that only Microsoft's own services live under.
 */
const TEAMS = 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft';

/**
 * Only `/embed` may stand in another site's frame, any site's: to be embedded with one line is what it is for. It is
 * safe there because of how its cookie is set (session.ts): a page that frames us to trick a person into a click shows
 * a chat that knows nobody. The desk may stand in the frame of Teams where it is configured as a tab there. Every other
 * page refuses to be framed.
 */
export const POLICY = {
  page: csp(...PAGE, "frame-ancestors 'none'"),
  embed: csp(...PAGE, 'frame-ancestors *'),
  desk: csp(...DESK, "frame-ancestors 'none'"),
  deskInTeams: csp(...DESK, `frame-ancestors ${TEAMS}`),
  /** Answers that are no pages: whatever a browser is talked into, it shows and runs nothing of them. */
  data: csp("default-src 'none'", "frame-ancestors 'none'", 'sandbox'),
} as const;

const permissions = (camera: string, screen: string): string =>
  `camera=${camera}, microphone=(self), display-capture=${screen}, geolocation=(), payment=(), usb=(), browsing-topics=()`;
/** The page of a video room alone may ask for the camera and for a picture of the screen. */
export const ROOM_PERMISSIONS = permissions('(self)', '(self)');

const HEADERS: { readonly [name: string]: string } = {
  'x-content-type-options': 'nosniff',
  // The address of a page can be a capability (/l/<code>).
  'referrer-policy': 'no-referrer',
  'permissions-policy': permissions('()', '()'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': POLICY.data,
  'cache-control': 'no-store',
};

/**
 * Two years, for this host alone: what else lives under its domain is not ours to bind (RFC 6797, 6.1). Browsers heed it
 * over https only.
 */
const HTTPS_ALONE = { 'strict-transport-security': 'max-age=63072000' } as const;

/** The headers that every answer carries; a page or a file then says what else it needs. */
export const secured =
  (publicUrl: () => string) =>
  async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.headers(HEADERS);
    if (publicUrl().startsWith('https:')) reply.headers(HTTPS_ALONE);
  };

/**
 * Did another site send this? A browser names the origin with every POST and every WebSocket (Fetch, 3.2); what names
 * none is no browser and carries nobody's cookie. Ours is the public address, or the host that the request came to.
 */
export const isCrossSite = (request: FastifyRequest, publicUrl: string): boolean => {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const from = URL.parse(origin);
  if (from === null) return true;
  return from.origin !== URL.parse(publicUrl)?.origin && from.host !== request.host;
};
