import type { CueLists, WordClasses } from '../cues.js';

/** French words that stand for each other in phrases. */
export const frenchClasses: WordClasses = {
  marche: `marche fonctionne charge ouvre démarre répond synchronise s'ouvre enregistre affiche reconnaît lance passe`,
  thing: `option possibilité fonction fonctionnalité bouton mode filtre version intégration réglage moyen`,
};

/** French phrases that give a statement away; notation as in english.ts. */
export const frenchCues: CueLists = {
  defect: `
      bug|bugs|bugue|plante|plantage|plantages|erreur|erreurs|panne|bloque|bloqué|figé|crash|crashe|défectueux|cassé
      ne|n' ~ <marche> ~ pas|plus
      <marche> ~ pas|plus|mal
      écran noir|blanc|bleu
      se ferme|bloque|fige|déconnecte|coupe
      disparu|disparaît|disparaissent
    `,
  cannot: `
      peux|peut|pouvons|pouvez|arrive|arrivons|parviens ~ pas|plus|jamais
      impossible de|d'ouvrir|d'accéder|d'utiliser|à
      impossible
      pas moyen
    `,
  missing: `
      manque|manquent|absence
      il n'y a pas|aucun|aucune|plus
      y a pas
      pas|aucun|aucune d'option|de <thing>|possibilité|option|moyen|<thing>
    `,
  regress: `
      depuis|après ~ mise|version|màj|maj|changement
      ne ~ plus
      avant|auparavant ~ mieux|marchait|fonctionnait|c'était
      de pire en pire
    `,
  slow: `
      lent|lente|lents|lenteur|interminable|rame
      trop|très long|longue|longtemps
      met|prend|mettent|prends ~ temps|heures|minutes|plombes
      heures|jours|semaines|mois d'attente
      depuis ~ semaines|jours|mois|heures
    `,
  service: `
      aucun|aucune|pas|sans|jamais|personne ~ réponse|réponses|aide|répond|retour|répondu|suivi|solution
      service|support|sav client|clientèle ~ nul|inexistant|horrible|déplorable|injoignable|incompétent|désagréable
      injoignable|désagréable|impoli|incompétent
    `,
  price: `
      cher|chère|chers|chères|coûteux|arnaque|hors de prix
      trop cher|chère|d'argent
      prix|tarif|tarifs|frais ~ élevé|élevés|augmenté|augmentation|cachés|abusif|abusifs|exorbitant
      prélevé|débité|facturé ~ fois|double|tort
    `,
  confusing: `
      compliqué|compliquée|confus|confuse|incompréhensible|illisible
      comprends|comprend|trouve ~ rien|pas
      pas ~ intuitif|intuitive|clair|claire|pratique|évident
      trop de clics|d'étapes|pub|publicités|pubs|notifications
      difficile à|de
    `,
  pleaseFix: `
      corrigez|corriger|réparez|réparer|réglez|régler|résolvez
      merci|prière|svp ~ corriger|régler|réparer|résoudre
      à ~ corriger|améliorer|revoir
    `,
  churn: `
      désinstalle|désinstallé|désinstaller|résilie|résilier|résilié|résiliation
      change|changer|changé|partir ~ opérateur|banque|fournisseur|concurrence|concurrent
      plus jamais
      à|fuyez éviter|fuir
      déconseille|fuyez
      ne recommande pas
    `,
  blocked: `
      compte ~ bloqué|suspendu|fermé
      impossible ~ connecter|payer|accéder|travailler|ouvrir|utiliser
      inutilisable|bloqués
      toute l'équipe
    `,
  moneyLost: `
      débité|prélevé|facturé ~ fois|double|tort
      argent ~ perdu|disparu|volé
      remboursement|rembourser|remboursé|arnaque|escroquerie|vol|voleurs
    `,
  dataLost: `
      données|fichiers|photos|messages|contacts|historique|tout ~ perdu|perdues|perdus|disparu|supprimé|effacé
      perdu ~ données|fichiers|photos|tout|travail
      piraté|perte de données
    `,
  urgent: `
      urgent|urgence|immédiatement|vite|toujours|constamment|sans|encore
      le plus vite|rapidement possible
      à chaque fois
      tous les jours
      depuis ~ semaines|jours|mois
      plusieurs fois
    `,
  wish: `
      aimerais|aimerait|aimerions|souhaite|souhaiterais|souhaitons|voudrais|voudrions|j'aimerais
      serait|ce ~ bien|bon|top|pratique|génial|utile|super|mieux|sympa|parfait|cool|idéal|intéressant
      suggestion|suggère|propose|idée
      espère|espérons|espérant ~ bientôt|prochaine|ajouter|que
      si ~ pouvait|pouviez|seulement
      dommage ~ pas|ne|qu'il
    `,
  askFor: `
      ajoutez|ajouter|rajouter|rajoutez|intégrer|proposer|mettez|permettez|permettre|prévoir
      pourriez|pouvez|pourrait ~ ajouter|faire|mettre|proposer|avoir|permettre
      il faudrait|faut|devrait
      besoin|faudrait|manque ~ <thing>|d'une|d'un|de
      merci d'ajouter|de
      svp|s'il vous
      plus ~ <thing>|choix|d'options
    `,
  question: `
      comment|pourquoi|quand|où|combien|quel|quelle|quels|quelles|qui|est-ce|est-il|y a-t-il|peut-on|qu'est-ce
      est ce que|qu'il
      quelqu'un ~ sait|peut|explique
      je me demande
      avez-vous|pouvez-vous|puis-je|savez-vous|faut-il
    `,
  howTo: `
      comment faire|puis-je|je|on|peut|accéder|changer|supprimer|annuler
      où puis-je|trouver|est|se
      est-il possible
      y a-t-il
    `,
  thanks: `
      merci|bravo|félicitations|remerciements
      bon|beau|excellent travail|boulot
      continuez
      rien à redire
    `,
  recommend: `
      recommande|recommandé|conseille
      très|vraiment|super|hyper bien|bon|bonne|pratique|utile|facile|satisfait|satisfaite|content|contente|agréable|rapide|efficace|clair
      meilleure|meilleur ~ application|appli|de|du
      fonctionne|marche ~ bien|parfaitement|très|nickel|impeccable
      facilite|simplifie ~ vie
      gain|gagner|gagne ~ temps
    `,
  noProblem: `
      aucun|pas|sans|jamais ~ problème|problèmes|souci|bug|bugs|déçu|déçue|regret
      rien à redire|dire
      pas mal
      problème ~ résolu|réglé|corrigé
    `,
  only: `seul|seule|unique bémol|défaut|problème|inconvénient|point|regret`,
  greeting: `
      bonjour|bonsoir|salut|cordialement|madame|monsieur
      bien à vous
      ci-joint
    `,
  fact: `
      j'utilise|j'ai acheté|téléchargé|installé|commandé|réservé
      j'utilise|utilisons|achetée|acheté|commandé
      hier|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi
      nous avons|sommes|utilisons
    `,
};
