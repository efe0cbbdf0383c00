import type { SendNotificationTask } from '@nurture/core/task';
import { INVITATION_DAYS } from './invitations';
import type { UserView } from './users';

interface Words {
  readonly subject: (company: string) => string;
  readonly hello: (name: string) => string;
  readonly ask: string;
  readonly link: string;
  readonly days: string;
  readonly stranger: string;
}

const EN: Words = {
  subject: (company) => `Your access to Nurture at ${company}`,
  hello: (name) => `Hello ${name},`,
  ask: 'set a password with this link, and you are in:',
  link: 'Set my password',
  days: `The link works once, for ${INVITATION_DAYS} days.`,
  stranger: 'You did not expect this? Then leave it be: without the link nothing happens.',
};

const NL: Words = {
  subject: (company) => `Je toegang tot Nurture bij ${company}`,
  hello: (name) => `Hallo ${name},`,
  ask: 'kies met deze link een wachtwoord, en je bent binnen:',
  link: 'Kies mijn wachtwoord',
  days: `De link werkt één keer, ${INVITATION_DAYS} dagen lang.`,
  stranger: 'Verwachtte je dit niet? Laat het dan zo: zonder de link gebeurt er niets.',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The mail that brings somebody their link, in their language. */
export function invitationMail(user: UserView, link: string, company: string): SendNotificationTask {
  const words = user.locale.startsWith('nl') ? NL : EN;
  const { subject, hello, ask, link: label, days, stranger } = words;
  return {
    name: 'invitation',
    to: { name: user.name, email: user.email },
    contactId: null,
    subject: subject(company),
    html: `<!doctype html><html lang="${words === NL ? 'nl' : 'en'}"><head><meta charset="utf-8"><title>${escape(subject(company))}</title></head>
<body style="font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"><p>${escape(hello(user.name))}</p>
<p>${escape(ask)}</p><p><a href="${escape(link)}">${escape(label)}</a></p><p>${escape(days)} ${escape(stranger)}</p></body></html>`,
    text: `${hello(user.name)}\n\n${ask}\n\n${link}\n\n${days} ${stranger}\n`,
  };
}
