/** Words of a language that carry no theme, so that no name begins or ends with one: "auf der Rechnung" is "Rechnung". */

export interface Grammar {
  /** Joins two words of a name. */
  readonly and: string;
  readonly functionWords: ReadonlySet<string>;
  /** Words that say no; a phrase may open with one. */
  readonly negations: ReadonlySet<string>;
  /** Words that judge, say that something fails or is wanted, or mean the product as a whole: a name of these alone has no subject. */
  readonly vague: ReadonlySet<string>;
  /** Whether they also follow what they deny, as in "druckt nicht". */
  readonly deniesAfter: boolean;
  /** Of verbs, as in "log in" and "stürzt ab": a phrase may end with one unless its object follows. */
  readonly particles: ReadonlySet<string>;
  /** What follows a preposition and no particle: "crashes on my phone", "crashes on me". */
  readonly articles: ReadonlySet<string>;
}

const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));
const nothing: ReadonlySet<string> = new Set();
/** Of English verbs. */
export const verbParticles = wordSet('in out up off on down back');

/** English, whose function words are told by the lists of the analysis. */
const ordinary: Grammar = {
  and: 'and',
  functionWords: nothing,
  negations: wordSet(
    "can't cannot cant couldn't won't wont wouldn't doesn't doesnt don't dont didn't didnt isn't isnt aren't wasn't not no never unable without hasn't haven't",
  ),
  vague: nothing,
  deniesAfter: false,
  particles: verbParticles,
  articles: wordSet(
    'the a an this that these those my your our their his her its me you us him them it any every each all some one',
  ),
};

const grammars: Readonly<Record<string, Grammar>> = {
  de: {
    and: 'und',
    functionWords:
      wordSet(`der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen
      diesem jeder jede jedes jeden jedem alle allen alles mein meine meinen meinem meiner dein deine sein seine
      seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer eure ich du er sie es
      wir man mich dich ihn uns euch mir dir ihm ihnen sich wer was wen wem wie wo wann warum welche welcher welches
      und oder aber denn sondern doch dass weil wenn als ob damit obwohl während bevor nachdem bis seit sobald da
      in im an am auf aus bei beim mit nach von vom zu zum zur für über unter vor hinter neben zwischen durch gegen
      ohne um ab außer trotz wegen ist sind war waren bin bist seid wäre wird werden wurde wurden worden würde hat
      habe haben hatte hatten hätte kann können konnte könnte könnten muss müssen musste soll sollte sollten will
      wollen möchte darf dürfen mag schon noch nur auch so sehr zu mehr immer wieder hier dort dann jetzt heute
      gestern ganz gar etwa etwas mal eben einfach bitte leider danke hallo ja doch sonst dabei davon dafür dazu
      daran darauf damit daher deshalb also wirklich ziemlich total super hin her je pro per bisher selbst sogar
      jahr jahre jahren monat monate monaten woche wochen tag tage tagen stunde stunden minute minuten uhr morgen abend vormittag
      zwei drei vier fünf sechs sieben acht neun zehn ganze ganzen ganzer ständig`),
    negations: wordSet('nicht kein keine keinen keinem keiner keines nie niemals nichts niemand'),
    vague:
      wordSet(`gut gute guter gutes schlecht schlechte schrecklich furchtbar grauenhaft mies ärgerlich ärgert nervig
      nervt nerven enttäuschend enttäuscht enttäuschung frustrierend unzufrieden zufrieden begeistert
      toll tolle klasse prima perfekt hervorragend spitze empfehlenswert unbrauchbar katastrophe zumutung
      fehler problem probleme funktioniert funktionieren geht gehen läuft kaputt defekt beheben behoben
      reparieren lösen lösung ordnung bringen bald dringend schnell helfen hilfe brauche brauchen wünsche
      wünschen danke app anwendung programm software produkt`),
    deniesAfter: true,
    particles: wordSet('ab auf aus ein an zu zurück los weg fest hoch durch'),
    articles: wordSet(
      'der die das den dem des ein eine einen einem einer mein meine meinen meinem meiner unser unsere unseren unserem unserer ihr ihre ihren ihrem ihrer jeder jede jedes jeden jedem alle allen dieser diese dieses diesen diesem mich mir uns',
    ),
  },
  es: {
    and: 'y',
    functionWords:
      wordSet(`el la los las lo un una unos unas al del de a en con por para sin sobre entre hasta desde
      hacia según y e o u pero sino aunque porque que si como cuando donde cual cuales quien quienes cuyo qué cómo
      cuándo dónde cuál quién yo tú él ella ello nosotros vosotros ellos ellas usted ustedes me te se nos os le les mi
      mis tu tus su sus nuestro nuestra nuestros nuestras este esta esto estos estas ese esa eso esos esas aquel
      aquella es son era eran fue fueron ser sido soy somos está están estaba estoy estar ha han he hemos había haber
      hay tiene tienen tengo tenemos tener puede pueden puedo podemos poder debe deben hace hacen va van voy muy más
      menos tan tanto todo toda todos todas cada otro otra otros otras mismo misma algo alguien algún alguna ya aún
      todavía siempre también solo sólo así bien mal aquí ahí ahora hoy ayer después antes luego entonces pues realmente
      gracias hola favor vez veces cuanto demasiado
      día días semana semanas mes meses año años hora horas minuto minutos mañana
      dos tres cuatro cinco seis siete ocho nueve diez`),
    negations: wordSet('no nunca jamás ni ningún ninguna nada nadie tampoco'),
    vague:
      wordSet(`bueno buena buenos buenas malo mala excelente genial increíble perfecto perfecta encanta contento
      contenta satisfecho recomiendo recomendable molesto molesta frustrante decepcionante decepcionado
      horrible terrible pésimo pésima desastre vergüenza error errores problema problemas fallo fallos
      falla funciona funcionan arreglen arréglenlo arreglar arregle solucionen solucionar solución
      soluciones necesito necesitamos necesita ayuda ayúdenme urgente pronto app aplicación programa
      herramienta producto`),
    deniesAfter: false,
    particles: nothing,
    articles: nothing,
  },
  fr: {
    and: 'et',
    functionWords:
      wordSet(`le la les l un une des du de d à au aux en dans sur sous avec sans pour par chez entre vers
      depuis pendant jusque et ou mais donc car ni que qu qui quoi dont où si comme quand lorsque puisque parce je j tu
      il elle on nous vous ils elles me m te t se s lui leur leurs y mon ma mes ton ta tes son sa ses notre nos votre
      vos ce c cet cette ces cela ça ceci est sont était étaient été être suis sommes êtes sera serait a ai as ont avons
      avez avait avoir eu peut peuvent peux pouvons pouvoir doit doivent faut fait font faire va vont très trop plus
      moins tout toute tous toutes chaque autre autres même aussi bien mal encore toujours déjà ici là maintenant
      aujourd'hui hier après avant alors vraiment merci bonjour svp c'est j'ai n'est d'un d'une qu'il qu'on s'il
      jour jours semaine semaines mois an ans année années heure heures minute minutes matin
      deux trois quatre cinq six sept huit neuf dix`),
    negations: wordSet('ne n pas non jamais rien aucun aucune personne guère'),
    vague:
      wordSet(`bon bonne bons bonnes mauvais mauvaise excellent excellente génial géniale super parfait parfaite top
      content contente satisfait satisfaite recommande déçu déçue décevant décevante énervant pénible
      frustrant nul nulle horrible catastrophe honte erreur erreurs problème problèmes bug bugs panne
      marche marchent fonctionne fonctionnent corriger corrigez réparer réparez solution besoin aide
      aidez urgent vite application appli app logiciel outil produit`),
    deniesAfter: false,
    particles: nothing,
    articles: nothing,
  },
  pt: {
    and: 'e',
    functionWords:
      wordSet(`o a os as um uma uns umas de do da dos das em no na nos nas num numa ao à aos às por pelo pela
      pelos pelas para pra com sem sobre entre até desde e ou mas porém porque que se como quando onde qual quais quem
      eu tu ele ela nós vós eles elas você vocês me te se lhe lhes meu minha meus minhas teu tua seu sua seus suas
      nosso nossa nossos nossas este esta isto estes estas esse essa isso esses essas aquele aquela é são era eram foi
      foram ser sido sou somos está estão estava estou estar há tem têm tenho temos ter tinha pode podem posso podemos
      poder deve devem faz fazem vai vão vou muito mais menos tão tanto tudo todo toda todos todas cada outro outra
      outros outras mesmo mesma algo alguém algum alguma já ainda sempre também só assim bem mal aqui ali agora hoje
      ontem depois antes então realmente obrigado obrigada olá favor vez vezes demais
      dia dias semana semanas mês meses ano anos hora horas minuto minutos manhã
      dois duas três quatro cinco seis sete oito nove dez`),
    negations: wordSet('não nunca jamais nem nenhum nenhuma nada ninguém'),
    vague:
      wordSet(`bom boa bons boas ruim excelente ótimo ótima incrível perfeito perfeita adoro gosto satisfeito recomendo
      chato chata irritante frustrante decepcionante decepcionado horrível péssimo péssima vergonha erro
      erros problema problemas falha falhas bug bugs funciona funcionam arrumem arrumar corrigir corrijam
      consertem resolver resolvam solução preciso precisamos ajuda ajudem urgente app aplicativo
      aplicação programa ferramenta produto`),
    deniesAfter: false,
    particles: nothing,
    articles: nothing,
  },
  it: {
    and: 'e',
    functionWords:
      wordSet(`il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli
      alle da dal dallo dalla dai dagli dalle in nel nello nella nei negli nelle con su sul sullo sulla sui sugli sulle
      per tra fra e ed o ma però perché che chi cui se come quando dove quale quali io tu lui lei noi voi loro mi ti si
      ci vi ne lo li mio mia miei mie tuo tua suo sua suoi sue nostro nostra nostri nostre vostro vostra questo questa
      questi queste quello quella quelli quelle è sono era erano stato stata essere sei siamo siete ha ho hai hanno
      abbiamo avere aveva può possono posso possiamo potere deve devono fa fanno fare va vanno molto più meno così
      tanto tutto tutta tutti tutte ogni altro altra altri altre stesso anche solo già ancora sempre bene male qui lì
      ora adesso oggi ieri dopo prima poi allora davvero grazie ciao favore volta volte troppo c'è
      giorno giorni settimana settimane mese mesi anno anni ora ore minuto minuti mattina
      due tre quattro cinque sei sette otto nove dieci`),
    negations: wordSet('non mai senza nessun nessuno nessuna niente nulla né'),
    vague:
      wordSet(`buono buona buoni buone cattivo cattiva eccellente ottimo ottima fantastico fantastica perfetto perfetta
      bello bella contento soddisfatto consiglio fastidioso fastidiosa frustrante deludente deluso
      orribile pessimo pessima vergogna errore errori problema problemi guasto bug funziona funzionano
      correggere correggete sistemare sistemate risolvere risolvete soluzione bisogno aiuto aiutate
      urgente app applicazione programma strumento prodotto`),
    deniesAfter: false,
    particles: nothing,
    articles: nothing,
  },
  am: {
    and: 'እና',
    functionWords:
      wordSet(`እና ወይም ግን ነገር ነው ናቸው ነበር ነበሩ ነኝ ነን ናት ይሆናል ሆኖ እንደ ወደ ስለ ከ ለ በ በጣም እጅግ ብዙ ብቻ ሁሉ ሁሉም ሁሌም
      ይህ ይህን ይሄ ይሄን ያ ያንን እነዚህ እኔ እኛ እሱ እሷ እነሱ እናንተ አንድ ምን እንዴት ለምን መቼ የት ማን አሁን ዛሬ ሌላ ሌሎች ደግሞ እስከ
      ማድረግ አድርጉ አድርጉልን እባካችሁ እባክዎ እባክህ አመሰግናለሁ እናመሰግናለን አለ አላቸው ያለ ያለው`),
    negations: wordSet('አይደለም የለም የለውም አልቻልኩም አይቻልም አትችልም ምንም'),
    vague:
      wordSet(`ጥሩ አሪፍ ቆንጆ ምርጥ መጥፎ አስተካክሉት አስተካክሉ አስተካክሉልን ይስተካከል አይሰራም አልሰራም ችግር እርዳታ አፕ አፑ አፕሊኬሽን
      መተግበሪያ መተግበርያ`),
    deniesAfter: true,
    particles: nothing,
    articles: nothing,
  },
  nl: {
    and: 'en',
    functionWords:
      wordSet(`de het een die dat deze dit der den ik jij je hij zij ze wij we u jullie mij me jou hem haar ons
      hun hen mijn jouw zijn uw onze wie wat waar wanneer waarom hoe welke en of maar want dus omdat als toen terwijl
      dan om te in op aan van voor met naar bij uit over onder door tegen zonder tot sinds tussen na is zijn was waren
      ben bent wordt worden werd werden geworden heeft heb hebben had hadden kan kunnen kon zou zouden moet moeten
      moest mag wil willen zal zullen al nog ook zo heel erg zeer te meer altijd weer hier daar er nu vandaag gisteren
      echt graag bedankt hallo ja maar veel alle alles elke ieder andere zelf even eens toch per helaas
      dag dagen week weken maand maanden jaar uur uren minuut minuten ochtend
      twee drie vier vijf zes zeven acht negen tien`),
    negations: wordSet('niet geen nooit niets niemand nergens'),
    vague:
      wordSet(`goed goede slecht slechte geweldig super perfect prima fijn tevreden blij aanrader vervelend irritant
      frustrerend teleurstellend teleurgesteld vreselijk waardeloos drama schande fout fouten probleem
      problemen storing bug werkt werken doet kapot oplossen oplossing repareren herstellen nodig help
      hulp dringend snel app applicatie programma software product`),
    deniesAfter: true,
    particles: wordSet('af aan uit op in terug weg vast door'),
    articles: wordSet(
      'de het een mijn jouw zijn haar ons onze hun dit dat deze die mij me ons elke alle',
    ),
  },
};

/** Of a language that nobody has listed two words are set side by side. */
const unlisted: Grammar = { ...ordinary, and: '·' };

/** @param language ISO 639-1; what is undetermined goes with English. */
export const isEnglish = (language: string): boolean => language === 'en' || language === 'und';

/** @param language ISO 639-1. */
export function grammarOf(language: string): Grammar {
  if (isEnglish(language)) return ordinary;
  return grammars[language] ?? unlisted;
}
