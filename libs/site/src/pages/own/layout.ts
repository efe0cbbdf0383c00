import type { PageFile } from '../page';

/** Stand in where a workspace has no layout of its own. */
export const OWN_PARTIALS: readonly PageFile[] = [
  {
    name: '_style',
    text: `<style>
:root { color-scheme: light dark; --brand: #0f5c5c; --ink: #1d2a29; --paper: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --brand: #7fd1c3; --ink: #e4ebe9; --paper: #0f1716; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
.wrap { width: min(100% - 2.5rem, 44rem); margin-inline: auto; padding-block: 1.5rem; }
a { color: var(--brand); }
.button { font: inherit; padding: 0.6rem 1.2rem; }
.check { display: block; margin-block: 0.75rem; }
.error { color: #ab1f2d; }
</style>
`,
  },
  {
    name: '_layout',
    text: `---
texts:
  skip: { en: Skip to the content, nl: Naar de inhoud }
  languages: { en: Language, nl: Taal }
  failed: { en: Not sent, nl: Niet verzonden }
---
<!doctype html>
<html lang="{{locale}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{#if form.failed}}{{t.failed}}: {{/if}}{{page.title}} · {{company.name}}</title>
<link rel="icon" href="data:,">
{{> _style}}
</head>
<body>
<a href="#content">{{t.skip}}</a>
<header class="wrap"><strong>{{company.name}}</strong>
<nav aria-label="{{t.languages}}">{{#each languages}}{{#unless current}}<a href="{{href}}" lang="{{locale}}" hreflang="{{locale}}">{{name}}</a> {{/unless}}{{/each}}</nav>
</header>
<main id="content" class="wrap">
{{> @partial-block}}
</main>
<footer class="wrap"><small>{{company.name}}, {{company.address}}</small></footer>
</body>
</html>
`,
  },
];
