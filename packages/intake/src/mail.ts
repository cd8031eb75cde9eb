/** Cuts quoted replies and signatures from mails, in English, German, Spanish and French. */

const separator =
  /^[\s>]*(?:-{2,}|_{2,})\s*(?:original message|original appointment|forwarded message|urspr(?:ü|ue)ngliche (?:nachricht|e-?mail)|original(?:e )?nachricht|weitergeleitete (?:nachricht|e-?mail)|mensaje original|mensaje reenviado|message (?:d['’]origine|original|transféré|transfere)|reply above this line|please type your reply above this line)\s*(?:-{2,}|_{2,})?\s*$/iu;
const replyAbove = /^\s*#{2,}-?\s*(?:please type your reply above|reply above)/iu;

/** "On Mon, 4 Mar 2024 at 10:00, Ann wrote:" and its like; the line may have been folded. */
const attributions: readonly RegExp[] = [
  /^(?:>\s*)?on\b.{4,250}\bwrote\s*:\s*$/iu,
  /^(?:>\s*)?am\b.{4,250}\bschrieb(?:\b.{0,120})?:\s*$/iu,
  /^(?:>\s*)?el\b.{4,250}\bescribi[óo]\s*:\s*$/iu,
  /^(?:>\s*)?le\b.{4,250}\ba [ée]crit\s*:\s*$/iu,
];
const attributionStart = /^(?:>\s*)?(?:on|am|el|le)\b.*\d/iu;

const from = /^\s*\*?(?:from|von|de)\s?:\*?\s+\S/iu;
const sent =
  /^\s*\*?(?:sent|date|gesendet|datum|enviado(?: el)?|fecha|envoy[ée](?: le)?)\s?:\*?\s+\S/iu;

const device =
  /^(?:sent (?:from|via) (?:my|the|mail for|yahoo|outlook|samsung|proton)\b.{0,80}|get outlook for (?:ios|android).{0,60}|(?:von meinem .{1,60} (?:gesendet|geschickt)|gesendet (?:von|mit)\b.{1,80}|diese nachricht wurde von meinem .{1,80} gesendet)|enviado (?:desde|con) (?:mi|el|outlook)\b.{0,80}|envoy[ée] (?:de|depuis) (?:mon|ma|l['’]|outlook).{0,80}|obtenez outlook pour.{0,60}|obtener outlook para.{0,60}|outlook für (?:ios|android).{0,60})$/iu;
const valediction =
  /^(?:(?:kind|best|warm|many)(?:est)? regards|regards|best wishes|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|mit (?:den )?(?:freundlichen|besten|lieben|herzlichen) gr(?:ü|ue)(?:ß|ss)en|freundliche gr(?:ü|ue)(?:ß|ss)e|(?:viele|liebe|beste|schöne|herzliche) gr(?:ü|ue)(?:ß|ss)e|mfg|vg|lg|hochachtungsvoll|(?:un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?|atentamente|reciba un cordial saludo|(?:bien )?cordialement|bien à vous|sincères salutations|salutations(?: distinguées)?|meilleures salutations)(?: (?:from|aus|de) .{1,40})?\s*[,.!]?$/iu;
const quote = /^\s*>/u;

const longestSignature = 12;
const longestSignatureLine = 90;

/** Returns the sender's own words; the whole text when nothing else would remain. */
export function cutReplies(text: string): string {
  const lines = text.split('\n');
  if (lines.length < 2) return text;
  const own = withoutSignature(withoutQuotes(lines));
  const kept = own.join('\n');
  return /\S/u.test(kept) ? kept : text;
}

function withoutQuotes(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (separator.test(line) || replyAbove.test(line) || startsHeader(lines, index)) {
      if (hasWords(kept)) return kept;
      continue;
    }
    const attribution = attributionLines(lines, index);
    if (attribution > 0) {
      const after = index + attribution;
      const next = lines.slice(after).find((candidate) => candidate.trim() !== '') ?? '';
      // Replies that are not marked with ">" reach to the end of the mail.
      if (!quote.test(next) && hasWords(kept)) return kept;
      index = skipQuotes(lines, after) - 1;
      continue;
    }
    if (quote.test(line)) {
      const end = skipQuotes(lines, index);
      // One line that begins with ">" may be a comparison ("> 5 minutes"); two are a quotation.
      if (end - index > 1) {
        index = end - 1;
        continue;
      }
    }
    kept.push(line);
  }
  return kept;
}

function skipQuotes(lines: readonly string[], start: number): number {
  let end = start;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (quote.test(line)) end = index + 1;
    else if (line.trim() !== '') break;
  }
  return Math.max(end, start);
}

/** Lines that an attribution at `index` takes up: 0 when there is none. */
function attributionLines(lines: readonly string[], index: number): number {
  const line = (lines[index] ?? '').trim();
  if (!attributionStart.test(line) || line.length > 300) return 0;
  let joined = line;
  for (let taken = 1; taken <= 3; taken++) {
    if (attributions.some((pattern) => pattern.test(joined))) return taken;
    joined = `${joined} ${(lines[index + taken] ?? '').trim()}`;
    if (joined.length > 400) return 0;
  }
  return 0;
}

function startsHeader(lines: readonly string[], index: number): boolean {
  if (!from.test(lines[index] ?? '')) return false;
  return lines.slice(index + 1, index + 4).some((line) => sent.test(line));
}

function withoutSignature(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '').length;
  let seen = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = (lines[index] ?? '').trim();
    if (line === '') continue;
    seen++;
    const rest = filled - seen;
    if (seen === 1 || rest > longestSignature) continue;
    if (line === '--' || line === '—' || device.test(line)) return lines.slice(0, index);
    if (valediction.test(line) && areShort(lines.slice(index + 1))) return lines.slice(0, index);
  }
  return lines;
}

function areShort(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim().length <= longestSignatureLine);
}

function hasWords(lines: readonly string[]): boolean {
  return lines.some((line) => /[\p{L}\p{N}]/u.test(line));
}
