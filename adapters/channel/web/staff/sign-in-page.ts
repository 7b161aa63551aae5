import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Locale } from '../../../../core/locale.ts';
import type { Wording } from '../../../../core/port/outside.ts';
import { languageOf } from '../server/language.ts';
import { POLICY } from '../server/security.ts';

export const SIGN_IN_PROBLEMS = ['stranger', 'unreachable', 'again'] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

const Query = z.object({ problem: z.enum(SIGN_IN_PROBLEMS).optional().catch(undefined) });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Where the desk is entered by the organisation's own sign-in, and where a sign-in that did not work says why. It needs no script. */
const pageIn = (wording: Wording, locale: Locale, problem: SignInProblem | undefined): string => {
  const say = (key: string): string => escaped(wording.say({ key }, locale, 'UTC'));
  const words = problem === undefined ? say('access.page.text') : say(`access.page.${problem}`);
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
</head>
<body>
<div class="page">
<main class="column landing">
<div class="sheet">
<h1>${say('access.page.title')}</h1>
<p>${words}</p>
<a class="button primary wide" href="/api/desk/provider/start">${say('access.page.action')}</a>
</div>
</main>
</div>
</body>
</html>
`;
};

export const signInPage = (server: FastifyInstance, wording: Wording): void => {
  server.get('/sign-in', async (request, reply) =>
    reply
      .header('content-security-policy', POLICY.page)
      .type('text/html; charset=utf-8')
      .send(pageIn(wording, languageOf(request), Query.parse(request.query ?? {}).problem)),
  );
};
