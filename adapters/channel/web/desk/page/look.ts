import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme as FluentTheme,
  teamsHighContrastTheme,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Host, Theme } from '../host/host.ts';

/** Parley's green in Fluent's sixteen steps, dark to light. */
const BRAND: BrandVariants = {
  10: '#020806',
  20: '#071c19',
  30: '#0a2e2a',
  40: '#0b3d37',
  50: '#0b4a43',
  60: '#0b564d',
  70: '#0b5f55',
  80: '#0f7167',
  90: '#2a8177',
  100: '#429187',
  110: '#5aa197',
  120: '#72b1a7',
  130: '#8bc1b8',
  140: '#a5d2ca',
  150: '#c1e3dc',
  160: '#dff3ef',
};

/** Fluent's own list has no Chinese face; what is missing in one is taken from the next. */
const FONT = {
  fontFamilyBase:
    "'Segoe UI', system-ui, -apple-system, Roboto, 'Noto Sans', 'PingFang TC', 'PingFang SC', 'Microsoft JhengHei', 'Microsoft YaHei', 'Noto Sans CJK TC', 'Noto Sans CJK SC', sans-serif",
};

/** One row a theme of a host. */
export const LOOK: { readonly [T in Theme]: FluentTheme } = {
  light: { ...createLightTheme(BRAND), ...FONT },
  dark: {
    ...createDarkTheme(BRAND),
    ...FONT,
    // The steps that Fluent takes for text are too dark on its dark ground for this green (WCAG 2.2, 1.4.3).
    colorBrandForeground1: BRAND[130],
    colorBrandForeground2: BRAND[140],
    colorBrandForegroundLink: BRAND[130],
    colorBrandForegroundLinkHover: BRAND[140],
    colorBrandForegroundLinkPressed: BRAND[120],
    colorCompoundBrandForeground1: BRAND[130],
    colorCompoundBrandStroke: BRAND[130],
  },
  contrast: { ...teamsHighContrastTheme, ...FONT },
};

const SYSTEM: readonly { readonly query: string; readonly theme: Theme }[] = [
  { query: '(forced-colors: active)', theme: 'contrast' },
  { query: '(prefers-contrast: more)', theme: 'contrast' },
  { query: '(prefers-color-scheme: dark)', theme: 'dark' },
];
const ofSystem = (): Theme => SYSTEM.find(({ query }) => matchMedia(query).matches)?.theme ?? 'light';

/** The theme of the host, or of the system where the host has none; changes with either. */
export const useTheme = (host: Host): Theme => {
  const [theme, setTheme] = useState<Theme>(host.theme ?? ofSystem);
  useEffect(() => {
    if (host.theme !== null) {
      host.onTheme(setTheme);
      return;
    }
    const changed = (): void => setTheme(ofSystem());
    const queries = SYSTEM.map(({ query }) => matchMedia(query));
    for (const query of queries) query.addEventListener('change', changed);
    return () => {
      for (const query of queries) query.removeEventListener('change', changed);
    };
  }, [host]);
  return theme;
};
