// Asked for before the libraries are run, which takes a slow processor longest: who sits here, the page and its words.
import { placeOf } from './address';
import { KEY } from './key';
import { addressAt } from './pages';
import { chosenLanguage, wordsOf } from './words/language';

export const language = chosenLanguage();
export const firstPage = addressAt(placeOf(window.location.hash).path)?.load();
void wordsOf(language).catch(() => undefined);
/** The one question that may be answered with "nobody"; with a key there is none. */
export const session = sessionStorage.getItem(KEY) === null ? fetch('/api/v1/session') : null;
firstPage?.catch(() => undefined);
session?.catch(() => undefined);
