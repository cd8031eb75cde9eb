/** Mail domains that anybody can have an address at: they say nothing of who somebody works for. */
const publicDomains = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es hotmail.com hotmail.co.uk
  hotmail.de hotmail.fr hotmail.es hotmail.it live.com live.co.uk live.de live.fr live.nl msn.com
  yahoo.com yahoo.co.uk yahoo.co.in yahoo.co.jp yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.in yahoo.it
  yahoo.ca ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.de aim.com gmx.de gmx.net gmx.at
  gmx.ch gmx.com gmx.fr web.de t-online.de freenet.de arcor.de posteo.de mailbox.org mail.de email.de
  vodafone.de online.de kabelmail.de proton.me protonmail.com protonmail.ch pm.me tutanota.com
  tutanota.de tuta.io hey.com fastmail.com fastmail.fm zoho.com zohomail.com mail.com email.com usa.com
  inbox.com hushmail.com yandex.com yandex.ru mail.ru bk.ru list.ru inbox.ru rambler.ru qq.com 163.com
  126.com sina.com sina.cn sohu.com foxmail.com aliyun.com yeah.net naver.com daum.net hanmail.net
  orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr neuf.fr numericable.fr libero.it virgilio.it
  tiscali.it alice.it tin.it fastwebnet.it telefonica.net terra.es movistar.es ono.com telenet.be
  skynet.be ziggo.nl kpnmail.nl hetnet.nl planet.nl home.nl xs4all.nl chello.nl bluewin.ch sunrise.ch
  hispeed.ch btinternet.com virginmedia.com ntlworld.com sky.com talktalk.net blueyonder.co.uk
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com
  optonline.net rogers.com shaw.ca bell.net sympatico.ca telus.net bigpond.com bigpond.net.au
  optusnet.com.au xtra.co.nz uol.com.br bol.com.br terra.com.br ig.com.br seznam.cz centrum.cz wp.pl
  o2.pl onet.pl interia.pl abv.bg ukr.net i.ua rediffmail.com sapo.pt mail.pt online.no telia.com
  comhem.se eircom.net duck.com mozmail.com privaterelay.appleid.com simplelogin.com`.split(/\s+/),
);

/** For the database's own use. */
export const publicDomainList = (): string[] => [...publicDomains];

export const isPublicDomain = (domain: string): boolean => publicDomains.has(domain);

const hostname = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** The domain of an e-mail address, a web address or a domain, in lower case; null where it has none. */
export function domainIn(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '');
  return hostname.test(bare) && /[a-z]$/.test(bare) ? bare : null;
}

/** The same where it can belong to one customer alone. */
export function ownDomain(text: string | null | undefined): string | null {
  const domain = text ? domainIn(text) : null;
  return domain === null || isPublicDomain(domain) ? null : domain;
}

/** The text as an e-mail address in lower case, where it is one. */
export function addressIn(text: string | null | undefined): string | null {
  // Most of those who are asked about are names.
  if (!text?.includes('@')) return null;
  const address = text.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/.test(address) ? address : null;
}
