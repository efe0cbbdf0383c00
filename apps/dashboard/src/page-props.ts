/** What every page is given: the names of its address (`:email`), decoded. Apart from `pages.ts`, which reads the pages. */
export type PageProps = Readonly<{ params: Readonly<Record<string, string>> }>;
