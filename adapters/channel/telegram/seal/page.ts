import type { Locale } from '../../../../core/locale.ts';
import type { Wording } from '../../../../core/port/outside.ts';

/**
 * What the page may load and do: its own script, style and calls. Telegram's app for browsers shows it in a frame
 * (https://core.telegram.org/bots/webapps); nobody else may.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors https://web.telegram.org',
].join('; ');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The page in a language. It says nothing of any case: that comes once it is known who opened it. */
export const pageIn = (wording: Wording, locale: Locale): string => {
  const say = (key: string): string => escaped(wording.say({ key }, locale, 'UTC'));
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('telegram.page.title')}</title>
<link rel="stylesheet" href="/telegram/seal.css">
<script type="module" src="/telegram/seal.js"></script>
</head>
<body>
<main>
<h1>${say('telegram.page.title')}</h1>
<p class="quiet">${say('telegram.page.safe')}</p>
<form id="type" autocomplete="off" novalidate hidden>
<label for="amount">${say('chrome.amount')}</label>
<input id="amount" inputmode="decimal" autocomplete="off" spellcheck="false" aria-describedby="bounds closes problem">
<p class="quiet" id="bounds"></p>
<p class="quiet" id="closes"></p>
<button type="submit">${say('telegram.page.next')}</button>
</form>
<section id="check" hidden>
<p role="status"><span class="quiet">${say('chrome.amount')}</span> <strong id="read" dir="auto"></strong></p>
<button type="button" id="seal">${say('chrome.seal')}</button>
<button type="button" id="back" class="plain">${say('chrome.changeNumber')}</button>
</section>
<section id="done" hidden>
<p role="status"><strong id="sealed" tabindex="-1"></strong></p>
<p>${say('telegram.page.back')}</p>
<details id="keep">
<summary>${say('telegram.page.receipt')}</summary>
<textarea id="receipt" rows="10" readonly spellcheck="false" aria-label="${say('telegram.page.receipt')}"></textarea>
</details>
</section>
<p class="problem" id="problem" role="alert"></p>
<p id="fault" hidden>${say('chrome.fault')}</p>
</main>
</body>
</html>
`;
};
