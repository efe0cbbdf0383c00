import type { LocalizedText } from '@nurture/core/workspace';

/** A file of the workspace's `pages/`: its name without `.hbs`, and its text. */
export interface PageFile {
  readonly name: string;
  readonly text: string;
}

export const FIELD_KINDS = ['text', 'email', 'tel', 'select', 'textarea'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export const ASKS = ['always', 'once', 'later'] as const;
export type Ask = (typeof ASKS)[number];

/** A field of a page's form, as its front matter says. */
export interface PageField {
  /** Of the contact's field that it fills. */
  readonly name: string;
  readonly type: FieldKind;
  readonly required: boolean;
  readonly maxLength: number;
  readonly autocomplete: string | null;
  readonly half: boolean;
  /** `once`: not of who is known to have said it; `later`: only of whom all that is asked once is known. */
  readonly ask: Ask;
  readonly label: LocalizedText;
  /** What to say when it is empty, or no such thing. */
  readonly missing: LocalizedText;
  readonly invalid: LocalizedText;
  readonly options: readonly { readonly value: string; readonly label: LocalizedText }[];
}

/** What a page's front matter says. */
export interface PageHead {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** Key in `workspace.json`'s `forms`. */
  readonly form: string | null;
  readonly fields: readonly PageField[];
  /** Consents without which the form makes no sense: `consentMail`, `consentTracking`. */
  readonly requires: readonly string[];
  readonly texts: Readonly<Record<string, LocalizedText>>;
}

export interface Page extends PageHead {
  readonly name: string;
  readonly render: (view: object) => string;
  /** The form alone, to be shown on a page elsewhere. */
  readonly renderForm: (view: object) => string;
}

/** Something wrong with a page's file. */
export interface PageFinding {
  readonly page: string;
  readonly message: string;
}
