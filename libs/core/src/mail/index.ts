// How a mail is put together: a compiled skeleton, the values for its holes, and the MIME message that they make.
export { parseAddress, type Address, type AddressRefusal, type ParsedAddress } from './address';
export { assemble, composeMail } from './assemble';
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
  TrapHole,
  ValueHole,
} from './compiled';
export { cleanDestination, isDangerous, isTrackable, redirectLocation } from './destination';
export { MailError, mailErrors } from './errors';
export { oneLine } from './escape';
export type { HoleFill, Mailbox, MailHeaders, Tracking } from './fill';
export type { MailFinding } from './finding';
export { authorHelpers, compilerHelpers, handlebars } from './helpers';
export { mailIdOf, messageIdFor } from './message-id';
export { composeNotification, type Notification } from './notification';
export { staticPart } from './quoted-printable';
export { renderHoles } from './render';
export { isTrapLink, TRAP_LINK } from './trap';
