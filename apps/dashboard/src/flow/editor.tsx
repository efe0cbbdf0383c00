// The editor of a flow's JSON, in a file of its own so that other pages don't load it. Tab leaves it, as everywhere.
import './editor.css';
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../client';
import { jsonHelp } from './json-help';

type Finding = Schemas['DraftFindingDto'];
/** From 1, as findings say them */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

function placeOf(doc: Text, { line, column }: Spot): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + column - 1, at.to);
}

/** A finding names where it begins: the rest of its word or text is marked. */
function diagnosticOf(doc: Text, finding: Finding): Diagnostic {
  const from = placeOf(doc, finding);
  const rest = doc.sliceString(from, doc.lineAt(from).to);
  const length = /^("(?:[^"\\]|\\.)*"|[\w.-]+|.)/.exec(rest)?.[0].length ?? 0;
  const message = finding.suggestion === null ? finding.message : `${finding.message}\n→ ${finding.suggestion}`;
  return { from, to: from + length, severity: finding.level, message, source: finding.rule };
}

export interface EditorProps {
  readonly label: string;
  /** What it begins with; another text needs another `key` */
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly schema: object;
  readonly findings: readonly Finding[];
  /** Where the cursor is to go: a new object each time */
  readonly spot: Spot | null;
  readonly readOnly: boolean;
}

export default function Editor({ label, text, onChange, schema, findings, spot, readOnly }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);

  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const help = jsonHelp(schema);
    const made = new EditorView({
      parent,
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        json(),
        syntaxHighlighting(classHighlighter),
        autocompletion({ override: [(context) => help.complete(context)] }),
        hoverTooltip((shown, at) => help.hover(shown, at)),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]), // prettier-ignore
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorState.readOnly.of(readOnly),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change.current(update.state.doc.toString());
        }),
      ],
    });
    view.current = made;
    return () => made.destroy();
    // The text that it begins with: what is typed afterwards is its own.
  }, [label, schema, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { doc } = editor.state;
    editor.dispatch(setDiagnostics(editor.state, findings.map((each) => diagnosticOf(doc, each)))); // prettier-ignore
  }, [findings, schema, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !spot) return;
    const anchor = placeOf(editor.state.doc, spot);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    editor.focus();
  }, [spot]);

  return <div className="editor" ref={place} />;
}
