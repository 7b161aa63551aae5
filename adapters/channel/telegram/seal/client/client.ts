/**
 * The page's own half. It has no import: the server gives it out as it is, without its types (routes.ts). The number
 * lives in the field until the server has it, and then nowhere on the page.
 */
type Answer = {
  readonly text: string;
  readonly currency?: string;
  readonly bounds?: string;
  readonly closes?: string;
  readonly receipt?: string;
};

const part = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found as E;
};

/** Telegram hands over who opened the page, and its colours, behind the `#` of the address. */
const handed = new URLSearchParams(location.hash.slice(1));
const asked = new URLSearchParams(location.search);
const about = {
  initData: handed.get('tgWebAppData') ?? '',
  conversationId: asked.get('c') ?? '',
  roundId: asked.get('r') ?? '',
  locale: asked.get('l') ?? '',
};

/** Telegram's names of colours, by ours. */
const THEME: { readonly [ours: string]: string } = {
  '--ground': 'bg_color',
  '--text': 'text_color',
  '--button': 'button_color',
  '--button-text': 'button_text_color',
};

/** How light a colour is (WCAG 2.2, relative luminance). */
const lightness = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [lightness(one), lightness(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** Telegram's theme, pair by pair, where its words can be read on its ground; some themes cannot. */
const wear = (): void => {
  const colours = themeHanded();
  for (const pair of [
    ['--ground', '--text'],
    ['--button', '--button-text'],
  ] as const) {
    const [ground, words] = pair.map((name) => colours[THEME[name] ?? '']);
    if (!isColour(ground) || !isColour(words) || contrast(ground, words) < 4.5) continue;
    document.documentElement.style.setProperty(pair[0], ground);
    document.documentElement.style.setProperty(pair[1], words);
    // What is between the two, and the browser's own parts, follow the ground.
    if (pair[0] !== '--ground') continue;
    document.documentElement.style.setProperty('--quiet', words);
    document.documentElement.style.setProperty('--problem', words);
    document.documentElement.style.setProperty('--edge', words);
    document.documentElement.style.colorScheme = lightness(ground) < 0.2 ? 'dark' : 'light';
  }
};
const isColour = (value: unknown): value is string =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/iu.test(value);
const themeHanded = (): { readonly [name: string]: unknown } => {
  try {
    return JSON.parse(handed.get('tgWebAppThemeParams') ?? '{}') as { readonly [name: string]: unknown };
  } catch {
    return {};
  }
};

const post = async (
  path: string,
  more: object,
): Promise<{ readonly ok: boolean; readonly answer: Answer }> => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...about, ...more }),
    });
    return { ok: response.ok, answer: (await response.json()) as Answer };
  } catch {
    return { ok: false, answer: { text: part('fault').textContent } };
  }
};

const STEPS = ['type', 'check', 'done'] as const;
const show = (step: (typeof STEPS)[number] | null): void => {
  for (const each of STEPS) part(each).hidden = each !== step;
};
const complain = (text: string): void => {
  part('problem').textContent = text;
};

const amount = part<HTMLInputElement>('amount');

const type = (problem = ''): void => {
  complain(problem);
  show('type');
  amount.setAttribute('aria-invalid', String(problem !== ''));
  amount.focus();
};

let currency = '';
/** The same number pressed twice is sealed once. */
let id = crypto.randomUUID();

part('type').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (amount.value.trim() === '') return amount.focus();
  const { ok, answer } = await post('/telegram/seal/read', { amount: amount.value });
  if (!ok) return type(answer.text);
  complain('');
  id = crypto.randomUUID();
  part('read').textContent = `${amount.value.trim()} ${currency}`;
  show('check');
  part('seal').focus();
});

part('back').addEventListener('click', () => type());

part('seal').addEventListener('click', async () => {
  const { ok, answer } = await post('/telegram/seal', { amount: amount.value, id });
  if (!ok) return type(answer.text);
  amount.value = '';
  part('sealed').textContent = answer.text;
  part<HTMLTextAreaElement>('receipt').value = answer.receipt ?? '';
  part('keep').hidden = answer.receipt === undefined;
  show('done');
  part('sealed').focus();
});

wear();
const { ok, answer } = await post('/telegram/seal/round', {});
currency = answer.currency ?? '';
if (ok) {
  part('bounds').textContent = answer.bounds ?? '';
  part('closes').textContent = answer.closes ?? '';
  type();
} else {
  show(null);
  complain(answer.text);
}

export {};
