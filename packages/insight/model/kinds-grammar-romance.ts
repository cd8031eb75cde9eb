import type { Grammar } from './kinds-generate.js';

/** French, Portuguese and Italian sentences of feedback by kind, written for this project. */
export const frenchGrammar: Grammar = {
  parts: {
    chose:
      "l'application|l'appli|l'export|la recherche|la connexion|le tableau de bord|la facture|la livraison|le support|le virement|la mise à jour|l'interface|le menu|le paiement|la synchronisation|le rapport|le calendrier|le site|la réservation|l'import|le petit déjeuner|la chambre|la batterie|l'écran|la carte|le service client|le contrat|le réseau",
    voulu:
      "un mode sombre|une option pour exporter|un export PDF|une fonction de recherche|plus de filtres|une intégration avec SAP|un mode hors ligne|un widget|plus de langues|des rappels|des modèles|le paiement par Apple Pay|une formule famille|une synchronisation avec l'agenda|un bouton pour annuler|la livraison gratuite|des horaires plus larges|une version tablette|des plats végétariens|une messagerie",
    faire:
      "me connecter|exporter les données|voir ma facture|faire un virement|imprimer le rapport|changer mon mot de passe|suivre ma commande|inviter un collègue|envoyer des photos|résilier mon contrat|prendre rendez-vous|ouvrir le fichier|joindre le support|bloquer ma carte|supprimer mon compte|changer d'adresse",
    mauvais:
      'trop lent|très lent|compliqué|peu fiable|pénible|nul|catastrophique|inutilisable|trop cher|instable|décevant|confus|horrible|une honte|une catastrophe|pas intuitif|pas pratique|mauvais|lamentable|vraiment mauvais',
    bien: 'super|génial|très bien|facile à utiliser|rapide|pratique|intuitif|utile|parfait|excellent|agréable|efficace|clair|fiable|simple|très pratique|au top|impeccable|formidable|sympa',
    depuis:
      'depuis la dernière mise à jour|depuis hier|depuis des semaines|tout le temps|à chaque fois|constamment|encore|après la mise à jour|sans arrêt|depuis le changement',
  },
  pain: `
    {chose} [ne marche pas|ne fonctionne pas|ne fonctionne plus|plante|bugue|bloque|se ferme|ne charge pas|ne s'ouvre pas|rame|affiche une erreur|ne répond pas|se déconnecte] [{depuis}|]
    [impossible de|je ne peux pas|je ne peux plus|je n'arrive pas à|on ne peut pas|je n'arrive plus à] {faire} [{depuis}|]
    {depuis} [{chose} plante|{chose} ne marche plus|je ne peux plus {faire}|tout est lent]
    {chose} est {mauvais}
    c'est {mauvais}
    {chose} met [une éternité|des heures|trop de temps|dix minutes] à [charger|arriver|répondre]
    [le support|le service client|personne] [ne répond pas|ne répond jamais|est injoignable|est désagréable|ne m'aide pas|est nul]
    [aucune réponse|pas de réponse|aucune aide|aucun suivi] [du service client|depuis des semaines|]
    [trop|beaucoup trop|vraiment] [cher|chère]
    [le prix|les frais|le tarif] [est trop élevé|sont trop élevés|a encore augmenté|est abusif]
    [on m'a|j'ai été] [débité|prélevé|facturé] [deux fois|à tort|après la résiliation]
    [mes données|mes photos|mes messages|ma commande] [ont disparu|sont perdus|ont été supprimés|n'est jamais arrivée]
    [trop de|que des|plein de] [bugs|publicités|erreurs|pubs|plantages]
    [corrigez|réparez|merci de corriger|merci de régler] [ce bug|le problème|{chose}] [vite|rapidement|svp|]
    [très|vraiment|] [déçu|déçue|mécontent|frustrant|énervant|décevant|pénible]
    [nul|horrible|arnaque|à fuir|je déconseille|à éviter|catastrophe|inutile|mauvais service|je désinstalle|plus jamais|une honte|très mauvais|décevant]
    [je vais|on va] [résilier|désinstaller|changer de banque|changer d'opérateur]
    il manque [une recherche|l'export|des informations|une aide]
    [je ne trouve pas|je ne comprends pas] [les réglages|comment ça marche|ma facture|le menu]
    avant [c'était mieux|ça marchait|c'était rapide]
    mais {chose} [plante|ne marche pas|est {mauvais}]
    pourquoi [ça plante toujours|{chose} est si lent|ça ne marche plus]
    [problème|bug|erreur] avec {chose}
  `,
  request: `
    [merci d'|pourriez-vous |veuillez ][ajouter] {voulu}
    [ajoutez|rajoutez|mettez|proposez] {voulu} [svp|s'il vous plaît|]
    [j'aimerais|on aimerait|je voudrais|je souhaite|nous souhaitons|je souhaiterais] [avoir|pouvoir utiliser|voir] {voulu}
    [j'aimerais|je voudrais|on aimerait] pouvoir {faire} [hors ligne|depuis mon téléphone|]
    [ce serait|il serait|ça serait|serait] [bien|génial|super|top|utile|pratique|mieux|sympa|parfait] [d'avoir {voulu}|de pouvoir {faire}|d'ajouter {voulu}|s'il y avait {voulu}]
    [il faudrait|il manque|il manque juste|on a besoin d'|il faut] {voulu}
    [vous devriez|il faudrait|on devrait] [ajouter {voulu}|pouvoir {faire}|proposer {voulu}]
    [suggestion|idée|proposition]: [{voulu}|ajouter {voulu}|pouvoir {faire}]
    [dommage qu'il n'y ait pas|il ne manque que] {voulu}
    {voulu} serait [bien|super|utile|un plus|apprécié]
    [j'espère|en espérant] [que vous ajouterez|avoir bientôt|voir bientôt] {voulu}
    plus [de choix|d'options|de langues|de filtres] [svp|serait bien]
    si on pouvait {faire} ce serait [parfait|génial|mieux]
    mais il faudrait {voulu}
  `,
  praise: `
    {chose} est {bien}
    c'est {bien} [et {bien}|]
    [très bonne|excellente|super|bonne|meilleure|belle] [application|appli|expérience|idée|équipe]
    [très bon|excellent|super|bon|meilleur] [service|produit|hôtel|accueil|travail|support]
    [j'adore|j'aime|j'aime beaucoup|on adore] [cette appli|{chose}]
    [je suis|nous sommes|] [très|vraiment|] [satisfait|satisfaite|content|contente|ravi|heureux] [du service|de l'application|]
    je recommande [vivement|fortement|à tous|]
    [fonctionne|marche|ça marche] [très bien|parfaitement|sans problème|nickel]
    [facile|simple|agréable|très facile] à [utiliser|comprendre]
    [le personnel|le support|l'équipe] [est|était] [très|vraiment|] [aimable|sympathique|réactif|efficace|serviable|professionnel]
    [merci|un grand merci|merci beaucoup] [pour votre aide|à l'équipe|pour cette appli|]
    [parfait|super|génial|excellent|top|très bien|bravo|au top|nickel|rien à dire|rien à redire|bien|continuez|je recommande|merveilleux|très satisfait]
    [aucun problème|jamais de problème|aucun bug|pas de souci] [pour l'instant|]
    [me fait gagner|fait gagner] beaucoup de temps
    {chose} s'est beaucoup amélioré
    la meilleure appli [du marché|que j'ai utilisée|]
    je peux {faire} [en quelques secondes|facilement|sans problème]
  `,
  question: `
    comment [puis-je {faire}|faire pour {faire}|ça marche|je change d'adresse|on annule] ?
    où [puis-je {faire}|se trouve {chose}|est {chose}] ?
    quand [sera disponible {chose}|arrive ma commande|ouvre le magasin] ?
    est-ce [que je peux {faire}|qu'il y a {voulu}|possible de {faire}|gratuit] ?
    y a-t-il [{voulu}|un moyen de {faire}|une réduction étudiant] ?
    peut-on {faire} ?
    combien [coûte {chose}|de temps prend {chose}] ?
    [quelle|quel] [est la différence entre les offres|version faut-il|est le délai] ?
    quelqu'un sait [comment {faire}|où est {chose}|si c'est gratuit] ?
    [je voudrais|j'aimerais] savoir [comment {faire}|si je peux {faire}|combien coûte {chose}]
    pourquoi [demande-t-elle ma position|y a-t-il deux montants] ?
  `,
  other: `
    j'utilise [cette appli|{chose}] [depuis deux ans|au travail|sur ma tablette|depuis hier]
    [j'ai acheté|j'ai téléchargé|j'ai commandé|j'ai installé] [l'application|le produit|ça] [hier|la semaine dernière|pour mon fils|en mai]
    [bonjour|bonsoir|madame, monsieur|bonjour à tous]
    [cordialement|bien à vous|bonne journée|salutations]
    [voir pièce jointe|ci-joint une capture|comme convenu au téléphone]
    mon numéro de [client|commande|dossier] est 12345
    [non|oui|ok|rien|sans avis|néant|test|pas d'avis|je ne sais pas]
    {chose}
    {chose} et {chose}
    nous [sommes clients depuis trois ans|sommes une petite équipe|avons passé deux nuits|étions en famille]
    {chose} [est dans les réglages|coûte 5 euros par mois|se trouve au centre|ouvre à neuf heures]
    [mon mari|ma femme|un collègue] [l'utilise aussi|m'en a parlé|l'a commandé]
    [hier|lundi|ce matin] j'ai [appelé|ouvert l'application|reçu le colis]
  `,
};

export const portugueseGrammar: Grammar = {
  parts: {
    coisa:
      'o aplicativo|o app|a exportação|a busca|o login|o painel|a fatura|a entrega|o suporte|a transferência|a atualização|a interface|o menu|o pagamento|a sincronização|o relatório|o calendário|o site|a reserva|o café da manhã|o quarto|a bateria|a tela|o cartão|o atendimento|o contrato|a internet',
    quero:
      'um modo escuro|uma opção para exportar|exportação em PDF|uma busca|mais filtros|integração com SAP|um modo offline|um widget|mais idiomas|lembretes|modelos|pagamento com Apple Pay|um plano família|integração com o calendário|um botão de desfazer|frete grátis|uma versão para tablet|mais formas de pagamento',
    fazer:
      'entrar na conta|exportar os dados|ver minha fatura|transferir dinheiro|imprimir o relatório|mudar minha senha|acompanhar meu pedido|convidar um colega|enviar fotos|cancelar o contrato|marcar uma consulta|abrir o arquivo|falar com o suporte|bloquear o cartão|excluir minha conta|pagar',
    ruim: 'lento|muito lento|confuso|complicado|péssimo|horrível|ruim|inútil|caro demais|instável|um lixo|uma vergonha|difícil de usar|pior que antes|terrível|frustrante|decepcionante|uma porcaria',
    bom: 'ótimo|excelente|muito bom|fácil de usar|rápido|intuitivo|útil|prático|perfeito|maravilhoso|incrível|seguro|o melhor|bem completo|simples|top|sensacional',
    desde:
      'desde a última atualização|depois da atualização|desde ontem|há semanas|toda hora|sempre|o tempo todo|de novo|toda vez',
  },
  pain: `
    {coisa} [não funciona|trava|fecha sozinho|dá erro|não abre|não carrega|parou de funcionar|cai|não responde|está travando|não atualiza] [{desde}|]
    [não consigo|não dá para|não posso|impossível|não deixa|não conseguimos] {fazer} [{desde}|]
    {desde} [{coisa} não funciona|não consigo {fazer}|o app trava|tudo ficou lento]
    {coisa} é {ruim}
    {coisa} [demora muito|demora horas|leva semanas] para [carregar|chegar|responder]
    [o suporte|o atendimento|ninguém] [não responde|nunca responde|é péssimo|não ajuda|não resolve nada]
    [sem resposta|nenhuma resposta|nenhuma solução] [do suporte|há semanas|]
    [muito|caro] caro
    [o preço|a taxa|a tarifa] [é muito alto|é alta demais|aumentou de novo|é abusiva]
    [fui cobrado|cobraram|me cobraram] [duas vezes|em dobro|depois de cancelar|indevidamente]
    [meus dados|minhas fotos|minhas mensagens|meu pedido] [sumiram|foram apagados|não chegou|desapareceram]
    [muitos|só|cheio de] [erros|bugs|anúncios|problemas|travamentos]
    [arrumem|corrijam|por favor corrijam|consertem] [isso|o erro|{coisa}] [logo|urgente|]
    [estou|] [muito|] [decepcionado|decepcionada|insatisfeito|frustrado|irritado]
    [péssimo|horrível|lixo|não recomendo|não presta|golpe|nunca mais|desinstalei|perda de tempo|muito ruim|ruim|decepcionante|uma vergonha]
    [vou|pretendo] [cancelar|desinstalar|trocar de banco|mudar de operadora]
    [falta|não tem] [busca|exportação|ajuda|opção para mudar isso]
    antes [funcionava bem|era melhor|era rápido]
    mas {coisa} [não funciona|trava muito|é {ruim}]
    por que [trava tanto|é tão lento|não funciona mais]
    [problema|erro|falha] com {coisa}
  `,
  request: `
    [por favor|] [adicionem|coloquem|incluam|implementem|acrescentem] {quero} [por favor|]
    [gostaria|gostaríamos|queria|adoraria] [de ter|que tivesse|de ver|que adicionassem] {quero}
    gostaria de poder {fazer} [pelo celular|offline|]
    [seria|ficaria] [bom|ótimo|legal|útil|interessante|perfeito|melhor] [ter {quero}|se tivesse {quero}|poder {fazer}|se desse para {fazer}|adicionar {quero}]
    [deveria|deveriam|devia] [ter {quero}|adicionar {quero}|permitir {fazer}]
    [precisamos de|preciso de|falta|só falta|precisa de] {quero}
    [poderiam|podiam|podem] [adicionar|colocar|incluir] {quero}
    [sugestão|ideia|minha sugestão]: [{quero}|adicionar {quero}|poder {fazer}]
    {quero} seria [ótimo|muito útil|legal]
    [espero que|tomara que] [adicionem|coloquem|tenha] {quero}
    mais [opções|filtros|idiomas|funções] [por favor|seria bom]
    se tivesse {quero} seria perfeito
    mas falta {quero}
  `,
  praise: `
    {coisa} é {bom}
    [ótimo|excelente|muito bom|bom|melhor] [aplicativo|app|atendimento|serviço|produto|trabalho]
    [adoro|amo|gosto muito de|gosto de] [este app|esse aplicativo]
    [estou|] [muito|] [satisfeito|satisfeita|feliz|contente] [com o serviço|com o app|]
    recomendo [muito|a todos|demais|]
    [funciona|tudo funciona] [muito bem|perfeitamente|sem problemas|direitinho]
    [fácil|muito fácil|simples] de [usar|entender|mexer]
    [o suporte|o atendimento|a equipe] [é|foi] [muito atencioso|excelente|rápido|ótimo]
    [obrigado|obrigada|muito obrigado] [pela ajuda|à equipe|pelo app|]
    [ótimo|excelente|perfeito|muito bom|bom|top|amei|adorei|parabéns|maravilhoso|nota dez|show|recomendo|sensacional|legal]
    [nenhum problema|sem problemas|nunca tive problemas|sem reclamações] [até agora|]
    [facilita minha vida|me poupa muito tempo|economizo muito tempo]
    o melhor app [do mercado|que já usei|]
    consigo {fazer} [em segundos|com facilidade|sem sair de casa]
    {coisa} melhorou muito
  `,
  question: `
    como [posso {fazer}|faço para {fazer}|funciona {coisa}|cancelo]?
    onde [posso {fazer}|fica {coisa}|encontro {coisa}]?
    quando [chega meu pedido|fica disponível {coisa}|sai a nova versão]?
    [tem como|é possível|posso|dá para] {fazer}?
    [tem|vocês têm] {quero}?
    quanto [custa {coisa}|tempo demora]?
    qual [é a diferença entre os planos|versão preciso|é o prazo]?
    alguém sabe [como {fazer}|onde fica {coisa}|se é grátis]?
    [gostaria|quero|queria] saber [como {fazer}|se posso {fazer}|quanto custa {coisa}]
    por que [precisa da minha localização|aparecem dois valores]?
  `,
  other: `
    [uso|utilizo] o app [há dois anos|no trabalho|no meu tablet|desde ontem]
    [comprei|baixei|instalei|pedi] [o app|o produto|isso] [ontem|semana passada|em maio|para meu filho]
    [olá|bom dia|boa tarde|prezados|oi]
    [atenciosamente|abraços|obrigado desde já|bom dia a todos]
    [segue anexo|em anexo a imagem|conforme combinado]
    meu número de [cliente|pedido|protocolo] é 12345
    [não|sim|ok|nada|sem comentários|teste|não sei|nenhum]
    {coisa}
    {coisa} e {coisa}
    [somos clientes há três anos|sou estudante|ficamos duas noites|fomos com a família]
    {coisa} [fica nas configurações|custa 5 reais por mês|abre às nove]
    [meu marido|minha esposa|um colega] [também usa|me indicou|comprou]
  `,
};

export const italianGrammar: Grammar = {
  parts: {
    cosa: "l'app|l'applicazione|l'esportazione|la ricerca|il login|la dashboard|la fattura|la consegna|l'assistenza|il bonifico|l'aggiornamento|l'interfaccia|il menu|il pagamento|la sincronizzazione|il report|il calendario|il sito|la prenotazione|la colazione|la camera|la batteria|lo schermo|la carta|il servizio|il contratto|la connessione",
    voglio:
      "una modalità scura|un'opzione per esportare|l'esportazione in PDF|una ricerca|più filtri|un'integrazione con SAP|una modalità offline|un widget|più lingue|dei promemoria|dei modelli|il pagamento con Apple Pay|un piano famiglia|l'integrazione con il calendario|un pulsante annulla|la spedizione gratuita|una versione per tablet|più metodi di pagamento",
    fare: "accedere|esportare i dati|vedere la fattura|fare un bonifico|stampare il report|cambiare la password|seguire il mio ordine|invitare un collega|caricare le foto|disdire il contratto|prenotare una visita|aprire il file|parlare con l'assistenza|bloccare la carta|cancellare il mio account|pagare",
    brutto:
      'lento|lentissimo|confuso|complicato|pessimo|orribile|inutile|troppo caro|instabile|una vergogna|difficile da usare|peggio di prima|terribile|frustrante|deludente|uno schifo|scadente',
    bello:
      'ottimo|eccellente|molto buono|facile da usare|veloce|intuitivo|utile|pratico|perfetto|fantastico|comodo|sicuro|il migliore|semplice|bellissimo|davvero valido|top',
    da: "dall'ultimo aggiornamento|dopo l'aggiornamento|da ieri|da settimane|sempre|continuamente|di nuovo|ogni volta|in continuazione",
  },
  pain: `
    {cosa} [non funziona|si blocca|si chiude|crasha|dà errore|non si apre|non carica|ha smesso di funzionare|non risponde|si disconnette|non funziona più] [{da}|]
    [non riesco a|non si può|non posso|impossibile|non riesco più a|non riusciamo a] {fare} [{da}|]
    {da} [{cosa} non funziona|non riesco a {fare}|si blocca tutto|è tutto lento]
    {cosa} è {brutto}
    {cosa} [ci mette troppo|ci mette ore|ci mette una vita] [a caricare|ad arrivare|a rispondere|]
    [l'assistenza|il servizio clienti|nessuno] [non risponde|non risponde mai|è pessima|non aiuta|è inesistente]
    [nessuna risposta|nessun aiuto|nessuna soluzione] [dall'assistenza|da settimane|]
    [troppo|davvero troppo] [caro|cara|costoso]
    [il prezzo|la commissione|il canone] [è troppo alto|è aumentato ancora|è un furto]
    mi hanno addebitato [due volte|il doppio|un importo sbagliato]
    [i miei dati|le mie foto|i miei messaggi|il mio ordine] [sono spariti|sono stati cancellati|non è mai arrivato|sono persi]
    [troppi|solo|pieno di] [errori|bug|problemi|annunci|blocchi]
    [sistemate|correggete|risolvete|per favore sistemate] [{cosa}|questo errore|il problema] [subito|]
    [sono|] [molto|davvero|] [deluso|delusa|insoddisfatto|arrabbiato|frustrato]
    [pessimo|orribile|truffa|non lo consiglio|uno schifo|mai più|disinstallata|perdita di tempo|da evitare|inutile|deludente|vergogna|pessima app|pessimo servizio]
    [sto per|penso di] [disdire|disinstallare|cambiare banca|cambiare operatore]
    [manca|non c'è] [la ricerca|l'esportazione|un aiuto|il modo di cambiare]
    prima [funzionava|era meglio|era veloce]
    ma {cosa} [non funziona|si blocca|è {brutto}]
    perché [si blocca sempre|è così lenta|non funziona più]
    [problema|errore|problemi] con {cosa}
  `,
  request: `
    [per favore|] [aggiungete|inserite|mettete|implementate] {voglio} [per favore|]
    [vorrei|vorremmo|mi piacerebbe|gradirei] [avere|vedere|poter usare] {voglio}
    [vorrei|mi piacerebbe] poter {fare} [dal telefono|offline|]
    sarebbe [bello|utile|meglio|ottimo|comodo|perfetto|fantastico] [avere {voglio}|se ci fosse {voglio}|poter {fare}|aggiungere {voglio}]
    [dovreste|dovrebbero|bisognerebbe] [aggiungere {voglio}|permettere di {fare}|avere {voglio}]
    [serve|servirebbe|ci serve|manca solo|ho bisogno di] {voglio}
    [potreste|potete] [aggiungere|inserire|mettere] {voglio}
    [suggerimento|idea|proposta]: [{voglio}|aggiungere {voglio}|poter {fare}]
    {voglio} sarebbe [utile|comodo|bello|il massimo]
    [spero|speriamo] che [aggiungiate|mettiate|arrivi presto] {voglio}
    più [opzioni|filtri|lingue|funzioni] [per favore|sarebbe bello]
    se ci fosse {voglio} sarebbe perfetta
    ma manca {voglio}
  `,
  praise: `
    {cosa} è {bello}
    [ottima|bella|bellissima|eccellente|buona|la migliore] [app|applicazione|esperienza|idea|assistenza]
    [ottimo|eccellente|buon|bel] [servizio|prodotto|lavoro|albergo]
    [adoro|amo|mi piace|mi piace molto] [questa app|{cosa}]
    [sono|] [molto|davvero|] [soddisfatto|soddisfatta|contento|contenta|felice] [del servizio|dell'app|]
    [la consiglio|lo consiglio|consigliatissima|consiglio a tutti]
    [funziona|va] [benissimo|molto bene|perfettamente|senza problemi]
    [facile|semplice|facilissima] da [usare|capire]
    [il personale|l'assistenza|lo staff] [è|è stato] [molto|davvero|] [gentile|cordiale|disponibile|professionale|veloce]
    [grazie|grazie mille] [per l'aiuto|al team|per questa app|]
    [ottimo|perfetto|eccellente|bellissimo|fantastico|ottima|complimenti|bravi|super|top|consigliato|buono|bene|molto bene|meraviglioso|continuate così]
    [nessun problema|senza problemi|mai avuto problemi] [finora|]
    mi [fa risparmiare tempo|semplifica la vita]
    la migliore app [sul mercato|che abbia usato|]
    riesco a {fare} [in pochi secondi|facilmente|da casa]
    {cosa} è migliorata molto
  `,
  question: `
    come [posso {fare}|faccio a {fare}|funziona {cosa}|si annulla]?
    dove [posso {fare}|si trova {cosa}|trovo {cosa}]?
    quando [arriva il mio ordine|sarà disponibile {cosa}|esce la nuova versione]?
    [si può|posso|è possibile] {fare}?
    [c'è|avete] {voglio}?
    quanto [costa {cosa}|tempo ci vuole]?
    qual è la differenza tra i piani?
    qualcuno sa [come {fare}|dove si trova {cosa}|se è gratis]?
    [vorrei|volevo] sapere [come {fare}|se posso {fare}|quanto costa {cosa}]
    perché [serve la mia posizione|vedo due importi]?
  `,
  other: `
    [uso|utilizzo] l'app [da due anni|al lavoro|sul tablet|da ieri]
    ho [comprato|scaricato|installato|ordinato] [l'app|il prodotto|questo] [ieri|la settimana scorsa|a maggio|per mio figlio]
    [ciao|buongiorno|buonasera|gentile team|salve]
    [cordiali saluti|saluti|buona giornata|distinti saluti]
    [in allegato|vedi allegato|come detto al telefono]
    il mio numero [cliente|d'ordine] è 12345
    [no|sì|ok|niente|nessun commento|prova|non so|nulla]
    {cosa}
    {cosa} e {cosa}
    [siamo clienti da tre anni|sono uno studente|siamo stati due notti|eravamo in famiglia]
    {cosa} [si trova nelle impostazioni|costa 5 euro al mese|apre alle nove]
    [mio marito|mia moglie|un collega] [la usa|me ne ha parlato|l'ha comprata]
  `,
};
