import { fields } from './types.js';
import type { Field } from './types.js';

/** How names of columns speak of our fields, in English, German, Spanish and French. Accents are dropped. */
const vocabulary: Readonly<Record<Field, string>> = {
  text: 'text|review|reviews|comment|comments|feedback|body|message|content|description|verbatim|verbatims|answer|response|opinion|note|notes|remark|remarks|sentence|tweet|post|statement|utterance|complaint|suggestion|transcript|question|review text|feedback text|review body|free text|open ended|rezension|bewertung|kommentar|kommentare|nachricht|freitext|ruckmeldung|rueckmeldung|anmerkung|anmerkungen|beschreibung|meinung|beschwerde|antwort|inhalt|comentario|comentarios|resena|resenas|mensaje|texto|contenido|descripcion|respuesta|queja|observaciones|commentaire|commentaires|avis|texte|contenu|remarque|remarques|reponse|reclamation',
  title:
    'title|subject|headline|summary|review title|betreff|titel|uberschrift|asunto|titulo|sujet|objet|titre',
  time: 'date|time|timestamp|datetime|created|created at|created on|submitted|submitted at|posted|posted at|published|published at|received|received at|at|on|am|when|review date|response date|survey date|completed at|opened at|day|datum|zeit|zeitpunkt|erstellt|erstellt am|eingegangen|fecha|creado|creado el|hora|dia|date de creation|cree le|jour|heure|updated at|closed at',
  customer:
    'customer|customer id|customer name|customer email|user|user id|user name|username|author|author name|reviewer|reviewer name|email|email address|e mail|contact|client|client id|respondent|respondent id|requester|submitter|subscriber|member|person|handle|name|from|kunde|kundin|kunden|kunden id|kundennummer|kundenname|nutzer|nutzername|benutzer|verfasser|cliente|usuario|autor|nombre|correo|utilisateur|auteur|nom|courriel|abonne',
  account:
    'account|account id|account name|company|company id|company name|organization|organisation|org|tenant|workspace|business|firma|unternehmen|konto|empresa|cuenta|organizacion|entreprise|societe|compte',
  product:
    'product|product name|product id|app|app name|app id|application|bank|brand|service|package|package name|game|asin|produkt|produktname|marke|anwendung|dienst|producto|marca|aplicacion|banco|produit|marque|banque',
  rating:
    'rating|ratings|stars|star|score|star rating|nps|nps score|csat|ces|overall|overall rating|grade|satisfaction|satisfaction score|likelihood to recommend|rate|bewertung|sterne|punkte|punktzahl|note|wertung|zufriedenheit|puntuacion|calificacion|valoracion|estrellas|etoiles|notation',
  externalId:
    'id|review id|ticket id|ticket|feedback id|response id|comment id|message id|external id|case id|case number|record id|uuid|guid|key|reference|identifier|ticketnummer|vorgangsnummer|nummer|nr|identificador|referencia|identifiant',
  channel:
    'channel|platform|medium|touchpoint|store|via|origin|kanal|plattform|canal|plataforma|plateforme',
  language: 'language|lang|locale|language code|review language|sprache|idioma|lengua|langue',
  competitor:
    'competitor|competitor name|rival|wettbewerber|konkurrent|mitbewerber|competidor|competidora|concurrent',
  source: 'source|data source|source name|quelle|fuente|origen|provenance',
};

/** Names that say "not this one" in spite of a matching word. */
const weaker =
  /\b(?:updated?|modified|closed|resolved|reply|replied|developer|response time|edited|birth|due|expires?|version)\b/;

const exact = new Map<string, Field[]>();
for (const field of fields) {
  for (const name of vocabulary[field].split('|')) {
    exact.set(name, [...(exact.get(name) ?? []), field]);
  }
}

/** Too common in other names to mean anything there: "feature_name", "phone service", "sort key". */
const onlyWhole = new Set(
  'name from note notes key nr nummer nom nombre member person handle service package game dia day jour post question rate origin store org note overall grade hora heure when via contact business'.split(
    ' ',
  ),
);

/** The question behind the net promoter score, as a column's name. */
const recommends =
  /\b(?:how likely|likelihood|wie wahrscheinlich|probabilidad|probable|probabilite)\b.*\b(?:recommend|weiterempfehl|empfehl|recomend|recommand)/;

export interface NameMeaning {
  readonly field: Field;
  /** 0 … 1. */
  readonly strength: number;
}

/** Fields that a column's name speaks of, strongest first. */
export function nameMeaning(column: string): NameMeaning[] {
  const name = normalName(column).replace(/ (?:utc|gmt|local)$/, '');
  const factor = weaker.test(name) ? 0.6 : 1;
  const whole = exact.get(name);
  if (whole !== undefined) return whole.map((field) => ({ field, strength: factor }));
  if (recommends.test(name)) return [{ field: 'rating', strength: 0.9 }];
  const words = name.split(' ');
  const found = new Map<Field, number>();
  const note = (part: string, strength: number): void => {
    for (const field of exact.get(part) ?? []) {
      found.set(field, Math.max(found.get(field) ?? 0, strength * factor));
    }
  };
  words.forEach((word, index) => {
    const last = index === words.length - 1;
    // "review date" is a date: in these languages the word that decides mostly stands last.
    for (const part of partsOf(word)) {
      if (!onlyWhole.has(part)) note(part, (last ? 0.8 : 0.45) - (part === word ? 0 : 0.05));
    }
    if (!last) note(`${word} ${words[index + 1]}`, index + 2 === words.length ? 0.9 : 0.5);
  });
  return [...found]
    .map(([field, strength]) => ({ field, strength }))
    .sort((a, b) => b.strength - a.strength);
}

/** German writes "Eingangsdatum" and "Kundenkommentar" as one word; its last part decides. */
function partsOf(word: string): string[] {
  const parts = [word];
  for (let start = 3; start <= word.length - 5; start++) parts.push(word.slice(start));
  return parts;
}

/** `reviewText`, `review_text` and `Review text` are one name. */
export function normalName(column: string): string {
  return column
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
