import type { PageFile } from '../page';

/** A page of the product's own: its front matter, and its body in Handlebars. */
export const own = (name: string, head: string, body: string): PageFile => ({
  name,
  text: `---\n${head}---\n{{#> _layout}}\n<div class="one">\n${body}\n</div>\n{{/_layout}}\n`,
});
