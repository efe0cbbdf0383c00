// How a mail is put together: a compiled skeleton, the values for its holes, and the MIME message that they make.
export type {
  CompiledBody,
  CompiledLink,
  CompiledMail,
  Hole,
  HoleEscape,
  LinkHole,
  PixelHole,
  StaticPart,
  TemplateHole,
  ValueHole,
} from './compiled';
export type { HoleFill, Mailbox, MailHeaders, Tracking } from './fill';
export type { MailFinding } from './finding';
