import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import schema from '../../../../schemas/flow.schema.json';
import { jsonHelp, templateOf } from './json-help';

/** What is offered where `|` stands. */
async function offered(text: string): Promise<string[]> {
  const at = text.indexOf('|');
  const state = EditorState.create({ doc: text.replace('|', '') });
  const found = await jsonHelp(schema).complete(new CompletionContext(state, at, true));
  return found?.options.map(({ label }) => label) ?? [];
}

describe('help while a flow is written', () => {
  it('offers what the schema knows, wherever the document says its schema stands', async () => {
    expect(await offered('{ "$schema": "../../schemas/flow.schema.json", "|" }')).toEqual(
      expect.arrayContaining(['id', 'enrol', 'states']),
    );
    expect(await offered('{ "states": { "a": { "type": "|" } } }')).toEqual(expect.arrayContaining(['"final"']));
  });

  it('turns the templates of the protocol into those of the editor', () => {
    expect(templateOf('"\\$schema": "$1",')).toBe('"$schema": "${1}",');
    expect(templateOf('"a": ${1|true,false|}')).toBe('"a": ${1:true}');
  });
});
