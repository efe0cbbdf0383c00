/**
 * Where mailboxes are handed out to anybody: such a domain says nothing of a company. By country, from the providers'
 * own lists of the domains under which they give out addresses; internet providers with the names of those they took
 * over, as customers keep their addresses. Some are closed today: people are still known under them.
 */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  worldwide: `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com yahoo.com ymail.com
    rocketmail.com myyahoo.com aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com
    tutanota.de tutamail.com tuta.io tuta.com keemail.me fastmail.com fastmail.fm fastmail.net hey.com zoho.com zohomail.com
    zohomail.eu mail.com email.com usa.com post.com europe.com myself.com consultant.com engineer.com dr.com inbox.com
    hushmail.com hush.com runbox.com mailfence.com disroot.org riseup.net startmail.com posteo.net skiff.com gmx.com gmx.net
    lycos.com excite.com rediffmail.com pobox.com duck.com mozmail.com privaterelay.appleid.com simplelogin.com anonaddy.me
    anonaddy.com relay.firefox.com mailinator.com guerrillamail.com yopmail.com 10minutemail.com temp-mail.org trashmail.com
    sharklasers.com maildrop.cc dispostable.com getnada.com`,
  netherlands: `live.nl hotmail.nl outlook.nl yahoo.nl kpnmail.nl kpnplanet.nl kpn.nl planet.nl hetnet.nl hccnet.nl freeler.nl
    wxs.nl worldonline.nl tiscali.nl zonnet.nl versatel.nl tele2.nl telfort.nl xs4all.nl ziggo.nl home.nl casema.nl
    multikabel.nl zeelandnet.nl quicknet.nl upcmail.nl chello.nl orange.nl online.nl euronet.nl wanadoo.nl 12move.nl caiway.nl caiway.net
    kabelfoon.nl kabelfoon.net introweb.nl solcon.nl filternet.nl deltanl.nl zeeland.net onsbrabantnet.nl onsnet.nu
    edpnet.nl budget.nl scarlet.nl ilse.nl zinders.nl plex.nl vodafonethuis.nl vodafonevast.nl t-mobilethuis.nl
    odido.nl hotmail.nu mail.nl dds.nl antenna.nl soverin.net demon.nl cistron.nl iae.nl knid.nl westbrabant.net
    trined.nl skv.nl kliksafe.nl kabelnoord.nl kabeltex.nl rekam.nl`,
  belgium: `telenet.be skynet.be belgacom.net proximus.be scarlet.be voo.be brutele.be pandora.be hotmail.be live.be outlook.be yahoo.be
    mobistarmail.be orange.be base.be tvcablenet.be teledisnet.be swing.be euphonynet.be edpnet.be tiscali.be
    advalvas.be versateladsl.be belgique.com mail.be fulladsl.be chello.be`,
  germany: `gmx.de web.de t-online.de freenet.de arcor.de online.de 1und1.de vodafone.de kabelmail.de unitybox.de unity-mail.de
    o2mail.de o2online.de alice.de alice-dsl.net alice-dsl.de hansenet.de netcologne.de ewe.net ewetel.net osnanet.de htp-tel.de
    m-online.net mnet-online.de versatel.de versanet.de tiscali.de hotmail.de live.de outlook.de yahoo.de ymail.de aol.de
    email.de mail.de mailbox.org posteo.de posteo.eu posteo.org directbox.com magenta.de compuserve.de gmx.eu gmx.org
    firemail.de vollbio.de smart-mail.de genion.de kabelbw.de primacom.net telecolumbus.net`,
  austria: `gmx.at a1.net aon.at chello.at inode.at utanet.at liwest.at kabsi.at drei.at magenta.at hotmail.at live.at outlook.at
    yahoo.at tele2.at tplus.at`,
  switzerland: `gmx.ch bluewin.ch sunrise.ch hispeed.ch swissonline.ch tele2.ch hotmail.ch outlook.ch yahoo.ch quickline.ch green.ch
    vtxnet.ch netplus.ch romandie.com`,
  luxembourg: 'pt.lu internet.lu vo.lu tango.lu',
  france: `orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr cegetel.net club-internet.fr bbox.fr numericable.fr numericable.com
    aliceadsl.fr alicedsl.fr libertysurf.fr nordnet.fr nordnet.com voila.fr caramail.fr caramail.com lycos.fr tiscali.fr
    noos.fr evc.net dartybox.com hotmail.fr live.fr outlook.fr yahoo.fr ymail.fr gmx.fr aol.fr mailo.com netcourrier.com
    ovh.fr infonie.fr 9online.fr 9business.fr akeonet.com zeop.re`,
  'united kingdom': `btinternet.com btopenworld.com btconnect.com talk21.com sky.com talktalk.net tiscali.co.uk lineone.net
    screaming.net virginmedia.com virgin.net ntlworld.com blueyonder.co.uk telewest.co.uk cableinet.co.uk plusnet.com plus.com
    plus.net force9.co.uk f9.co.uk madasafish.com free-online.co.uk freeserve.co.uk fsnet.co.uk fsmail.net wanadoo.co.uk
    orange.net orangehome.co.uk ee.co.uk o2.co.uk vodafone.net vodafoneemail.co.uk hotmail.co.uk live.co.uk outlook.co.uk
    yahoo.co.uk ymail.co.uk aol.co.uk googlemail.co.uk gmx.co.uk mail.co.uk uwclub.net zen.co.uk demon.co.uk pipex.com
    dsl.pipex.com supanet.com tesco.net waitrose.com aaisp.net.uk kcom.com karoo.co.uk postmaster.co.uk homecall.co.uk
    toucansurf.com onetel.com onetel.net`,
  ireland: 'eircom.net indigo.ie iol.ie vodafone.ie hotmail.ie outlook.ie yahoo.ie live.ie upcmail.ie ireland.com',
  italy: `libero.it virgilio.it alice.it tin.it tim.it tiscali.it inwind.it iol.it blu.it giallo.it fastwebnet.it hotmail.it live.it
    outlook.it yahoo.it email.it poste.it teletu.it vodafone.it infinito.it aruba.it tele2.it`,
  spain: `telefonica.net movistar.es terra.es ya.com orange.es ono.com jazztel.es euskaltel.net hotmail.es live.es outlook.es
    yahoo.es gmx.es vodafone.es telecable.es`,
  portugal: 'sapo.pt iol.pt clix.pt netcabo.pt mail.telepac.pt hotmail.pt outlook.pt live.com.pt',
  nordics: `telia.com bredband.net bredband2.com comhem.se spray.se hotmail.se live.se outlook.se yahoo.se home.se glocalnet.net
    online.no getmail.no hotmail.no live.no outlook.no yahoo.no broadpark.no mail.dk hotmail.dk live.dk outlook.dk yahoo.dk
    jubii.dk stofanet.dk youmail.dk youseepost.dk elisanet.fi saunalahti.fi kolumbus.fi luukku.com suomi24.fi hotmail.fi
    simnet.is`,
  'central and eastern europe': `wp.pl o2.pl onet.pl onet.eu op.pl vp.pl poczta.onet.pl interia.pl interia.eu poczta.fm gazeta.pl tlen.pl
    seznam.cz email.cz centrum.cz volny.cz atlas.cz post.cz azet.sk centrum.sk zoznam.sk freemail.hu citromail.hu t-online.hu
    abv.bg mail.bg yahoo.ro siol.net net.hr inet.hr t-com.hr gmx.si mail.ee hot.ee inbox.lv inbox.lt one.lt
    mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua meta.ua`,
  'greece and turkey': 'otenet.gr hol.gr forthnet.gr yahoo.gr hotmail.gr windowslive.com.tr mynet.com hotmail.com.tr',
  'north america': `comcast.net xfinity.com verizon.net att.net sbcglobal.net pacbell.net ameritech.net swbell.net flash.net prodigy.net
    bellsouth.net cox.net charter.net spectrum.net twc.com rr.com roadrunner.com earthlink.net mindspring.com juno.com
    netzero.net frontier.com frontiernet.net centurylink.net centurytel.net windstream.net optonline.net optimum.net
    cableone.net suddenlink.net hughes.net shaw.ca rogers.com sympatico.ca bell.net telus.net videotron.ca cogeco.ca
    eastlink.ca hotmail.ca live.ca outlook.ca yahoo.ca`,
  'latin america': `terra.com.br uol.com.br bol.com.br ig.com.br globo.com r7.com hotmail.com.br outlook.com.br yahoo.com.br
    live.com.mx hotmail.com.mx yahoo.com.mx prodigy.net.mx hotmail.com.ar yahoo.com.ar live.com.ar fibertel.com.ar outlook.cl
    hotmail.cl yahoo.cl outlook.es`,
  'asia and pacific': `qq.com foxmail.com 163.com 126.com yeah.net 139.com 189.cn sina.com sina.cn sohu.com aliyun.com naver.com daum.net
    hanmail.net nate.com kakao.com yahoo.co.jp docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp yahoo.co.in
    yahoo.in rediff.com yahoo.com.sg yahoo.com.hk yahoo.com.tw hotmail.co.jp outlook.jp yahoo.co.id yahoo.com.ph yahoo.com.vn
    bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au dodo.com.au westnet.com.au internode.on.net
    hotmail.com.au live.com.au outlook.com.au yahoo.com.au xtra.co.nz slingshot.co.nz`,
  africa: 'mweb.co.za telkomsa.net vodamail.co.za webmail.co.za yahoo.co.za menara.ma',
};

/** Domains of mail providers, in lower case. */
export const MAIL_PROVIDERS: ReadonlySet<string> = new Set(
  Object.values(BY_COUNTRY).flatMap((domains) => domains.trim().split(/\s+/)),
);
