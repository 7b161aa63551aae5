import { localeOf } from './locale.ts';

/** What the button is called, by language; put in when the script is built, from the catalogue of replies. */
declare const OPEN_CHAT: Readonly<Partial<Record<string, string>>>;

const STYLE = `
:host { all: initial; color-scheme: light dark; }
.open {
  position: fixed; z-index: 2147483000;
  right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
  inline-size: 60px; block-size: 60px; padding: 0; border: 2px solid transparent; border-radius: 50%;
  display: grid; place-items: center; cursor: pointer;
  background: #0b5f55; color: #fff; box-shadow: 0 6px 20px rgb(0 0 0 / .28);
}
.open:hover { background: #084a42; }
.open:focus-visible { outline: 3px solid #1257c9; outline-offset: 3px; }
svg { inline-size: 28px; block-size: 28px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.frame {
  position: fixed; z-index: 2147483001; border: 0; border-radius: 18px; background: Canvas; overflow: hidden;
  right: max(20px, env(safe-area-inset-right)); bottom: calc(max(20px, env(safe-area-inset-bottom)) + 76px);
  inline-size: min(420px, calc(100vw - 40px)); block-size: min(680px, calc(100dvh - 116px));
  box-shadow: 0 12px 48px rgb(0 0 0 / .32);
}
.frame[hidden] { display: none; }
iframe { display: block; border: 0; inline-size: 100%; block-size: 100%; }
@media (max-width: 560px), (max-height: 480px) {
  .frame { inset: 0; inline-size: auto; block-size: auto; border-radius: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  .open { transition: background .15s; }
  .frame { animation: rise .18s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
}
@media (forced-colors: active) { .open { border-color: ButtonText; } }
`;

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5';

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const bubble = (): SVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', BUBBLE);
  svg.append(path);
  return svg;
};

/**
 * The chat on another site: a button, and behind it our own page in a frame, so that no script of the site can read
 * what is said. A shadow root keeps the site's styles out of ours, and ours out of the site.
 */
const embed = (script: HTMLScriptElement): void => {
  const { procedure, locale: wanted } = script.dataset;
  const { origin } = new URL(script.src);
  const locale = localeOf([wanted, document.documentElement.lang, ...navigator.languages]);
  const name = OPEN_CHAT[locale] ?? 'Parley';
  const host = element('div', { lang: locale });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = element('button', {
    type: 'button',
    class: 'open',
    'aria-label': name,
    'aria-expanded': 'false',
    'aria-haspopup': 'dialog',
  });
  button.append(bubble());
  const frame = element('div', { class: 'frame', role: 'dialog', 'aria-label': name, hidden: '' });
  const query = new URLSearchParams({ locale, ...(procedure === undefined ? {} : { procedure }) });
  let page: HTMLIFrameElement | null = null;

  const show = (open: boolean): void => {
    frame.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (!open) {
      button.focus();
      return;
    }
    // Made at the first opening: a site whose visitors need no chat loads nothing but this script.
    if (page === null) {
      page = element('iframe', {
        src: `${origin}/embed?${query}`,
        title: name,
        allow: 'clipboard-write; web-share; microphone',
      });
      frame.append(page);
    }
    page.focus();
  };
  button.addEventListener('click', () => show(frame.hidden !== false));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !frame.hidden) show(false);
  });
  addEventListener('message', ({ source, origin: sender, data }) => {
    const ours = page !== null && source === page.contentWindow && sender === origin;
    if (ours && (data as { parley?: unknown } | null)?.parley === 'close') show(false);
  });
  root.append(button, frame);
  document.body.append(host);
};

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.body === null) document.addEventListener('DOMContentLoaded', () => embed(script));
  else embed(script);
}
