// What the published schema knows, at the cursor: completions, and what a word means.
import { type Completion, type CompletionContext, type CompletionResult, snippet } from '@codemirror/autocomplete';
import type { Text } from '@codemirror/state';
import type { EditorView, Tooltip } from '@codemirror/view';
import {
  type CompletionItem,
  getLanguageService,
  type MarkedString,
  type MarkupContent,
  TextDocument,
} from 'vscode-json-languageservice';

const URI = 'flow://draft.json';
const SCHEMA = 'schema://flow';
type Said = MarkupContent | MarkedString | readonly MarkedString[] | string | undefined;

/** Markdown as the text that it is. */
function textOf(said: Said): string {
  if (said === undefined) return '';
  if (typeof said === 'string') return said.replaceAll(/\\([\\`*_{}[\]()#+\-.!<>])/g, '$1').replaceAll('&nbsp;', ' ');
  if ('value' in said) return textOf(said.value);
  return said.map(textOf).join('\n');
}

/** As the language server protocol writes a template (`$1`, `${1|a,b|}`), in the words of the editor. */
export const templateOf = (text: string): string =>
  text
    .replaceAll(/\$\{(\d+)\|([^,|]*)[^}]*\}/g, '${$1:$2}')
    .replaceAll(/\$(\d+)/g, '${$1}')
    .replaceAll(/\\([$}\\])/g, '$1');

export function jsonHelp(schema: object) {
  // A document names its schema by a path of its workspace: here it is always this one, and nothing is fetched.
  const service = getLanguageService({
    schemaRequestService: () => Promise.resolve(JSON.stringify(schema)),
    workspaceContext: { resolveRelativePath: () => SCHEMA },
  });
  // Handed over as text: the service resolves references in the very object that it is given, and others read this one.
  service.configure({ validate: false, allowComments: false, schemas: [{ uri: SCHEMA, fileMatch: [URI] }] });
  const read = (doc: Text) => {
    const text = TextDocument.create(URI, 'json', 1, doc.toString());
    return { text, json: service.parseJSONDocument(text) };
  };

  const optionOf = (item: CompletionItem, text: TextDocument, asked: number): Completion | null => {
    const edit = item.textEdit;
    if (!edit) return null;
    const range = 'range' in edit ? edit.range : edit.replace;
    const [from, to] = [text.offsetAt(range.start), text.offsetAt(range.end)];
    const insert = snippet(templateOf(edit.newText));
    const info = textOf(item.documentation);
    return {
      label: item.label,
      ...(item.detail ? { detail: item.detail } : {}),
      ...(info ? { info } : {}),
      // What was typed since it was asked for goes too.
      apply: (view: EditorView, option: Completion, _from: number, now: number) =>
        insert(view, option, from, to + now - asked),
    };
  };

  return {
    async complete(context: CompletionContext): Promise<CompletionResult | null> {
      const word = context.matchBefore(/"?[\w@.$ -]*/);
      const begun = context.matchBefore(/"[^"\n]*|[{,:[]\s*/);
      if (!context.explicit && !begun) return null;
      const { text, json } = read(context.state.doc);
      const list = await service.doComplete(text, text.positionAt(context.pos), json);
      const options = (list?.items ?? [])
        .map((item) => optionOf(item, text, context.pos))
        .filter((each) => each !== null);
      if (options.length === 0) return null;
      // What stands before the cursor is filtered without its quote, as labels have none.
      const from = word ? word.from + (word.text.startsWith('"') ? 1 : 0) : context.pos;
      return { from, options, validFor: /^[\w@.$ -]*$/ };
    },

    async hover(view: EditorView, at: number): Promise<Tooltip | null> {
      const { text, json } = read(view.state.doc);
      const found = await service.doHover(text, text.positionAt(at), json);
      const said = textOf(found?.contents);
      if (!found || said === '') return null;
      const { start, end } = found.range ?? { start: text.positionAt(at), end: text.positionAt(at) };
      return {
        pos: text.offsetAt(start),
        end: text.offsetAt(end),
        above: true,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'editor-meaning';
          dom.textContent = said;
          return { dom };
        },
      };
    },
  };
}
