/**
 * Frequent words of feedback by language, for texts too short for letter statistics ("sehr gut", "no
 * funciona"). A word may stand in several lists; it then speaks for each of them.
 */
const list = (text: string): readonly string[] => text.trim().split(/\s+/u);

const byLanguage: readonly (readonly [string, readonly string[]])[] = [
  [
    'en',
    list(`the is it and to i my of this for not you good great nice very app love bad best works
    work don't can't please fix slow easy use useful helpful thanks thank would want need with but how
    why what when does are was have has no yes awesome excellent poor worst amazing like too much more
    well so update login password export crash crashes support team customer service price expensive
    that they this our from after every again because been could should were which while there their
    them then than these those some just still where who into before your you're i'm i've it's doesn't
    didn't won't isn't get got being anything something everything nothing each other about without
    keeps keep know think when after cannot`),
  ],
  [
    'de',
    list(`der die das ist nicht und ich sehr gut ein eine es zu mit auf für aber schlecht super toll
    kein keine geht funktioniert leider bitte wenn wie warum alles immer schnell langsam einfach nur
    schön danke mir mich wir auch noch teuer absturz stürzt anmeldung passwort kann klasse prima nie
    wieder empfehlenswert zufrieden rechnung kundendienst`),
  ],
  [
    'fr',
    list(`le la les est et je ne pas un une très bien pour avec dans des du mais bon bonne rapide
    nul lent plus tout trop c'est j'ai ça marche fonctionne merci jamais toujours facile pratique
    application génial impossible mauvais mauvaise cher service problème mot passe déçu excellente`),
  ],
  [
    'es',
    list(`el la los las es y no muy un una que de en por para con pero bueno buena malo mala lento
    lenta rápido gracias funciona excelente aplicación mejor peor siempre nunca fácil me gusta encanta
    está falta cuando cómo porque más todo servicio caro contraseña útil recomiendo pésimo mucho`),
  ],
  [
    'pt',
    list(`o os a as é não e muito um uma que de em por para com mas bom boa ruim lento rápido
    obrigado obrigada funciona ótimo ótima excelente aplicativo melhor pior sempre nunca fácil gosto
    adoro está falta quando como mais tudo serviço caro senha útil recomendo péssimo você eu meu`),
  ],
  [
    'it',
    list(`il lo la gli le è e non molto un una che di in per con ma buono buona ottimo ottima lento
    veloce grazie funziona eccellente applicazione migliore peggiore sempre mai facile mi piace adoro
    manca quando come più tutto servizio caro utile consiglio pessimo pessima bella bello sono ho`),
  ],
  [
    'nl',
    list(`de het een is en niet ik van op met dat die te voor maar goed slecht heel erg werkt traag
    snel bedankt altijd nooit makkelijk handig fijn wel geen kan duur mooi wachtwoord klantenservice
    prima leuk jammer waarom hoe wat mijn deze nog ook zeer tevreden`),
  ],
  [
    'id',
    list(
      'yang dan di tidak bagus sangat aplikasi ini itu saya bisa untuk dengan ada baik tolong mantap',
    ),
  ],
  [
    'tr',
    list(
      've bir bu çok iyi güzel değil uygulama için ama kötü yok var neden teşekkürler süper harika',
    ),
  ],
  [
    'pl',
    list(
      'i nie jest to na w się bardzo dobra dobry aplikacja polecam działa ale dlaczego dziękuję super',
    ),
  ],
  ['sv', list('och är inte det en ett jag bra mycket dålig appen fungerar men tack för att')],
  ['da', list('og er ikke det en et jeg god meget dårlig appen virker men tak for at')],
  ['vi', list('rất tốt không ứng dụng này và được tôi quá cho của')],
  ['ro', list('și este nu foarte bun bună aplicația dar merge pentru mulțumesc')],
  ['cs', list('je není velmi dobrá aplikace ale nefunguje proč děkuji skvělá')],
  ['tl', list('ang ng maganda sa po hindi ko ako na mga sana salamat')],
];

/** Languages that a word speaks for, as indices into `wordLanguages`. */
export const wordLanguages: readonly string[] = byLanguage.map(([language]) => language);

export const languagesOfWord: ReadonlyMap<string, readonly number[]> = (() => {
  const map = new Map<string, number[]>();
  for (const [index, [, words]] of byLanguage.entries()) {
    for (const word of new Set(words)) {
      const known = map.get(word);
      if (known === undefined) map.set(word, [index]);
      else known.push(index);
    }
  }
  return map;
})();
