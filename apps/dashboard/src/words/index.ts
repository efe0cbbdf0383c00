// English and Dutch: one file per page and language, one that the browser reads per language.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setLocale } from '../format';
import { act } from '../client';
import { userNow } from '../session';
import { keepLanguage, type Language, languageOf, LANGUAGES, ownLanguage, wordsOf } from './language';

function speak(language: Language): void {
  document.documentElement.lang = language;
  setLocale(language, navigator.languages);
}

/** Before the first page. */
export async function startWords(language: Language): Promise<void> {
  const words = await wordsOf(language);
  speak(language);
  await i18next.use(initReactI18next).init({
    lng: language,
    supportedLngs: LANGUAGES,
    resources: { [language]: words },
    ns: Object.keys(words),
    defaultNS: 'common',
    // React writes every value as text.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Reads the words first, so that nothing flickers. */
export async function speakIn(language: Language): Promise<void> {
  if (language === i18next.language) return;
  for (const [page, words] of Object.entries(await wordsOf(language))) i18next.addResourceBundle(language, page, words);
  speak(language);
  await i18next.changeLanguage(language);
}

/** Somebody was in already: in their own language, where none was chosen in this browser. */
export async function speakTo(locale: string): Promise<void> {
  const own = ownLanguage(locale);
  if (own) await speakIn(own);
}

/** Somebody signs in: whoever sat here before them may have had another. */
export async function speakAs(locale: string): Promise<void> {
  const own = languageOf(locale);
  if (!own) return;
  keepLanguage(own);
  await speakIn(own);
}

/** Chosen at the screen: kept in this browser, and with whoever is signed in, for their others. */
export async function chooseLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  await speakIn(language);
  if (userNow()) await act('/api/v1/session/language', 'post', undefined, { locale: language });
}
