import { parseAddress } from '@nurture/core/mail';

export type CanonicalAddress =
  | { readonly ok: true; readonly email: string; readonly domain: string }
  | { readonly ok: false; readonly message: string };

/** The one spelling under which a person is known: lower case, the domain as A-labels. Plus tags stay. */
export function canonicalAddress(text: string): CanonicalAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return { ok: false, message: parsed.message };
  const email = parsed.value.address.normalize('NFC').toLowerCase();
  return { ok: true, email, domain: parsed.value.domain };
}

/** Where mailboxes are handed out to anybody: such a domain says nothing of a company. */
const PUBLIC_PROVIDERS = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.nl hotmail.be hotmail.fr hotmail.de
  hotmail.co.uk hotmail.it hotmail.es live.com live.nl live.be live.co.uk live.fr msn.com yahoo.com yahoo.co.uk yahoo.de
  yahoo.fr yahoo.es yahoo.it yahoo.co.in yahoo.co.jp ymail.com rocketmail.com aol.com icloud.com me.com mac.com
  proton.me protonmail.com protonmail.ch pm.me gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de
  posteo.de mailbox.org tutanota.com tuta.io tuta.com fastmail.com fastmail.fm hey.com zoho.com mail.com email.com
  usa.com mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net qq.com 163.com 126.com yeah.net
  sina.com foxmail.com naver.com daum.net hanmail.net kpnmail.nl kpnplanet.nl planet.nl ziggo.nl home.nl upcmail.nl
  casema.nl chello.nl xs4all.nl hetnet.nl zonnet.nl tele2.nl telfort.nl quicknet.nl online.nl caiway.nl solcon.nl
  telenet.be skynet.be proximus.be scarlet.be orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr libero.it
  virgilio.it alice.it tin.it tiscali.it terra.com.br uol.com.br bol.com.br btinternet.com sky.com talktalk.net
  virginmedia.com ntlworld.com blueyonder.co.uk bluewin.ch comcast.net verizon.net att.net sbcglobal.net cox.net
  charter.net bellsouth.net earthlink.net shaw.ca rogers.com sympatico.ca bigpond.com optusnet.com.au wp.pl o2.pl
  onet.pl interia.pl seznam.cz centrum.cz abv.bg telia.com duck.com mozmail.com privaterelay.appleid.com`.split(/\s+/),
);

/** The domain that stands for the person's company, or null for a mail provider's. */
export const companyDomain = (domain: string): string | null => (PUBLIC_PROVIDERS.has(domain) ? null : domain);
