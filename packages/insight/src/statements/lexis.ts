/**
 * Word lists that sentence splitting needs, for the languages we support best. Every other language
 * falls back to punctuation alone, so a missing list costs precision, never a failure.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Written with a full stop and always followed by more of the same sentence. */
export const openAbbreviations = words(`
  mr mrs ms dr prof st vs e.g i.e eg ie approx resp fig figs incl excl ca cf viz esp
  z.b d.h u.a bzw ggf evtl inkl exkl zzgl bspw sog vgl hrn abs tel
  m mme mlle p.ex env av
  sr sra srta sres ud uds p.ej aprox núm num pág pag
  exmo exma sig sig.ra dott ing
  bijv d.w.z m.b.t m.a.w o.a t.a.v i.v.m dhr mevr
`);

/** May also close a sentence: then the next word begins with a capital letter. */
export const closingAbbreviations = words(`
  etc ect a.m p.m u.s u.k u.s.a e.u inc ltd co corp jr dept est hrs hr sec secs min mins max mths
  yrs wks ver vol pp al jan feb mar apr jun jul aug sep sept oct nov dec tue tues wed thu thur thurs
  usw u.s.w o.ä mio mrd std sek stk okt dez str fr
  ecc enz p.s q.e.d ph.d b.sc m.sc
`);

/** Only before a number ("No. 5", "Nr. 3", "v. 2"). */
export const numberAbbreviations = words(`no nr nos núm num pág pag p pp v ver vol fig art abs ch`);

/** Lower-case words that begin a sentence glued to the last one ("great app.the new version …"). */
export const gluedStarters = words(`
  the but and i it its this that these they we you he she my our there when if please pls very not no
  so also now after before why how what can cannot cant could would should will wish need still just
  only every each all don't dont doesn't doesnt can't won't overall otherwise however thanks thank
  das die der ich es aber und wir bitte leider sehr nicht kein keine wenn warum
  el la los las pero y no muy es una un por cuando le les je c'est mais et une pas très
  o a os as mas não nao muito il lo gli ma non è het een maar ik en niet
`);

export interface ContrastWord {
  /** Language in whose texts the word contrasts; null where it does so in all of them. */
  readonly language: string | null;
  /** The next word that must follow ("sin embargo"), lower case. */
  readonly next?: readonly string[];
}

const contrast = (language: string | null, list: string): [string, ContrastWord][] =>
  list
    .trim()
    .split(/\s+/u)
    .map((word) => [word, { language }]);

/**
 * Words that open a contrasting clause. "mais", "mas", "ma" and the like mean something else in a
 * neighbouring language, so they carry theirs, and the text's function words decide.
 */
export const contrastWords: ReadonlyMap<string, ContrastWord> = new Map<string, ContrastWord>([
  ...contrast(null, 'but however although though whereas nevertheless nonetheless'),
  ...contrast(null, 'aber jedoch allerdings dennoch trotzdem obwohl wobei'),
  ...contrast(null, 'pero aunque'),
  ...contrast(null, 'cependant toutefois pourtant néanmoins'),
  ...contrast(null, 'porém porem contudo todavia entretanto embora'),
  ...contrast(null, 'però tuttavia'),
  ...contrast(null, 'echter alhoewel hoewel'),
  ...contrast('fr', 'mais'),
  ...contrast('pt', 'mas'),
  ...contrast('it', 'ma'),
  ...contrast('nl', 'maar'),
  ['sin', { language: null, next: ['embargo'] }],
  ['no', { language: null, next: ['obstante'] }],
  ['except', { language: null, next: ['it', 'that', 'for', 'when', 'the', 'i', 'they', 'you'] }],
  ['apart', { language: null, next: ['from'] }],
  [
    'only',
    { language: null, next: ['problem', 'issue', 'complaint', 'downside', 'thing', 'drawback'] },
  ],
]);

/** What before or after the contrast word makes it no contrast. */
export const notBeforeContrast = words(
  'nothing anything all everything none last anyone nobody help choice nichts alles tout rien nada todo niente',
);
export const notAfterContrast = words(
  'also rather auch aussi también tambien também anche ook least not only sondern',
);

/** Frequent function words, enough to tell the languages whose contrast words clash. */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'fr',
    words(
      "le la les des est une un pas je c'est il elle sur pour avec dans du au qui que très ne l'application j'ai et on bien",
    ),
  ],
  [
    'pt',
    words(
      'o os a as é não nao um uma muito com para que do da no na eu está esta bom boa só foi e app',
    ),
  ],
  [
    'it',
    words("il lo la gli è non un una per con che di del della molto ho sono l'app anche e si"),
  ],
  [
    'nl',
    words('de het een is niet ik van en op met dat die te voor zijn wel goed geen je app werkt'),
  ],
]);

/**
 * Words that show that a clause says something: auxiliaries, the commonest verbs of feedback and, since
 * reviews drop their verbs ("nice design but slow"), the commonest evaluating words.
 */
export const predicateWords = words(`
  is are was were be been being am has have had do does did can can't cannot cant could would should
  will won't wont might may must isn't isnt aren't wasn't don't dont doesn't doesnt didn't didnt
  haven't hasn't hadn't couldn't wouldn't shouldn't it's its i'm im i've ive i'd i'll that's there's
  they're you're we're he's she's what's
  use used using work works working worked crash crashes crashed crashing freeze freezes froze freezing
  love loved loves like likes liked hate hates hated enjoy enjoyed need needs needed want wants wanted
  wish get gets got getting go goes went going make makes made take takes took taking keep keeps kept
  find found say says said see seems seem seemed looks look looked feel feels felt find finds try tried
  trying give gives gave let lets allow allows allowed miss missing misses missed lack lacks lacking fix
  fixed fixes update updated open opens opened load loads loaded loading lose loses lost losing pay paid
  pays cost costs charge charged charges cancel cancelled canceled wait waited waiting stop stops stopped
  fail fails failed failing help helps helped change changed changes add added adds remove removed
  removes show shows showed know think thought hope come comes came start starts started run runs
  sync syncs synced log logged send sends sent receive received receives download downloaded install
  installed uninstall uninstalled delete deleted deletes save saves saved support supports supported
  prefer recommend call called became becomes become drains drain takes appears appear disappear
  disappeared disappears improve improved broke broken breaks break arrived arrive arrives
  good great nice bad slow fast easy hard difficult terrible awful horrible amazing awesome excellent
  poor useless useful confusing confused annoying frustrating expensive cheap buggy laggy perfect best
  worst better worse fine okay decent overpriced clunky unusable unreliable reliable ugly beautiful
  clean simple complicated friendly rude helpful unhelpful delicious tasty disappointing disappointed
  happy unhappy
  ist sind war waren wird werden wurde hat haben hatte kann können konnte muss müssen soll sollte geht
  gehen ging funktioniert funktionieren stürzt fehlt fehlen braucht dauert läuft macht machen finde
  gibt gefällt wünsche würde wäre bleibt kommt lässt hängt lädt zeigt nutze benutze bekomme gut schlecht
  langsam schnell super toll teuer billig einfach schwierig kompliziert umständlich nervig schön
  hässlich unbrauchbar freundlich unfreundlich übersichtlich unübersichtlich
  est sont était a ont avait peut peux fait font faut marche fonctionne fonctionnent plante manque
  bug bugue reste devient aime adore déteste voudrais aimerais bon bonne mauvais mauvaise lent lente
  rapide cher chère facile difficile compliqué compliquée pratique génial géniale nul nulle utile
  inutile
  es son está están era fue ha han hay puede puedo funciona funcionan falla fallan falta faltan tarda
  cuesta necesita necesito gusta encanta odio quiero quisiera sirve permite deja cierra bloquea buena
  bueno mala malo lenta lento rápida rápido cara caro fácil difícil complicada complicado útil inútil
  excelente pésima pésimo
  é são foi era está estão tem têm pode posso funciona trava demora precisa preciso gosto adoro quero
  gostaria bom boa ruim lento lenta rápido rápida caro cara ótimo ótima péssimo péssima
  sono ha hanno era può posso funziona funzionano manca mancano serve vorrei piace adoro odio costa
  buono buona ottimo ottima pessimo pessima veloce facile difficile bella bello brutta brutto
  is zijn was heeft hebben kan kunnen moet werkt werken crasht duurt mist ontbreekt vind zou wil gaat
  blijft goed slecht traag snel duur goedkoop makkelijk moeilijk handig mooi lelijk prima
`);
