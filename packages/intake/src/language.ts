const names = new Map<string, string>();
for (const entry of [
  'en english englisch inglés ingles anglais',
  'de german deutsch alemán aleman allemand',
  'es spanish spanisch español espanol castellano espagnol',
  'fr french französisch franzoesisch francés frances français francais',
  'it italian italienisch italiano italien',
  'pt portuguese portugiesisch português portugues portugués portugais',
  'nl dutch niederländisch nederlands holandés néerlandais',
  'pl polish polnisch polski polaco polonais',
  'ru russian russisch русский ruso russe',
  'uk ukrainian ukrainisch українська ucraniano ukrainien',
  'tr turkish türkisch türkçe turco turc',
  'ar arabic arabisch العربية árabe arabe',
  'am amharic amharisch አማርኛ',
  'hi hindi हिन्दी',
  'zh chinese chinesisch 中文 chino chinois mandarin',
  'ja japanese japanisch 日本語 japonés japonais',
  'ko korean koreanisch 한국어 coreano coréen',
  'sv swedish schwedisch svenska sueco suédois',
  'da danish dänisch dansk danés danois',
  'no norwegian norwegisch norsk noruego norvégien',
  'fi finnish finnisch suomi finés finnois',
  'cs czech tschechisch čeština checo tchèque',
  'el greek griechisch ελληνικά griego grec',
  'he hebrew hebräisch עברית hebreo hébreu',
  'id indonesian indonesisch bahasa indonesio indonésien',
  'vi vietnamese vietnamesisch vietnamita vietnamien',
  'th thai thailändisch ไทย tailandés thaï',
  'ro romanian rumänisch română rumano roumain',
  'hu hungarian ungarisch magyar húngaro hongrois',
]) {
  const [code = '', ...words] = entry.split(' ');
  for (const word of words) names.set(word, code);
}

/** The language code of a cell: `en`, `en-US`, `EN_gb`, `English`, `Deutsch`. Null when it is none. */
export function languageCode(raw: string): string | null {
  const text = raw.trim().normalize('NFC').toLowerCase();
  const code = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,3}$/.exec(text)?.[1];
  if (code !== undefined) return names.get(text) ?? code;
  return names.get(text) ?? null;
}
