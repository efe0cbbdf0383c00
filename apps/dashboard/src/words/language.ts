// Which language: chosen in this browser, else the person's own, else the browser's.
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEY = 'nurture.language';

const known = (text: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => text?.toLowerCase().startsWith(language));

/** @param locale of the one who signed in, such as `nl-NL` */
export const chosenLanguage = (locale?: string | null): Language =>
  known(localStorage.getItem(KEY)) ?? known(locale) ?? navigator.languages.map(known).find(Boolean) ?? 'en';

export const keepLanguage = (language: Language): void => localStorage.setItem(KEY, language);
