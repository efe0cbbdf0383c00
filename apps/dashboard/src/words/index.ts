// English and Dutch: one file per page and language, read when the page is.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setLocale } from '../format';
import { chosenLanguage, keepLanguage, type Language, LANGUAGES } from './language';

type Words = Readonly<Record<string, unknown>>;
const FILES = import.meta.glob<Words>(['./en/*.ts', './nl/*.ts'], { import: 'default' });

const files = {
  type: 'backend' as const,
  read(language: string, page: string, done: (error: Error | null, words: Words | null) => void): void {
    const load = FILES[`./${language}/${page}.ts`];
    if (!load) return done(new Error(`no words for ${page} in ${language}`), null);
    load().then(
      (words) => done(null, words),
      (error: Error) => done(error, null),
    );
  },
};

function speak(language: Language): void {
  document.documentElement.lang = language;
  setLocale(language, navigator.languages);
}

/** Before the first page. @param page whose words will be wanted first */
export async function startWords(page?: string): Promise<void> {
  const language = chosenLanguage();
  speak(language);
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: LANGUAGES,
      ns: ['common', ...(page === undefined ? [] : [page])],
      defaultNS: 'common',
      // React writes every value as text.
      interpolation: { escapeValue: false },
    });
}

/** Reads the words of what is on the screen first, so that nothing flickers. */
export async function chooseLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  speak(language);
  await i18next.changeLanguage(language);
}

/** The language that they chose on another device, where nothing was chosen in this browser. */
export async function followLanguage(locale: string | null): Promise<void> {
  const language = chosenLanguage(locale);
  if (language !== i18next.language) {
    speak(language);
    await i18next.changeLanguage(language);
  }
}
