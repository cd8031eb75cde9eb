import type { CueLists, WordClasses } from '../cues.js';

/** Portuguese words that stand for each other in phrases. */
export const portugueseClasses: WordClasses = {
  funciona: `funciona funcionam carrega abre abrem deixa permite responde sincroniza salva mostra inicia reconhece chega
      chegou conecta consigo consegue posso pode conseguimos`,
  thing: `opção opções função modo filtro botão versão integração possibilidade forma maneira`,
};

/** Portuguese phrases that give a statement away; notation as in english.ts. */
export const portugueseCues: CueLists = {
  defect: `
      erro|erros|falha|falhas|bug|bugs|trava|travando|travou|quebrado|defeito|cai|caindo
      não ~ <funciona>
      parou|para de funcionar
      fecha|fechando sozinho|sozinha|do
      tela preta|branca|azul
      sumiu|sumiram|some|desapareceu|desaparece
    `,
  cannot: `
      não consigo|consegue|posso|dá|conseguimos|deixa|permite
      impossível
      não ~ entrar|acessar|abrir|pagar|usar|logar
    `,
  missing: `
      falta|faltam|faltando
      não tem|há|existe|possui|inclui
      sem <thing>
    `,
  regress: `
      desde|depois|após ~ atualização|atualizei|versão|mudança
      não ~ mais
      antes ~ funcionava|melhor|era|dava
      cada vez pior|mais
    `,
  slow: `
      lento|lenta|lentos|lentidão|demorado|demorada
      demora|demoram|demorou|leva ~ muito|horas|minutos|dias|demais|semanas
      muito tempo
      horas|dias|semanas|meses esperando
      há|faz ~ semanas|dias|meses|horas
    `,
  service: `
      ninguém|nunca|não|sem ~ responde|respondem|resposta|atende|atendem|retorno|ajuda|solução|resolve
      atendimento|suporte|serviço ~ péssimo|péssima|ruim|horrível|terrível
    `,
  price: `
      caro|cara|caros|caras|caríssimo|golpe|abusivo
      muito caro|cara|dinheiro
      preço|preços|taxa|taxas|tarifa ~ alto|altos|alta|altas|aumentou|subiu|abusivo
      cobram|cobraram|cobrado|cobrança ~ vezes|dobro|indevida|duplicada|duas
    `,
  confusing: `
      confuso|confusa|complicado|complicada|burocrático
      não entendo|entendi|encontro|sei
      pouco intuitivo|intuitiva
      muitos passos|cliques|anúncios|menus
      difícil de|usar
    `,
  pleaseFix: `
      arrumem|consertem|corrijam|corrigir|consertar|arrumar|resolvam|melhorem
      por favor ~ corrijam|consertem|arrumem|resolvam|melhorem
      precisa|precisam ~ corrigir|melhorar|consertar|melhorias
    `,
  churn: `
      desinstalei|desinstalar|desinstalo|desinstalando|cancelei|cancelar|cancelando
      mudar|mudei|trocar|troquei|vou ~ banco|operadora|concorrente|concorrência|outro|outra
      nunca mais
      não ~ recomendo|baixem|comprem|volto
      perda de tempo|dinheiro
    `,
  blocked: `
      conta ~ bloqueada|suspensa|encerrada
      não ~ consigo|conseguimos ~ entrar|acessar|pagar|trabalhar|abrir|usar|logar
      inutilizável|parado|travado|bloqueado
      toda equipe
    `,
  moneyLost: `
      cobraram|cobrado|cobrança ~ vezes|dobro|indevida|duplicada
      dinheiro ~ perdido|sumiu|roubado|volta
      reembolso|estorno|golpe|roubo|fraude
    `,
  dataLost: `
      dados|arquivos|fotos|mensagens|contatos|histórico|tudo|notas ~ perdidos|perdido|apagados|apagou|sumiram|sumiu
      perdi|perdemos|perdeu ~ dados|arquivos|fotos|tudo|trabalho
      hackeado|perda de dados
    `,
  urgent: `
      urgente|imediatamente|sempre|constantemente|ainda|toda
      o mais rápido
      toda vez que
      todos os dias
      há|faz ~ semanas|dias|meses
      várias|muitas vezes
    `,
  wish: `
      gostaria|gostaríamos|queria|desejo|tomara|agradeceria
      seria|ficaria ~ bom|ótimo|legal|útil|interessante|melhor|perfeito|ideal|bacana|bem
      sugestão|sugiro|ideia|proposta
      espero|esperamos ~ que|logo|próxima|adicionem
      se ~ pudesse|tivesse|desse
    `,
  askFor: `
      adicionem|adicionar|coloquem|colocar|incluam|incluir|permitam|implementem|acrescentem|acrescentar
      poderiam|podem|poderia|podia ~ adicionar|colocar|incluir|fazer|melhorar|ter|permitir
      deveria|deveriam|devia ~ ter|haver|poder|permitir|ser
      preciso|precisamos|precisa|precisava ~ opção|de|uma|um|mais
      por favor
      mais opções|filtros|funções|idiomas
      opção|possibilidade de|para
    `,
  question: `
      como|quando|onde|quanto|quanta|qual|quem|quais ~ posso|faço|é|se|há|custa|pode|está|são|devo|tenho
      por que
      alguém ~ sabe|pode|ajuda|explica
      tem|existe como|alguma|algum|jeito
      é possível
      gostaria|quero|preciso de saber
    `,
  howTo: `
      como posso|faço|se|mudo|cancelo|excluo
      onde posso|está|encontro|fica
      tem como
      posso usar|mudar|pagar|cancelar
    `,
  thanks: `
      obrigado|obrigada|parabéns|agradeço
      bom|ótimo|excelente trabalho
      continuem assim
    `,
  recommend: `
      recomendo|recomendado
      muito|super|realmente bom|boa|útil|fácil|rápido|satisfeito|satisfeita|prático|bem|intuitivo
      melhor ~ app|aplicativo|do|de
      funciona ~ bem|perfeitamente|ótimo
      facilita|economiza ~ vida|tempo
      adoro|amo|gosto ~ app|aplicativo|o|a|de|do
    `,
  noProblem: `
      nenhum|sem|nenhuma|nunca ~ problema|problemas|falhas|erros|reclamação|reclamações
      nada ~ reclamar
      problema ~ resolvido|corrigido
    `,
  only: `único|única|só problema|defeito|porém|ponto`,
  greeting: `
      olá|oi|prezados|atenciosamente
      bom dia
      boa tarde|noite
    `,
  fact: `
      comprei|baixei|instalei|pedi|reservei|uso|usamos|utilizo|tenho|temos
      ontem|hoje|segunda|terça|quarta|quinta|sexta
      sou cliente|usuário
    `,
};
