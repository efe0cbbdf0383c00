import type { SendServiceTask } from '@nurture/core/task';
import { textIn, type WorkspaceSettings } from '@nurture/core/workspace';

const TEXTS = {
  subject: { en: 'Please confirm: is this your address?', nl: 'Bevestig even: is dit jouw adres?' },
  lead: {
    en: 'Somebody, probably you, left this address with us and asked for mail. One click says that it was you:',
    nl: 'Iemand, waarschijnlijk jij, liet dit adres bij ons achter en vroeg om mail. Met één klik zeg je dat jij het was:',
  },
  button: { en: 'Yes, that was me', nl: 'Ja, dat was ik' },
  otherwise: {
    en: 'It wasn’t you? Then do nothing: you get nothing more about this.',
    nl: 'Was jij het niet? Doe dan niets: je hoort er verder niets over.',
  },
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The mail that asks the mailbox's owner to confirm (double opt-in), in the contact's language. */
export function composeConfirmation(
  settings: Pick<WorkspaceSettings, 'company' | 'locale'>,
  given: { readonly contactId: string; readonly locale: string; readonly url: string },
): SendServiceTask {
  const say = (text: keyof typeof TEXTS) => textIn(TEXTS[text], given.locale, settings.locale);
  const { name, address } = settings.company;
  const sender = [name, ...address].join(', ');
  const text = [say('lead'), `${say('button')}: ${given.url}`, say('otherwise'), sender].join('\n\n');
  const color = /^#[0-9a-f]{6}$/i.test(settings.company.color ?? '') ? settings.company.color : '#1f4e79';
  const html = `<!doctype html>
<html lang="${escapeHtml(given.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(say('subject'))}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Arial,sans-serif">
<div style="max-width:520px;margin:0 auto">
<p>${escapeHtml(say('lead'))}</p>
<p><a href="${escapeHtml(given.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:${color};color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(say('button'))}</a></p>
<p>${escapeHtml(say('otherwise'))}</p>
<p style="font-size:13px;opacity:.75">${escapeHtml(sender)}</p>
</div></body></html>`;
  return { name: 'double-opt-in', contactId: given.contactId, subject: say('subject'), html, text };
}
