import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Locale } from '../../../../core/locale.ts';
import { languageOf } from '../server/language.ts';
import { POLICY } from '../server/security.ts';
import { passkeyPlace } from './passkey-place.ts';
import type { StaffParts } from './sign-in.ts';

export const SIGN_IN_PROBLEMS = ['stranger', 'unreachable', 'again'] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

const Query = z.object({ problem: z.enum(SIGN_IN_PROBLEMS).optional().catch(undefined) });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Which ways in there are, beside the link that somebody was sent. */
type Ways = { readonly provider: boolean; readonly key: boolean };

/**
 * Where the desk is entered, and where a sign-in that did not work says why. Only the way in by a key needs a script
 * (client/sign-in.ts), which says what went wrong in the words that stand on its button.
 */
const pageIn = (
  { wording }: Pick<StaffParts, 'wording'>,
  locale: Locale,
  problem: SignInProblem | undefined,
  { provider, key }: Ways,
): string => {
  const say = (word: string): string => escaped(wording.say({ key: word }, locale, 'UTC'));
  const words =
    problem === undefined
      ? say(provider ? 'access.page.text' : 'access.page.noProvider')
      : say(`access.page.${problem}`);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${say('access.page.title')}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/client.css">
${key ? '<script type="module" src="/assets/sign-in.js"></script>' : ''}
</head>
<body>
<div class="page">
<main class="column landing">
<div class="sheet">
<h1>${say('access.page.title')}</h1>
<p>${words}</p>
${provider ? `<a class="button primary wide" href="/api/desk/provider/start">${say('access.page.action')}</a>` : ''}
${
  key
    ? `<button id="key" type="button" class="button ${provider ? '' : 'primary '}wide" hidden data-ended="${say('access.key.ended')}" data-offline="${say('access.key.offline')}">${say('access.page.key')}</button>
<p id="said" role="alert"></p>`
    : ''
}
</div>
</main>
</div>
</body>
</html>
`;
};

/** `provider`: the organisation's own sign-in is configured. */
export const signInPage = (
  server: FastifyInstance,
  parts: Pick<StaffParts, 'wording' | 'publicUrl'>,
  provider: boolean,
): void => {
  server.get('/sign-in', async (request, reply) => {
    const { problem } = Query.parse(request.query ?? {});
    const ways = { provider, key: passkeyPlace(parts.publicUrl()) !== null };
    return reply
      .header('content-security-policy', POLICY.page)
      .type('text/html; charset=utf-8')
      .send(pageIn(parts, languageOf(request), problem, ways));
  });
};
