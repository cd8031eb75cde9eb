import type { LanguageLexicon } from './lexicon.js';

/** German, French, Spanish, Portuguese, Italian and Dutch words that evaluate, written down for this project. */
export const otherLexicons: Readonly<Record<string, LanguageLexicon>> = {
  de: {
    veryGood: `liebe perfekt hervorragend ausgezeichnet fantastisch großartig grossartig genial exzellent wunderbar
      begeistert traumhaft spitze spitzenklasse überragend phänomenal unschlagbar beste bester bestes besten
      fabelhaft sensationell erstklassig herausragend mega hammer weltklasse vorbildlich einwandfrei tadellos
      reibungslos begeistern lieblingsapp`,
    good: `gut gute guter gutes guten gutem besser super toll tolle toller tolles schön schöne schönes prima klasse nett freundlich
      freundliche hilfsbereit hilfreich nützlich praktisch einfach intuitiv übersichtlich schnell schneller zuverlässig
      stabil zufrieden zufriedenstellend angenehm bequem komfortabel sauber lecker köstlich günstig preiswert fair
      empfehlen empfehlenswert empfehlung empfehle danke dankeschön dank lob gefällt gefallen freue freut
      froh glücklich kompetent modern elegant klar verständlich sicher robust hochwertig gelungen durchdacht
      flott zügig pünktlich problemlos mühelos unkompliziert benutzerfreundlich vorteil vorteilhaft
      gerne gern hilft geholfen lohnt lohnenswert wertvoll interessant spaß spass cool sympathisch
      aufmerksam frisch gemütlich ruhig flüssig erleichtert verbessert verbesserung verbesserungen beeindruckt
      beeindruckend top ok okay solide`,
    bad: `schlecht schlechte schlechter schlechtes schlechten langsam langsamer träge lahm nervig nervt nerven ärgerlich ärgert
      enttäuscht enttäuschend enttäuschung kompliziert umständlich unübersichtlich unklar verwirrend verwirrt
      unverständlich schwierig mühsam teuer teurer überteuert unverschämt unfreundlich inkompetent unhöflich fehler
      fehlerhaft fehlt fehlen fehlermeldung fehlermeldungen problem probleme problematisch absturz abstürze stürzt abstürzt
      abgestürzt hängt hängen einfrieren friert eingefroren ruckelt ruckeln bug bugs defekt kaputt mangelhaft
      mangel mängel unbrauchbar nutzlos sinnlos unnötig verschwindet verschwunden verloren verliert verlieren
      gelöscht leer instabil unzuverlässig falsch falsche falscher falsches ungenau veraltet hässlich unschön
      schmutzig dreckig laut eng kalt unbequem leider schade traurig unzufrieden sauer wütend genervt frustriert
      frustrierend frust beschwerde beschwerden beschweren warteschleife verspätet verspätung verzögerung ewig
      dauert stundenlang abgelehnt gesperrt blockiert doppelt abgebucht abzocke werbung spam störend stört lästig
      umsonst zeitverschwendung geldverschwendung kündigen gekündigt kündigung kündige deinstalliert
      deinstalliere deinstallieren rückerstattung erstattung schlimmer verschlechtert verschlechterung
      unzumutbar bedauerlich mies miese mieser hakt hakelig fummelig langweilig schwach unpraktisch nachteil
      ignoriert vergessen unmöglich scheitert gescheitert abbruch bricht abgebrochen bleibt-hängen ausfall
      ausfälle ausgefallen störung störungen`,
    veryBad: `schrecklich furchtbar grauenhaft grauenvoll katastrophe katastrophal schlimm schlimmste schlechteste
      schlechtester schlechtesten miserabel unterirdisch frechheit unverschämtheit betrug betrüger abzocker
      müll schrott scheiße scheisse mist horror albtraum alptraum unfassbar inakzeptabel unerträglich desaster
      ekelhaft widerlich hasse hass zumutung sauerei peinlich lächerlich witz saftladen nie-wieder`,
  },
  fr: {
    veryGood: `adore adorable excellent excellente excellents génial géniale géniaux parfait parfaite parfaitement
      fantastique merveilleux merveilleuse formidable magnifique superbe incroyable exceptionnel
      exceptionnelle meilleur meilleure meilleurs extraordinaire impeccable nickel sublime top ravi ravie`,
    good: `bon bonne bons bonnes bien mieux aime aimons apprécie apprécié super sympa sympathique agréable agréables
      pratique pratiques utile utiles facile faciles facilement simple simplement intuitif intuitive rapide rapides rapidement
      efficace efficaces fiable fiables stable satisfait satisfaite satisfaisant content contente heureux heureuse
      recommande recommandé merci bravo propre délicieux délicieuse joli jolie beau belle beaux confortable
      accueillant aimable gentil gentille serviable professionnel compétent réactif réactive clair claire
      fluide complet complète abordable raisonnable qualité plaisir ludique moderne élégant aide améliore
      amélioré amélioration chouette cool parfois-bien impressionnant impressionné`,
    bad: `mauvais mauvaise mauvaises lent lente lents lentes lenteur lentement plante plantage plantages planté plantent
      bug bugs bugue bogue bogues buggé erreur erreurs problème problèmes panne pannes bloque bloqué bloquée bloquent
      déçu déçue décevant décevante déception compliqué compliquée difficile pénible ennuyeux énervant agaçant
      frustrant frustrante frustré cher chère chers trop-cher coûteux inutile inutilisable manque manquent manquant
      impossible incomplet confus confuse illisible incompréhensible moche laid sale bruyant froid inconfortable
      désagréable impoli incompétent incompétente malheureusement dommage triste regrette mécontent mécontente fâché
      perdu perdue perd disparu disparaît supprimé cassé défectueux défaut défauts instable refuse refusé rejeté
      retard retards attente interminable plainte réclamation remboursement rembourser désinstalle désinstallé
      résilier résilié résiliation pire publicité publicités pub pubs spam intrusif faux fausse ralentit saccade
      rame rament galère lourd lourde médiocre insuffisant échoue échec ignore ignoré`,
    veryBad: `nul nulle nulles horrible horribles affreux affreuse catastrophe catastrophique scandaleux scandale honte honteux
      inadmissible inacceptable arnaque arnaqueurs escroquerie voleurs vol pourri pourrie merde merdique
      déteste exécrable lamentable désastreux désastre insupportable pathétique cauchemar ignoble minable pires`,
  },
  es: {
    veryGood: `encanta encantan encantó encantado encantada excelente excelentes perfecto perfecta perfectamente fantástico
      fantástica maravilloso maravillosa increíble genial geniales magnífico magnífica espectacular estupendo
      estupenda buenísimo buenísima mejor mejores extraordinario fabuloso inmejorable impecable amo fenomenal
      sobresaliente`,
    good: `bueno buena buenos buenas buen bien gusta gustan gustó útil útiles práctico práctica cómodo cómoda fácil fáciles
      fácilmente sencillo sencilla intuitivo intuitiva rápido rápida rápidos rápidamente eficiente eficaz fiable
      confiable seguro segura estable contento contenta feliz satisfecho satisfecha recomiendo recomendable recomendado
      gracias agradable amable amables simpático atento atenta profesional limpio limpia rico rica delicioso
      bonito bonita lindo linda barato barata económico asequible razonable claro clara ayuda ayudó ayudan
      mejora mejorado mejoró moderno fluido completo divertido divertida interesante calidad ágil agradecido
      felicidades felicitaciones funcional súper super chévere bravo impresionado`,
    bad: `malo mala malos malas mal lento lenta lentos lentas lentitud falla fallas fallo fallos fallan fallando error errores
      problema problemas bug bugs cuelga cuelgan colgado congela bloquea bloqueado bloqueada bloqueó cierra caída
      cae cayó decepcionado decepcionada decepcionante decepción complicado complicada difícil confuso confusa
      engorroso molesto molesta molestan frustrante frustrado caro cara caros carísimo carísima inútil inservible
      falta faltan imposible incompleto feo fea sucio sucia ruidoso frío incómodo desagradable grosero maleducado
      incompetente lamentablemente desgraciadamente lástima triste descontento enojado enfadado perdido perdida perdí
      pierde pierden desaparece desapareció desaparecen borró borrado roto rota defectuoso inestable rechaza
      rechazado rechazada retraso retrasos demora demoras tarda tardan espera queja quejas reclamación reclamo
      reembolso devolución desinstalar desinstalé desinstalo cancelar cancelé cancelo peor empeoró publicidad
      anuncios spam intrusivo falso deficiente mediocre insuficiente injusto traba trabado lag ignoran ignora
      anticuado desactualizado cobraron cobran cobro inseguro`,
    veryBad: `pésimo pésima pésimos horrible horribles terrible terribles fatal desastre desastroso catástrofe asco asqueroso
      vergüenza vergonzoso inaceptable estafa estafadores fraude robo ladrones basura mierda odio odiosa
      detesto peores insoportable patético nefasto pesadilla indignante porquería`,
  },
  pt: {
    veryGood: `amo adoro adorei excelente excelentes perfeito perfeita perfeitamente fantástico fantástica maravilhoso
      maravilhosa incrível ótimo ótima ótimos ótimas sensacional espetacular melhor melhores extraordinário
      impecável magnífico show`,
    good: `bom boa bons boas bem gosto gostei gostamos útil úteis prático prática fácil fáceis facilmente simples intuitivo
      intuitiva rápido rápida rapidamente eficiente eficaz confiável seguro segura estável feliz satisfeito
      satisfeita recomendo recomendado obrigado obrigada agradável simpático atencioso atenciosa profissional limpo
      limpa delicioso gostoso bonito bonita lindo linda barato acessível claro clara ajuda ajudou melhorou
      melhoria moderno fluido completo divertido interessante qualidade parabéns legal bacana nota-dez show
      agradeço contente`,
    bad: `ruim ruins mau má mal lento lenta lentos lentidão trava travando travado travou erro erros problema problemas bug
      bugs falha falhas falhou falhando cai caiu caindo fecha decepcionado decepcionada decepcionante decepção
      complicado complicada difícil confuso confusa chato chata irritante frustrante frustrado caro cara caros inútil
      falta faltam impossível incompleto feio suja sujo barulhento frio desconfortável desagradável grosseiro
      incompetente infelizmente pena triste insatisfeito insatisfeita perdi perdido perde sumiu some desapareceu apagou
      quebrado quebrada defeito defeitos instável recusa recusado atraso atrasos demora demorado espera reclamação
      reembolso desinstalar desinstalei cancelar cancelei pior piorou propaganda propagandas anúncios spam falso
      fraco fraca insuficiente cobrança cobraram bloqueado bloqueada bloqueou`,
    veryBad: `péssimo péssima horrível horríveis terrível desastre vergonha vergonhoso inaceitável golpe fraude roubo
      ladrões lixo merda odeio odiei detesto piores insuportável ridículo pesadelo porcaria absurdo nojo`,
  },
  it: {
    veryGood: `adoro amo eccellente eccellenti perfetto perfetta perfettamente fantastico fantastica meraviglioso
      meravigliosa incredibile ottimo ottima ottimi ottime stupendo stupenda magnifico splendido splendida
      migliore migliori eccezionale straordinario impeccabile favoloso`,
    good: `buono buona buoni buone bene bello bella belli piace piacciono piaciuto utile utili pratico pratica comodo comoda
      facile facili facilmente semplice semplici intuitivo intuitiva veloce veloci velocemente rapido rapida efficiente
      efficace affidabile sicuro sicura stabile felice contento contenta soddisfatto soddisfatta consiglio consigliato
      consigliata grazie piacevole gentile gentili cordiale disponibile professionale pulito pulita delizioso
      gustoso carino carina economico conveniente ragionevole chiaro chiara aiuta aiutato migliorato
      miglioramento moderno fluido completo divertente interessante qualità bravo bravi complimenti super valido valida`,
    bad: `cattivo cattiva male lento lenta lenti lentezza blocca bloccato bloccata bloccano errore errori problema problemi bug
      difetto difetti crash crasha crashano chiude guasto deluso delusa deludente delusione complicato complicata
      difficile confuso confusa noioso fastidioso fastidiosa frustrante caro cara costoso costosa inutile manca
      mancano impossibile incompleto brutto brutta sporco sporca rumoroso freddo scomodo scomoda sgradevole
      maleducato maleducati incompetente purtroppo peccato triste insoddisfatto arrabbiato perso persa perde sparito
      spariti scomparso cancellato rotto rotta difettoso instabile rifiuta rifiutato ritardo ritardi attesa reclamo
      rimborso disinstallare disinstallato disinstallo disdetta disdire peggio peggiorato pubblicità spam falso scarso
      scarsa insufficiente addebito addebitato ignora`,
    veryBad: `pessimo pessima pessimi orribile orribili terribile schifo schifoso disastro vergogna vergognoso
      inaccettabile truffa truffatori frode furto ladri spazzatura merda odio detesto peggiore insopportabile
      ridicolo incubo penoso`,
  },
  nl: {
    veryGood: `geweldig geweldige fantastisch fantastische perfect perfecte uitstekend uitstekende prachtig prachtige
      briljant beste top toppie topper super heerlijk heerlijke ideaal ideale subliem schitterend`,
    good: `goed goede beter mooi mooie leuk leuke fijn fijne prettig prettige handig handige makkelijk makkelijke gemakkelijk
      eenvoudig eenvoudige simpel snel snelle sneller duidelijk duidelijke overzichtelijk overzichtelijke
      betrouwbaar betrouwbare stabiel tevreden blij vriendelijk vriendelijke behulpzaam nuttig nuttige aanrader
      bedankt dank dankjewel schoon lekker goedkoop betaalbaar redelijk helpt geholpen verbeterd verbetering
      modern vlot compleet professioneel veilig gezellig prima interessant kwaliteit gebruiksvriendelijk
      complimenten lof tof`,
    bad: `slecht slechte slechter traag trage langzaam vervelend vervelende irritant irritante ergerlijk ergert
      teleurgesteld teleurstellend teleurstelling ingewikkeld ingewikkelde moeilijk lastig onduidelijk
      onduidelijke verwarrend onoverzichtelijk duur dure duurder onvriendelijk onbeleefd fout fouten foutmelding
      foutmeldingen probleem problemen crasht crashen crash vastgelopen loopt-vast hangt bug bugs kapot defect
      stuk onbruikbaar nutteloos zinloos onnodig verdwenen verdwijnt kwijt verloren verliest ontbreekt ontbreken mist
      instabiel onbetrouwbaar verkeerd verkeerde verouderd lelijk vies vuil lawaaierig koud oncomfortabel helaas
      jammer verdrietig ontevreden boos gefrustreerd frustrerend klacht klachten klagen vertraging vertraagd wachten
      geweigerd geblokkeerd dubbel afgeschreven reclame spam storend opzeggen opgezegd verwijderd
      terugbetaling storing storingen erger slechtst matig zwak onmogelijk mislukt mislukken genegeerd`,
    veryBad: `verschrikkelijk vreselijk vreselijke afschuwelijk waardeloos waardeloze ramp rampzalig schandalig schande
      onacceptabel oplichting oplichters fraude diefstal rotzooi troep bagger haat slechtste nachtmerrie belachelijk
      walgelijk drama dramatisch`,
  },
};
