// A marketer's mails: from MJML, Handlebars or HTML to a compiled skeleton, with what is wrong with them.
export { compileMail, type CompiledSource, type MailFormat, type MailSource } from './compile-mail';
export { decodeSource } from './decode-source';
export { type FrontMatter, splitFrontMatter } from './front-matter';
export { commonVariables, didYouMean, isKnown, type KnownVariables } from './known-variables';
export {
  preview,
  type Preview,
  type PreviewLink,
  previewMailId,
  type PreviewOptions,
  type RenderedPreview,
} from './preview';
