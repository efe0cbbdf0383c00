import type { Query } from './address';
import type { Ahead } from './queries';
import type { May } from './session';

/** What every page is given: the names of its address (`:email`), decoded. Apart from `pages.ts`, which reads the pages. */
export type PageProps = Readonly<{ params: Readonly<Record<string, string>> }>;

/** What a page will ask for first, where somebody comes in there: asked before it is drawn. */
export type First = (at: PageProps & { readonly query: Query; readonly may: May }) => readonly Ahead[];
