const STYLE =
  'body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem; } :root { color-scheme: light dark; }';

/** What whoever follows a forged or outdated link sees. It says nothing about what exists. */
export function notFoundPage(): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Not found</title><style>${STYLE}</style></head>
<body><main><h1>There is nothing here</h1>
<p>The link may be incomplete. Copy the whole of it from the mail, or ask whoever sent it to you.</p></main></body></html>`;
}
