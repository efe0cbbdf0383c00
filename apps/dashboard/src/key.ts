/** Under which an API key is kept in the tab: it leaves with it. */
export const KEY = 'nurture.key';
