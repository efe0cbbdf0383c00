import type { SendServiceTask } from '@nurture/core/task';
import { type LocalizedText, textIn, type WorkspaceSettings } from '@nurture/core/workspace';

/** What a short mail of the product's own says, per language. */
export interface LetterTexts {
  readonly subject: LocalizedText;
  readonly lead: LocalizedText;
  readonly button: LocalizedText;
  readonly otherwise: LocalizedText;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A short service mail with one button, in the contact's language. */
export function composeLetter(
  settings: Pick<WorkspaceSettings, 'company' | 'locale'>,
  given: { readonly name: string; readonly contactId: string; readonly locale: string; readonly url: string },
  texts: LetterTexts,
): SendServiceTask {
  const say = (text: keyof LetterTexts) => textIn(texts[text], given.locale, settings.locale);
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
  return { name: given.name, contactId: given.contactId, subject: say('subject'), html, text };
}
