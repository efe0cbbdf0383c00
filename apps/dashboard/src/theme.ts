// Light or dark: as the device has it, or as chosen here; kept in this browser.
import { useSyncExternalStore } from 'react';

export const THEMES = ['device', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'nurture.theme';
const listeners = new Set<() => void>();

const stored = (): Theme => THEMES.find((each) => each === localStorage.getItem(KEY)) ?? 'device';

export function applyTheme(): void {
  const theme = stored();
  if (theme === 'device') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(listen, stored);
}

/** Changes whenever the colours on the screen do: for what is drawn rather than styled, such as charts. */
export function useShade(): 'light' | 'dark' {
  const device = window.matchMedia('(prefers-color-scheme: dark)');
  const listenBoth = (listener: () => void): (() => void) => {
    device.addEventListener('change', listener);
    const stop = listen(listener);
    return () => {
      device.removeEventListener('change', listener);
      stop();
    };
  };
  return useSyncExternalStore(listenBoth, () => {
    const theme = stored();
    return theme === 'device' ? (device.matches ? 'dark' : 'light') : theme;
  });
}
