import type { Grammar } from './kinds-generate.js';

/** Spanish sentences of feedback by kind, written for this project; notation as in the English grammar. */
export const spanishGrammar: Grammar = {
  parts: {
    cosa: 'la aplicación|la app|la exportación|la búsqueda|el inicio de sesión|el panel|la factura|la entrega|el envío|el soporte|la transferencia|la actualización|la interfaz|el menú|el pago|la sincronización|las notificaciones|el informe|el calendario|la conexión|el internet|el contrato|la página|la reserva|la importación|los filtros|el desayuno|la habitación|la batería|la pantalla|la tarjeta|el chat|la comida|el servicio|la contraseña|el mapa',
    quiero:
      'un modo oscuro|una opción para exportar|una exportación a PDF|un buscador|más filtros|una integración con SAP|un modo sin conexión|un widget|más idiomas|recordatorios|plantillas|inicio de sesión único|edición masiva|pago con Apple Pay|un plan familiar|integración con el calendario|campos personalizados|un botón para deshacer|envío gratis|un horario más amplio|una versión para tableta|más métodos de pago|platos vegetarianos|soporte por chat',
    hacer:
      'iniciar sesión|exportar los datos|ver mi factura|transferir dinero|imprimir el informe|cambiar mi contraseña|seguir mi pedido|invitar a un compañero|subir fotos|cancelar el contrato|reservar una cita|abrir el archivo|hablar con soporte|enviar mensajes|bloquear la tarjeta|borrar mi cuenta|sincronizar el calendario|cambiar la dirección|pagar|descargar el documento',
    malo: 'lenta|muy lenta|confusa|complicada|poco fiable|molesta|pésima|un desastre|inútil|horrible|cara|inestable|una vergüenza|difícil de usar|peor que antes|terrible|frustrante|mala|una porquería|decepcionante|inservible|poco intuitiva|insoportable|deficiente',
    bueno:
      'excelente|genial|muy buena|fácil de usar|rápida|intuitiva|útil|práctica|perfecta|fantástica|cómoda|estupenda|maravillosa|segura|la mejor|súper útil|increíble|muy completa|clara|sencilla|muy cómoda|amable|profesional|buenísima|recomendable|bonita|moderna',
    desde:
      'desde la última actualización|después de actualizar|desde ayer|desde hace semanas|todo el tiempo|cada vez|constantemente|otra vez|desde el cambio|desde la nueva versión|siempre|hace días|a cada rato',
    largo:
      'mucho|una eternidad|varios minutos|dos horas|tres semanas|demasiado|media hora|horas|diez minutos',
  },
  pain: `
    {cosa} [no funciona|se cierra|se cierra sola|se bloquea|se congela|falla|da error|no carga|no abre|dejó de funcionar|se cuelga|va muy lento|no responde|se cae|se traba|no sirve|ya no funciona] [{desde}|]
    {desde} [{cosa} no funciona|no puedo {hacer}|se cierra la aplicación|todo va lento|me sale un error|{cosa} falla]
    [no puedo|no podemos|ya no puedo|no me deja|no se puede|imposible|es imposible|no logro] {hacer} [{desde}|]
    [se cierra|se bloquea|falla|se cuelga|se congela] [{desde}|]
    {cosa} es {malo}
    {cosa} está [roto|fallando|caído|bloqueada|fatal|peor que nunca] [{desde}|]
    {cosa} tarda {largo} [en cargar|en responder|en llegar|]
    tarda {largo} en [cargar|abrir|llegar|responder|guardar]
    [el soporte|la atención al cliente|el servicio técnico|nadie] [no responde|no contesta|es pésimo|no ayuda|nunca responde|no soluciona nada|es muy malo|me ignora]
    [sin respuesta|ninguna respuesta|ninguna solución|nadie responde] [de soporte|desde hace semanas|del servicio|]
    [muy|demasiado|excesivamente] [caro|cara]
    [el precio|la comisión|la cuota|la tarifa] [es muy alto|es demasiado alta|subió otra vez|es un abuso|es un robo|no se justifica]
    me [cobraron|han cobrado|cobran] [dos veces|el doble|de más|sin avisar|después de cancelar]
    [mis datos|mis fotos|mis mensajes|todos mis archivos|mi pedido] [desaparecieron|se borraron|se perdieron|no llegó|están bloqueados]
    [perdí|perdimos] [todos mis datos|todo el trabajo|mis fotos|mi dinero]
    [muchos|demasiados|constantes|puros] [errores|fallos|anuncios|problemas|cierres]
    [por favor arreglen|arreglen|corrijan|solucionen|por favor solucionen] [{cosa}|este error|los errores|el problema] [ya|pronto|urgente|]
    [estoy|estamos|] [muy|bastante|] [decepcionado|decepcionada|molesto|frustrado|insatisfecho|enfadado] [con el servicio|con la aplicación|]
    [pésimo servicio|pésima aplicación|no sirve|no la recomiendo|no recomiendo|mala|muy mala|horrible|una estafa|basura|pérdida de tiempo|nunca más|desinstalada|fatal|qué vergüenza|un desastre|decepcionante]
    [voy a|pienso] [cancelar|desinstalar|cambiar de compañía|cambiar de banco|pedir la devolución]
    [falta|no hay|no existe] [un buscador|forma de exportar|ninguna ayuda|manera de cambiar esto|información]
    no [encuentro|entiendo] [la configuración|cómo funciona|la factura|nada|el menú]
    [difícil|complicado|imposible] de [usar|entender|encontrar]
    antes [funcionaba bien|era mejor|iba rápido] y ahora [no|falla|es {malo}|se cierra]
    [la nueva versión|la actualización|el nuevo diseño] es {malo}
    pero {cosa} [no funciona|falla mucho|es {malo}|se cierra|tarda {largo}]
    por qué [se cierra tanto {cosa}|es tan lenta|no funciona {cosa}]
    nuestro equipo no puede trabajar porque {cosa} no funciona
    [problemas|errores|fallos] con {cosa}
    [nuestro equipo|contabilidad|cada uno] pierde [horas cada semana|dos días al mes|mucho tiempo] con esto
    [tengo que|tenemos que|hay que] [hacerlo todo a mano|meter todo dos veces|empezar de nuevo cada vez|copiar todo a mano]
    {cosa} [llega dos veces|muestra datos viejos|no guarda nada|llega tarde|se queda colgada|se queda a medias|no llega]
    [llevamos|llevo] [dos semanas|tres días|un mes] [sin respuesta|esperando una solución|esperando el pedido]
    [nadie nos avisó|nadie nos informó|no nos dijeron nada] [del cambio|del corte|]
    {cosa} [pierde la conexión|muestra datos incorrectos|borra mis datos|cierra mi sesión|pide la contraseña todo el tiempo]
  `,
  request: `
    [por favor|] [agreguen|añadan|pongan|incluyan|agregar|añadir|incorporen|habiliten] {quiero} [por favor|pronto|]
    [me gustaría|nos gustaría|quisiera|me encantaría|desearía|agradecería] [tener|que hubiera|ver|que añadieran|que agregaran] {quiero}
    me gustaría [poder|que se pudiera] {hacer} [desde el móvil|sin conexión|más fácil|]
    [sería|estaría|vendría] [bien|genial|bueno|útil|ideal|muy útil|estupendo|muy bien|perfecto|excelente|interesante] [tener|que hubiera|que añadieran|agregar|contar con|si tuviera] {quiero}
    [sería|estaría] [bien|genial|bueno|útil|ideal|muy útil|mejor] [poder|que se pudiera|si pudiera] {hacer}
    [ojalá|espero que|esperamos que] [añadan|agreguen|pongan|haya|incluyan] {quiero} [pronto|]
    [deberían|debería|tendrían que] [añadir|agregar|poner|tener|incluir|ofrecer|haber] {quiero}
    [deberían|debería] [permitir|dejar|poder] {hacer}
    [necesitamos|necesito|hace falta|nos falta|falta|solo falta|solo le falta] {quiero}
    [podrían|pueden|podéis] [añadir|agregar|poner|incluir|habilitar] {quiero} [por favor|]
    [sugerencia|idea|propuesta|sugiero|mi sugerencia]: [{quiero}|añadir {quiero}|poder {hacer}]
    {quiero} [sería genial|sería muy útil|estaría bien|por favor|vendría bien]
    si [tuviera|añadieran|pusieran] {quiero} [sería perfecta|le daría cinco estrellas|sería mejor]
    más [opciones|filtros|idiomas|funciones|métodos de pago|plantillas] [por favor|estaría bien|sería genial]
    permitan [por favor|] {hacer} [desde el móvil|sin conexión|]
    pero [le falta {quiero}|deberían añadir {quiero}|me gustaría tener {quiero}|sería mejor con {quiero}]
    la competencia tiene {quiero}, deberían añadirlo
    [hagan|quisiera que hicieran] {cosa} más [rápida|simple|configurable|grande]
    {quiero} [nos ahorraría horas|nos ayudaría mucho|facilitaría el trabajo|es imprescindible para nosotros|sería oro]
    [otras aplicaciones|los competidores|las demás] [ya tienen|ofrecen] {quiero}, [ustedes no|aquí falta|y aquí no]
    dejen que [los administradores|los usuarios|nosotros] podamos {hacer}
    una opción para {hacer} sería [útil|genial|perfecta]
  `,
  praise: `
    {cosa} es {bueno}
    {cosa} es {bueno} y {bueno}
    [excelente|muy buena|gran|buena|la mejor|fantástica|buenísima|estupenda|bonita] [aplicación|app|atención|herramienta|experiencia|idea|comida|plataforma]
    [excelente|muy buen|gran|buen|el mejor] [servicio|soporte|trabajo|producto|hotel|trato|sitio]
    me [encanta|gusta mucho|gusta|fascina] {cosa}
    nos [encanta|gusta mucho] {cosa}
    [estoy|estamos|] [muy|súper|] [contento|contenta|satisfecho|satisfecha|feliz|encantado|impresionado] [con el servicio|con la aplicación|con la compra|]
    [la|lo|los] recomiendo [totalmente|mucho|a todos|al cien por cien|]
    [funciona|todo funciona|va] [muy bien|perfecto|perfectamente|genial|sin problemas|de maravilla]
    [fácil|muy fácil|sencilla|rápida y fácil] de [usar|entender|manejar]
    [el soporte|el personal|el equipo|la atención] [es|fue|me atendió] [muy amable|excelente|muy rápido|muy profesional|de maravilla]
    [gracias|muchas gracias|mil gracias] [por la ayuda|al equipo|por la aplicación|por solucionarlo|]
    [excelente|perfecto|genial|muy bien|muy buena|buena|me encanta|la mejor|recomendada|súper|estupendo|felicidades|sigan así|buen trabajo|fantástico|maravilloso|muy recomendable|cinco estrellas|todo perfecto|bien]
    [ningún problema|sin problemas|sin quejas|nunca falla|nada que objetar|nunca he tenido problemas] [hasta ahora|]
    me [ahorra|facilita] [mucho tiempo|la vida|el trabajo|horas cada semana]
    la mejor [app|aplicación|opción] [del mercado|que he usado|para el trabajo|]
    {cosa} [ha mejorado mucho|ahora va mucho mejor|funciona de maravilla|es una maravilla]
    justo lo que [necesitaba|buscaba]
    la uso [todos los días|a diario] y [me encanta|es {bueno}]
    puedo {hacer} [en segundos|muy fácilmente|desde casa|sin problemas]
    por fin {quiero}, gracias
  `,
  question: `
    ¿cómo puedo {hacer}?
    ¿cómo [se hace|funciona {cosa}|cambio mi dirección|cancelo mi cuenta|descargo la factura]?
    ¿dónde [puedo {hacer}|está {cosa}|encuentro {cosa}|veo mi factura]?
    ¿cuándo [estará disponible {cosa}|llega mi pedido|sale la nueva versión|abre la tienda]?
    ¿hay [alguna forma de {hacer}|{quiero}|descuento para estudiantes|una versión para Android]?
    ¿se puede {hacer}?
    ¿puedo {hacer} [desde el móvil|sin conexión|con dos cuentas|]?
    ¿cuánto [cuesta {cosa}|tarda {cosa}|cobran por {cosa}]?
    ¿es [gratis {cosa}|compatible con iPhone|seguro|posible {hacer}]?
    ¿qué [pasa con mis datos|significa este aviso|incluye el plan|versión necesito|diferencia hay entre los planes]?
    ¿alguien sabe [cómo {hacer}|dónde está {cosa}|si es gratis]?
    [quisiera|quiero|me gustaría] saber [cómo {hacer}|si puedo {hacer}|cuánto cuesta {cosa}|si {cosa} está incluido]
    ¿tienen {quiero}?
    ¿por qué [necesita mi ubicación|pide mi teléfono|aparecen dos importes]?
    como puedo {hacer}
    alguien sabe como {hacer}
  `,
  other: `
    [uso|utilizo|llevo usando] la aplicación [desde hace dos años|en el trabajo|en mi tableta|desde ayer|para {hacer}]
    [compré|descargué|instalé|pedí] [la aplicación|el producto|esto] [ayer|la semana pasada|en mayo|para mi hijo]
    [somos|soy] [clientes desde hace tres años|estudiante|un equipo pequeño|usuario nuevo|cliente]
    [hola|buenos días|buenas tardes|estimados señores|hola equipo]
    [saludos|un saludo|atentamente|cordialmente|que tengan buen día]
    [adjunto captura|adjunto imagen|ver adjunto|como comentamos por teléfono]
    mi número de [cliente|pedido|caso] es 12345
    [sin comentarios|no|sí|ok|nada|ninguno|prueba|no aplica|n/a|no sé|por ahora nada]
    {cosa}
    {cosa} y {cosa}
    {cosa} [está en los ajustes|cuesta 5 euros al mes|está en el centro|tiene tres partes|abre a las nueve]
    [mi marido|mi mujer|un compañero|mi jefe] [también la usa|me habló de ella|la compró]
    tengo [un iPhone 12|una tableta Samsung|Windows 11|la versión 4.2]
    [ayer|hoy|el lunes] [llamé|abrí la aplicación|recibí el paquete|firmé el contrato]
    [estuvimos|fuimos|nos alojamos] [dos noches|el fin de semana|con la familia|en julio]
    [ya veremos|recién instalada|todavía no la he probado|acabo de descargarla]
    para {hacer} hay que ir al menú
  `,
};
