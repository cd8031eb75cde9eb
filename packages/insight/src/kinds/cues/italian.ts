import type { CueLists, WordClasses } from '../cues.js';

/** Italian words that stand for each other in phrases. */
export const italianClasses: WordClasses = {
  funziona: `funziona funzionano carica apre aprono permette risponde sincronizza salva mostra parte riconosce arriva
      arrivato connette riesco posso si`,
  thing: `opzione opzioni funzione modalità filtro pulsante versione integrazione possibilità modo`,
};

/** Italian phrases that give a statement away; notation as in english.ts. */
export const italianCues: CueLists = {
  defect: `
      errore|errori|bug|crash|crasha|blocca|bloccata|difetto|difettoso|guasto|rotto
      non ~ <funziona>
      smesso|smette di funzionare
      si chiude|blocca|disconnette|pianta|impalla|riavvia
      schermo|schermata nero|bianco|nera|bianca
      sparito|sparita|spariti|scomparso|scomparsi|sparisce
    `,
  cannot: `
      non riesco|posso|riesce|si|riusciamo|possiamo|permette ~ entrare|accedere|aprire|usare|pagare|vedere|scaricare|può|riesce
      non riesco|riusciamo
      impossibile
      non c'è modo
    `,
  missing: `
      manca|mancano|mancanza
      non c'è|ci|ha|esiste|include
      senza <thing>
    `,
  regress: `
      da|dopo ~ aggiornamento|aggiornato|l'aggiornamento|versione|cambio
      non ~ più
      prima ~ funzionava|meglio|era
      sempre peggio
    `,
  slow: `
      lento|lenta|lenti|lentezza|lentissimo|lentissima
      ci mette|vogliono|vuole ~ tempo|ore|minuti|giorni|troppo
      troppo|molto tempo
      ore|giorni|settimane|mesi di attesa
      da ~ settimane|giorni|mesi|ore
    `,
  service: `
      nessuno|mai|nessuna|senza|non ~ risponde|risposta|rispondono|aiuta|aiuto|assistenza|soluzione
      assistenza|servizio|supporto ~ pessimo|pessima|inesistente|scarsa|scarso|orribile|terribile
      maleducati|maleducato|scortese|incompetenti
    `,
  price: `
      caro|cara|cari|costoso|costosa|truffa
      troppo caro|cara|alto|soldi|costoso
      prezzo|prezzi|tariffe|commissioni ~ alto|alti|aumentato|aumentati|alte|esagerato
      addebitato|addebito|pagato ~ volte|doppio|due
    `,
  confusing: `
      confuso|confusa|complicato|complicata|macchinoso|macchinosa
      non capisco|trovo|capisce|so
      poco intuitivo|intuitiva|chiaro|chiara
      troppi passaggi|click|annunci|menu
      difficile da|usare
    `,
  pleaseFix: `
      sistemate|sistemare|correggete|correggere|risolvete|risolvere|aggiustate|migliorate
      per favore ~ sistemate|correggete|risolvete|migliorate
      deve|devono|va ~ sistemato|migliorato|corretto|risolto
    `,
  churn: `
      disinstallo|disinstallato|disinstallata|disinstallare|disdetta|disdire|disdetto|cancellato
      cambio|cambiare|cambierò|passo|passerò ~ operatore|banca|fornitore|concorrenza|altro|altra
      mai più
      non ~ consiglio|consigliato|comprate|scaricate
      perdita di tempo
      soldi buttati
    `,
  blocked: `
      conto|account ~ bloccato|sospeso|chiuso
      non ~ riesco|posso ~ entrare|accedere|pagare|lavorare|aprire|usare
      inutilizzabile|bloccati|fermo
      tutto il team
    `,
  moneyLost: `
      addebitato|addebito|pagato ~ volte|doppio|due
      soldi ~ persi|spariti|rubati|indietro
      rimborso|truffa|furto|frode
    `,
  dataLost: `
      dati|file|foto|messaggi|contatti|cronologia|tutto ~ persi|perso|cancellati|spariti|sparito|cancellato
      perso|perdo ~ dati|file|foto|tutto|lavoro
      hackerato|perdita di dati
    `,
  urgent: `
      urgente|subito|immediatamente|sempre|continuamente|ancora
      il prima possibile
      ogni volta che
      tutti i giorni
      da ~ settimane|giorni|mesi
      più|molte volte
    `,
  wish: `
      vorrei|vorremmo|piacerebbe|gradirei|magari|desidererei
      sarebbe ~ bello|utile|meglio|ottimo|comodo|perfetto|ideale|fantastico|interessante|bene
      suggerimento|suggerisco|proposta|idea
      spero|speriamo ~ che|presto|prossimo|aggiungano|aggiungiate
      se ~ potesse|avesse|fosse
    `,
  askFor: `
      aggiungete|aggiungere|inserite|inserire|mettete|includete|permettete|implementate|integrate
      potreste|potete|potrebbe|potrebbero ~ aggiungere|inserire|mettere|fare|migliorare|permettere
      dovrebbe|dovrebbero|bisognerebbe ~ avere|esserci|poter|essere|permettere
      serve|servirebbe|ho bisogno|abbiamo bisogno ~ opzione|di|una|un|più
      per favore
      più opzioni|filtri|funzioni|lingue|scelta
      possibilità|opzione di|per
    `,
  question: `
      come|perché|quando|dove|quanto|quale|chi|quali|cosa ~ posso|faccio|è|si|costa|può|sono|devo|fare|faccio
      perché
      qualcuno ~ sa|può|aiuta|spiega
      c'è|esiste qualche|un|una|modo
      è possibile
      vorrei|voglio sapere
    `,
  howTo: `
      come posso|faccio|si|cambio|cancello|fare
      dove posso|trovo|si|è
      si può
      posso usare|cambiare|pagare|annullare
    `,
  thanks: `
      grazie|complimenti|bravi|bravo
      ottimo|bel|buon lavoro
      continuate così
    `,
  recommend: `
      consiglio|consigliato|consigliata|consigliatissimo|raccomando
      molto|davvero|veramente|super buono|buona|utile|facile|veloce|soddisfatto|soddisfatta|comodo|comoda|bene|intuitiva|pratica|bella|bello
      migliore ~ app|applicazione|di|del
      funziona ~ bene|perfettamente|benissimo
      semplifica|facilita ~ vita
      mi piace|trovo|piacciono
    `,
  noProblem: `
      nessun|senza|nessuna|mai ~ problema|problemi|errori|difetti|intoppi
      niente ~ dire|ridire|lamentarmi
      problema ~ risolto
      non male
    `,
  only: `unico|unica|solo pecca|difetto|problema|neo|cosa`,
  greeting: `
      ciao|salve|buongiorno|buonasera|saluti
      cordiali|distinti saluti
      in allegato
    `,
  fact: `
      comprato|acquistato|scaricato|installato|ordinato|prenotato|uso|usiamo|utilizzo|utilizziamo
      ieri|oggi|lunedì|martedì|mercoledì|giovedì|venerdì
      sono|siamo cliente|clienti|utente
    `,
};
