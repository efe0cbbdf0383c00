// Which language: that of who signed in last here or chose one, else the person's own, else the browser's.
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];
const FILES = { en: () => import('./en'), nl: () => import('./nl') };
const KEY = 'nurture.language';

export const languageOf = (text: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => text?.toLowerCase().startsWith(language));

const kept = (): Language | undefined => languageOf(localStorage.getItem(KEY));
export const chosenLanguage = (): Language => kept() ?? navigator.languages.map(languageOf).find(Boolean) ?? 'en';
/** @param locale the person's own, such as `nl-NL`. @returns null where this browser keeps one */
export const ownLanguage = (locale: string): Language | null => (kept() ? null : (languageOf(locale) ?? null));

export const keepLanguage = (language: Language): void => localStorage.setItem(KEY, language);

type Words = Readonly<Record<string, object>>;
export const wordsOf = async (language: Language): Promise<Words> => (await FILES[language]()).default;
