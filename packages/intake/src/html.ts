/** HTML to the text that a reader would see. Not a sanitiser: its output is text and is shown as text. */

const tag = /<(\/?)([a-z][a-z0-9]{0,14})((?:\s|\/)[^<>]{0,5000})?>/gi;
const unseen = /<(script|style|head|template)\b[^<>]{0,2000}>[\s\S]*?<\/\1\s*>/gi;
const unseenEnd = /<(script|style)\b[^<>]{0,2000}>[\s\S]*$/i;
const comment = /<!--[\s\S]*?(?:-->|$)|<!doctype[^<>]{0,500}>|<\?xml[^<>]{0,500}\?>/gi;

// Only these count as tags, so that "<none>" or "a <b c" in someone's words stay.
const blocks = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const inline = new Set(
  'a abbr acronym b bdi bdo big button cite code col colgroup del dfn em font head i iframe img input ins kbd label link map mark meta nobr o object param picture q s samp select small source span strike strong style sub sup textarea time title tt u var video wbr'.split(
    ' ',
  ),
);

export function htmlToText(html: string): string {
  const text = html.includes('<') ? withoutTags(html) : html;
  return text.includes('&') ? decodeEntities(text) : text;
}

function withoutTags(html: string): string {
  let quoted = 0;
  let text = html;
  if (text.includes('<!') || text.includes('<?')) text = text.replace(comment, ' ');
  if (/<(?:script|style|head|template)\b/i.test(text)) {
    text = text.replace(unseen, ' ').replace(unseenEnd, ' ');
  }
  const hasBlocks = /<(?:p|br|div|li|tr|table|blockquote)\b/i.test(text);
  // In real HTML a line break is a space; in text with a stray tag it is the author's.
  if (hasBlocks && /<\/(?:p|div|li|tr|table|body)\s*>/i.test(text)) {
    text = text.replace(/\s*\r?\n\s*/g, ' ');
  }
  return text.replace(tag, (whole, slash: string, rawName: string) => {
    const name = rawName.toLowerCase();
    if (name === 'blockquote') {
      quoted = Math.max(0, quoted + (slash === '' ? 1 : -1));
      return newline(quoted);
    }
    // Cells of one row belong on one line.
    if (name === 'td' || name === 'th') return ' ';
    if (blocks.has(name)) return newline(quoted);
    return inline.has(name) ? '' : whole;
  });
}

/** Quoted blocks come out as mail quotes do, so that one rule cuts both. */
function newline(quoted: number): string {
  return quoted === 0 ? '\n' : `\n${'>'.repeat(Math.min(quoted, 5))} `;
}

const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi;

function decodeEntities(text: string): string {
  return text.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? named.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
    // Numbers 128–159 are Windows-1252 by mistake, and every browser reads them so.
    if (code >= 0x80 && code <= 0x9f) return windows1252[code - 0x80] ?? '';
    return String.fromCodePoint(code);
  });
}

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// HTML 4's Latin-1 names in the order of their code points, from U+00A0.
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const named = new Map<string, string>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['lsaquo', '‹'],
  ['rsaquo', '›'],
  ['hellip', '…'],
  ['bull', '•'],
  ['euro', '€'],
  ['trade', '™'],
  ['tilde', '˜'],
  ['circ', 'ˆ'],
  ['oelig', 'œ'],
  ['OElig', 'Œ'],
  ['scaron', 'š'],
  ['Scaron', 'Š'],
  ['Yuml', 'Ÿ'],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['larr', '←'],
  ['rarr', '→'],
  ['hearts', '♥'],
  ...latin1
    .split(' ')
    .map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
]);
