import type { CueLists, WordClasses } from '../cues.js';

/** Spanish words that stand for each other in phrases. */
export const spanishClasses: WordClasses = {
  funciona: `funciona funcionan carga cargan abre abren deja permite responde sincroniza guarda sirve muestra inicia
      reconoce llega llegó conecta puedo puede pude podemos`,
  thing: `opción opciones función modo filtro botón versión integración posibilidad ajuste forma manera`,
};

/** Spanish phrases that give a statement away; notation as in english.ts. */
export const spanishCues: CueLists = {
  defect: `
      error|errores|falla|fallas|fallo|fallos|fallan|bug|bugs|cuelga|congela|bloquea|traba|caída|roto|defectuoso
      no ~ <funciona>
      dejó|deja de funcionar
      se cierra|cuelga|bloquea|congela|traba|cae|queda|desconecta|reinicia|apaga
      pantalla negra|blanca|azul
      desaparece|desaparecen|desapareció|desaparecieron
    `,
  cannot: `
      no puedo|puede|pude|podemos|se|deja|permite ~ entrar|acceder|abrir|usar|pagar|hacer|ver|descargar|iniciar|enviar|guardar|exportar|puede
      no me|nos deja|permite|llega
      imposible
      no hay manera|forma
      no logro|consigo
    `,
  missing: `
      falta|faltan|faltaría|carece
      no hay|tiene|existe|trae|incluye
      sin <thing>
    `,
  regress: `
      desde|después|tras ~ actualización|actualizar|actualicé|versión|cambio
      ya no
      antes ~ funcionaba|mejor|era|iba|podía
      cada vez peor|más|va
    `,
  slow: `
      lento|lenta|lentos|lentas|lentitud|eternidad
      tarda|tardan|demora|demoran|tardó|tardaron ~ mucho|horas|minutos|días|demasiado|siglos|semanas
      demasiado|mucho tiempo
      horas|días|semanas|meses esperando
      llevo|llevamos|hace ~ semanas|días|meses|horas
    `,
  service: `
      nadie|nunca|no|sin ~ responde|responden|respuesta|contesta|contestan|ayuda|solución|atienden|soluciona
      atención|servicio|soporte ~ pésimo|pésima|mala|malo|horrible|terrible|nulo|nula|deficiente
      grosero|groseros|maleducado|incompetentes
    `,
  price: `
      caro|cara|caros|caras|carísimo|carísima|estafa|abusivo
      demasiado|muy caro|cara|dinero
      precio|precios|tarifa|tarifas|comisión|comisiones ~ alto|altos|altas|subido|subió|abusivo|subida|excesivo
      cobran|cobraron|cobrado|cobro ~ veces|doble|más|comisión|duplicado|dos
    `,
  confusing: `
      confuso|confusa|complicado|complicada|engorroso|engorrosa|enredado
      no entiendo|se entiende|encuentro|sé
      poco intuitivo|intuitiva|claro|práctica
      demasiados|muchos pasos|clics|anuncios|menús
      difícil de|usar|encontrar
    `,
  pleaseFix: `
      arreglen|arregla|arreglar|arreglad|corrijan|corregir|solucionen|solucionar|reparen|mejoren
      por favor ~ arreglen|corrijan|solucionen|mejoren|revisen
      deben|deberían|tienen ~ arreglar|corregir|solucionar|mejorar
    `,
  churn: `
      desinstalo|desinstalé|desinstalar|desinstalada|cancelo|cancelé|cancelar|borré
      cambio|cambiar|cambiaré|cambiamos|cambié ~ compañía|banco|proveedor|competencia|otra|otro
      nunca más
      no ~ recomiendo|recomendable|vuelvo|compren|descarguen
      eviten|huyan
      pérdida de tiempo|dinero
    `,
  blocked: `
      cuenta ~ bloqueada|suspendida|cerrada
      no ~ puedo|podemos ~ entrar|trabajar|pagar|acceder|usar|iniciar|abrir
      inservible|inutilizable|paralizado|caído
      todo el equipo
    `,
  moneyLost: `
      cobraron|cobrado|cargo|cargos|cobro ~ doble|veces|duplicado|indebido
      dinero ~ perdido|robado|desaparecido|devuelvan|devolver
      reembolso|devolución|estafa|robo|fraude
    `,
  dataLost: `
      datos|archivos|fotos|mensajes|contactos|historial|todo|notas ~ perdido|perdieron|borrado|borró|borraron|desaparecieron|desaparecido
      perdí|perdimos|perdió ~ datos|archivos|fotos|todo|trabajo|información
      hackeado|pérdida de datos
    `,
  urgent: `
      urgente|urgentemente|inmediatamente|ya|siempre|constantemente|todavía|aún
      cuanto antes
      cada vez que
      todos los días
      llevo|hace ~ semanas|días|meses
      varias|muchas veces
    `,
  wish: `
      gustaría|quisiera|quisiéramos|desearía|ojalá|agradecería|deseo
      estaría|sería|vendría ~ bien|bueno|genial|útil|ideal|mejor|perfecto|estupendo|excelente|interesante|práctico|fantástico
      sugerencia|sugiero|sugerimos|propongo|propuesta|idea
      espero|esperamos ~ que|pronto|próxima|agreguen|añadan
      si ~ pudiera|pudieran|tuviera|tuviese
    `,
  askFor: `
      añadan|añadid|añadir|agreguen|agregar|agregue|pongan|incluyan|incluir|incorporen|permitan|implementen|integren|poner
      podrían|podrían|pueden|podéis|podría ~ añadir|agregar|poner|incluir|hacer|mejorar|permitir
      debería|deberían|tendría|habría ~ haber|tener|poder|poderse|incluir|permitir|que
      necesito|necesitamos|necesita|hace falta ~ opción|una|un|más|poder|que
      por favor
      más opciones|filtros|funciones|idiomas|variedad
      opción|posibilidad de|para
    `,
  question: `
      cómo|por qué|cuándo|dónde|cuánto|cuánta|cuál|quién|qué ~ puedo|hago|es|se|hay|cuesta|puede|está|pasa|son|debo|tengo
      por qué
      alguien ~ sabe|puede|ayuda|explica
      hay alguna|algún|forma|manera
      es posible
      me pregunto
      quisiera|quiero|necesito saber
      pueden|podrían ~ explicar|decir|confirmar|ayudar|decirme
    `,
  howTo: `
      cómo puedo|hago|se|podemos|cambio|cancelo|elimino|descargo
      dónde puedo|está|encuentro|veo
      se puede
      puedo usar|cambiar|pagar|tener|hacer|cancelar
    `,
  thanks: `
      gracias|felicidades|felicitaciones|enhorabuena|bravo
      buen|excelente|gran trabajo
      sigan así
    `,
  recommend: `
      recomiendo|recomendable|recomendada|recomendado
      muy|súper|super|realmente buena|bueno|útil|fácil|rápida|rápido|contento|contenta|satisfecho|satisfecha|práctica|práctico|bien|cómoda|intuitiva|amable
      mejor ~ app|aplicación|de|del
      funciona ~ bien|perfecto|perfectamente|genial|excelente
      me|nos encanta|encantan|gusta|gustan|facilita|ahorra|encantó
      facilita|ahorra ~ vida|tiempo|trabajo
    `,
  noProblem: `
      ningún|sin|ninguna|nunca|no ~ problema|problemas|fallos|errores|queja|quejas|inconveniente
      no está mal
      nada ~ malo|quejarme
      problema|problemas|error ~ solucionado|resuelto|arreglado
    `,
  only: `único|única|lo ~ malo|problema|pega|defecto|inconveniente|queja`,
  greeting: `
      hola|estimados|saludos|atentamente
      buenos|buenas días|tardes|noches
      un saludo
      adjunto
    `,
  fact: `
      compré|descargué|instalé|pedí|reservé|uso|usamos|utilizo|utilizamos|llevo|tengo|tenemos
      ayer|hoy|lunes|martes|miércoles|jueves|viernes
      soy|somos cliente|usuario
    `,
};
