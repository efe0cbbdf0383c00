/** A mail in somebody's style, and the links that its author wrote, in order: tracked ones, and others with `-`. */
export interface StyleFixture {
  readonly style: string;
  readonly html: string;
  readonly links: readonly string[];
}

const filler = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<tr><td>Line ${at}: the quick brown fox</td></tr>`).join('\n');

export const styles: readonly StyleFixture[] = [
  {
    style: 'nested tables with inline styles',
    html: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Offer</title>
<style type="text/css">a { color: #06c } /* <a href="https://not.a/link"> */</style></head>
<body style="margin:0"><table width="100%"><tr><td align="center"><table width="600"><tr><td>
<a href="https://shop.example/offer?id=1&amp;utm_source=mail" style="color:#fff"><b>See the offer</b></a></td></tr>
<tr><td><a href="https://shop.example/offer?id=2&utm_source=mail">Second</a></td></tr></table></td></tr></table></body></html>`,
    links: ['https://shop.example/offer?id=1&utm_source=mail', 'https://shop.example/offer?id=2&utm_source=mail'],
  },
  {
    style: 'Outlook conditional comments and a VML button',
    html: `<html xmlns:v="urn:schemas-microsoft-com:vml"><body><div><!--[if mso]>
  <v:roundrect xmlns:w="urn:schemas-microsoft-com:office:word" href="https://x.example/go?a=1&amp;b=2" style="height:40px;v-text-anchor:middle;width:200px;" arcsize="10%" fillcolor="#556270">
    <w:anchorlock/><center style="color:#fff">Show me</center>
  </v:roundrect>
<![endif]--><!--[if !mso]><!--><a href="https://x.example/go?a=1&amp;b=2" style="background-color:#556270">Show me</a><!--<![endif]--></div></body></html>`,
    links: ['https://x.example/go?a=1&b=2', 'https://x.example/go?a=1&b=2'],
  },
  {
    style: 'a conditional comment whose tags span the mail',
    html: `<!--[if (gte mso 9)|(IE)]><table width="600"><tr><td><a href="https://outlook.example/"><![endif]--><p>Hi</p><!--[if (gte mso 9)|(IE)]></a></td></tr></table><![endif]-->`,
    links: ['https://outlook.example/'],
  },
  {
    style: 'downlevel-revealed conditionals and a plain comment',
    html: `<![if !mso]><a href="https://a.example/1">x</a><![endif]><!-- <a href="https://commented.example/out">no</a> --><a href="https://a.example/2">y</a>`,
    links: ['https://a.example/1', 'https://a.example/2'],
  },
  {
    style: 'merge tags of other tools in addresses',
    html: `<p>Hi *|FNAME|*,</p><a href="*|UNSUB|*">stop</a> <a href="%%unsubscribe%%">stop</a> <a href="[unsubscribe]">stop</a>
<a href="https://x.example/?u=*|UNIQID|*&amp;c=%%id%%">go</a> <a href="https://x.example/{$contact.id}/%recipient.name%">go</a> <a href="<%= url %>">erb</a> <a href='{{{unsubscribe_url}}}'>mailer</a> <a href="{% unsubscribe %}">liquid</a>`,
    links: [
      '-*|UNSUB|*',
      '-%%unsubscribe%%',
      '-[unsubscribe]',
      'https://x.example/?u=*|UNIQID|*&c=%%id%%',
      'https://x.example/{$contact.id}/%recipient.name%',
      '-<%= url %>',
      '-{{{unsubscribe_url}}}',
      '-{% unsubscribe %}',
    ],
  },
  {
    style: 'Liquid filters, which Handlebars can not read',
    html: `<p>Hi {{ contact.first_name | default: "there" }},</p>{% if contact.vip %}<a href="https://x.example/vip?n={{ name | url_encode }}">VIP</a>{% endif %}<a href="{{ site.url | append: "/x" }}">site</a>`,
    links: ['https://x.example/vip?n={{ name | url_encode }}', '-{{ site.url | append: "/x" }}'],
  },
  {
    style: 'blocks and names of another Handlebars mail',
    html: `<p>Dear {{first_name}}{{#if premium}}, <a href="https://x.example/premium">premium</a>{{else}}, <a href="https://x.example/basic?u={{user_id}}">basic</a>{{/if}}</p>{{insert "name" "default=you"}}`,
    links: ['https://x.example/premium', 'https://x.example/basic?u={{user_id}}'],
  },
  {
    style: 'addresses that are prefixes of each other, and the same one three times',
    html: `<a href="https://x.example/a">1</a><a href="https://x.example/a/b">2</a><a href="https://x.example/a">3</a><a href="https://x.example/a?b">4</a><a href="https://x.example">5</a><a href="https://x.example/">6</a><p>https://x.example/a</p><a href="https://x.example/a">7</a>`,
    links: [
      'https://x.example/a',
      'https://x.example/a/b',
      'https://x.example/a',
      'https://x.example/a?b',
      'https://x.example',
      'https://x.example/',
      'https://x.example/a',
    ],
  },
  {
    style: 'mailto, tel, sms, anchors, images and data',
    html: `<a href="mailto:ann@example.com?subject=Hi&amp;body=x">mail</a><a href="tel:+31201234567">call</a><a href="sms:+31612345678">text</a><a href="#top">top</a><a href="">nothing</a><a name="top"></a><a href="cid:part1">part</a><a href="data:text/plain,x">d</a><a href="/relative">rel</a><a href="whatsapp://send?text=x">app</a><a href="HTTPS://UPPER.example/Path">up</a>`,
    links: [
      '-mailto:ann@example.com?subject=Hi&body=x',
      '-tel:+31201234567',
      '-sms:+31612345678',
      '-#top',
      '-',
      '-cid:part1',
      '-data:text/plain,x',
      '-/relative',
      '-whatsapp://send?text=x',
      'HTTPS://UPPER.example/Path',
    ],
  },
  {
    style: 'attributes without quotes, in single quotes, upper case, spaced out',
    html: `<A HREF=https://a.example/?x=1&y=2 TARGET=_blank>1</A><a href='https://a.example/"quoted"'>2</a><a class=x   href = "https://a.example/3" >3</a><a\n  href\n=\n'https://a.example/4'>4</a><a href=https://a.example/5/>5</a><A hReF="https://a.example/6">6</A>`,
    links: [
      'https://a.example/?x=1&y=2',
      'https://a.example/"quoted"',
      'https://a.example/3',
      'https://a.example/4',
      'https://a.example/5/',
      'https://a.example/6',
    ],
  },
  {
    style: 'spaces and line ends in addresses',
    html: `<a href="  https://a.example/1  ">1</a><a href="\n   https://a.example/2\n">2</a><a href="https://a.example/with space">3</a><a href="\thttps://a.example/4&#10;">4</a>`,
    links: ['https://a.example/1', 'https://a.example/2', 'https://a.example/with space', 'https://a.example/4'],
  },
  {
    style: 'character references of every kind',
    html: `<a href="https&#58;//a.example/?a=1&#38;b=2&#x26;c=3&amp;amp;d=4">1</a><a href="https://a.example/?copy=1&copy=2&reg=3&amp=4">2</a><a href="https://a.example/?q=&quot;x&quot;&lt;y&gt;">3</a><a href="https://a.example/caf&eacute;">4</a>`,
    links: [
      'https://a.example/?a=1&b=2&c=3&amp;d=4',
      'https://a.example/?copy=1&copy=2&reg=3&amp=4',
      'https://a.example/?q="x"<y>',
      'https://a.example/café',
    ],
  },
  {
    style: 'emoji and letters of the world in text and addresses',
    html: `<p>🎉 Gefeliciteerd, Zoë! 👩‍👩‍👧‍👦</p><a href="https://例え.テスト/パス?🎉=1">日本</a><a href="https://a.example/%F0%9F%8E%89">🎁</a>`,
    links: ['https://例え.テスト/パス?🎉=1', 'https://a.example/%F0%9F%8E%89'],
  },
  {
    style: 'right to left',
    html: `<html dir="rtl" lang="ar"><body><p>مرحبا بك</p><a href="https://a.example/ar?ref=١">اضغط هنا</a><p>שלום <a href='https://a.example/he'>לחץ</a></p>\u200f</body></html>`,
    links: ['https://a.example/ar?ref=١', 'https://a.example/he'],
  },
  {
    style: 'leftovers of Windows-1252 and broken characters',
    html: `<p>It\u0092s \u0093here\u0094 \u0085 caf\ufffd \u00a0 &nbsp; &#146;</p><a href="https://a.example/it\u0092s">x</a>`,
    links: ['https://a.example/it\u0092s'],
  },
  {
    style: 'a fragment without html or body',
    html: `<p>Hello,</p>\n<p>read <a href="https://a.example/read">this</a>.</p>\nBye`,
    links: ['https://a.example/read'],
  },
  {
    style: 'text without any tag',
    html: `Just text, with https://a.example/ in it & an ampersand < here.`,
    links: [],
  },
  { style: 'nothing at all', html: '', links: [] },
  {
    style: 'AMP for email beside ordinary markup',
    html: `<!doctype html><html ⚡4email data-css-strict><head><meta charset="utf-8"><style amp4email-boilerplate>body{visibility:hidden}</style><script async src="https://cdn.ampproject.org/v0.js"></script></head><body><amp-img src="https://a.example/x.png" width="1" height="1"></amp-img><amp-carousel><a href="https://a.example/amp">x</a></amp-carousel></body></html>`,
    links: ['https://a.example/amp'],
  },
  {
    style: 'a base address',
    html: `<html><head><base href="https://a.example/"></head><body><a href="offers/1">rel</a><a href="https://b.example/2">abs</a></body></html>`,
    links: ['-offers/1', 'https://b.example/2'],
  },
  {
    style: 'an image map',
    html: `<img src="https://a.example/map.png" usemap="#m" alt="Map"><map name="m"><area shape="rect" coords="0,0,9,9" href="https://a.example/nl" alt="NL"><AREA shape=circle coords=1,1,1 href=https://a.example/be></map>`,
    links: ['https://a.example/nl', 'https://a.example/be'],
  },
  {
    style: 'links around tables, and rows that a parser would move',
    html: `<table><a href="https://a.example/1"><tr><td>x</td></tr></a>text<tr><a href='https://a.example/2'><td>y</td></a></tr></table><select><a href="https://a.example/3">z</a></select>`,
    links: ['https://a.example/1', 'https://a.example/2', 'https://a.example/3'],
  },
  {
    style: 'links that are never closed, and links in links',
    html: `<p><a href="https://a.example/1">one<p><a href="https://a.example/2">two<div><a href="https://a.example/3"><b>three</a></b></div>`,
    links: ['https://a.example/1', 'https://a.example/2', 'https://a.example/3'],
  },
  {
    style: 'two addresses on one link, of which the first counts',
    html: `<a href="https://a.example/first" href="https://a.example/second">x</a>`,
    links: ['https://a.example/first'],
  },
  {
    style: 'things that look like links and are none',
    html: `<textarea><a href="https://no.example/1">x</a></textarea><script>document.write('<a href="https://no.example/2">')</script><link href="https://no.example/3" rel="stylesheet"><img alt='<a href="https://no.example/4">' src="https://no.example/5.png"><a data-href="https://no.example/6">x</a><title><a href="https://no.example/7"></title><a xhref="https://no.example/8" href="https://yes.example/">y</a>`,
    links: ['https://yes.example/'],
  },
  {
    style: 'CRLF line ends and tabs',
    html: `<html>\r\n<body>\r\n\t<a\r\n\thref="https://a.example/1"\r\n\t>x</a>\r\n</body>\r\n</html>\r\n`,
    links: ['https://a.example/1'],
  },
  {
    style: 'a huge mail',
    html: `<table>${filler(3000)}</table><a href="https://a.example/end">end</a>`,
    links: ['https://a.example/end'],
  },
  {
    style: 'one line of 40,000 characters',
    html: `<p>${'word '.repeat(8000)}</p><a href="https://a.example/${'x'.repeat(1900)}">long</a>`,
    links: [`https://a.example/${'x'.repeat(1900)}`],
  },
  {
    style: 'Gmail markup and CSS with many braces',
    html: `<script type="application/ld+json">{"@context":"http://schema.org","potentialAction":{"@type":"ViewAction","url":"https://a.example/x"}}</script><style>@media(max-width:600px){.a{color:red}}@media print{{}}</style><a href="https://a.example/y">y</a>`,
    links: ['https://a.example/y'],
  },
  {
    style: 'Outlook background images and a linked rectangle',
    html: `<td background="https://a.example/bg.png"><!--[if gte mso 9]><v:rect href='https://a.example/rect' stroke="false"><v:fill type="tile" src="https://a.example/bg.png"/><v:textbox><![endif]--><div><a href="https://a.example/in">in</a></div><!--[if gte mso 9]></v:textbox></v:rect><![endif]--></td>`,
    links: ['https://a.example/rect', 'https://a.example/in'],
  },
  {
    style: 'code where a link should be',
    html: `<a href="javascript:alert(1)">js</a><a href=" JaVaScRiPt:alert(1)">js</a><a href="vbscript:x">vb</a><a href="//cdn.example/x">no scheme</a><a href="http://">nowhere</a><a href="https:///x">nowhere</a>`,
    links: [
      '-javascript:alert(1)',
      '-JaVaScRiPt:alert(1)',
      '-vbscript:x',
      '-//cdn.example/x',
      '-http://',
      '-https:///x',
    ],
  },
  {
    style: 'addresses that hold other addresses and user names',
    html: `<a href="https://track.example/?to=https%3A%2F%2Fa.example%2F&amp;x=https://b.example/">r</a><a href="https://user:pa%40ss@a.example:8443/p;v=1?q=a+b#frag">u</a><a href="http://[2001:db8::1]/x">6</a>`,
    links: [
      'https://track.example/?to=https%3A%2F%2Fa.example%2F&x=https://b.example/',
      'https://user:pa%40ss@a.example:8443/p;v=1?q=a+b#frag',
      'http://[2001:db8::1]/x',
    ],
  },
  {
    style: 'a plain mail that somebody typed in Outlook',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head><body lang=EN-US link="#0563C1"><div class=WordSection1><p class=MsoNormal>Hi,<o:p></o:p></p><p class=MsoNormal><a href="https://a.example/doc">https://a.example/doc</a><o:p>&nbsp;</o:p></p></div></body></html>`,
    links: ['https://a.example/doc'],
  },
  {
    style: 'text after the end of the body',
    html: `<html><body><a href="https://a.example/1">1</a></body></html>\n<a href="https://a.example/2">2</a><!-- generated -->`,
    links: ['https://a.example/1', 'https://a.example/2'],
  },
  {
    style: 'an SVG logo with a link in it',
    html: `<svg viewBox="0 0 9 9"><a href="https://a.example/svg"><text>x</text></a><a xlink:href="https://a.example/old"><text>y</text></a></svg>`,
    links: ['https://a.example/svg'],
  },
  {
    style: 'a page of another tool whose braces Handlebars would change',
    html: `<p>\\{{literal}} C:\\\\{{folder}} {{.}} {{this}} {{@index}} {{{{raw}}}}<a href="https://a.example/raw">r</a>{{{{/raw}}}} {{!-- <a href="https://a.example/note">n</a> --}}</p>`,
    links: ['https://a.example/raw', 'https://a.example/note'],
  },
  {
    style: 'Twig with HTML in its strings',
    html: `{{ 'See <a href="https://a.example/?a=1&amp;b=2">this</a>'|trans }} <a href="{{ url_for("x", _external=True) }}">u</a> <a href="https://a.example/{{ "x"|slug }}/y">v</a>`,
    links: ['https://a.example/?a=1&b=2', '-{{ url_for("x", _external=True) }}', 'https://a.example/{{ "x"|slug }}/y'],
  },
];
