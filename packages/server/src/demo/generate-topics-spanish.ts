import { lines } from './generate-grammar.js';
import type { Topic } from './generate-types.js';

export const spanishTopics: readonly Topic[] = [
  {
    id: 'acceso',
    product: null,
    titles: lines(`
      No puedo [entrar|iniciar sesión]
    `),
    sentences: {
      pain: lines(`
        [No puedo|No podemos|Mis técnicos no pueden] iniciar sesión [desde el {dia}|desde la actualización|otra vez]
        [El correo|El enlace] para cambiar la contraseña [nunca llega|caduca enseguida|no funciona]
        [La aplicación|El programa] [me cierra la sesión cada mañana|pide la contraseña a cada rato|no recuerda mi contraseña]
        [El código|El código de acceso] [llega tarde|no es válido|caduca antes de escribirlo]
      `),
      request: lines(`
        [Por favor|Estaría bien], [añadan|poder tener] el acceso con huella [digital|]
      `),
    },
  },
  {
    id: 'facturas',
    product: 'Lumovarn Bill',
    titles: lines(`
      Plantilla de factura
    `),
    sentences: {
      pain: lines(`
        [La plantilla de factura|El diseño de la factura] [no se puede cambiar|parece antiguo|corta el texto]
        [El logo|Nuestro logo] [sale borroso|sale muy pequeño|no aparece] en la factura
        [El IVA|El impuesto] de la factura [sale mal|está mal redondeado|no cuadra por un céntimo]
        [Mi gestor|La gestoría] [devuelve las facturas|se queja de las facturas]
      `),
      request: lines(`
        [Necesitamos|Nos gustaría tener] [varias plantillas de factura|facturas electrónicas|un descuento por línea en la factura]
      `),
    },
  },
  {
    id: 'precio',
    product: null,
    titles: lines(`
      Subida de precio
    `),
    sentences: {
      pain: lines(`
        [La subida de precio|Otra subida de precio] [es un abuso|no tiene sentido|llegó sin avisar]
        [Demasiado caro|Muy caro|Carísimo] para [un autónomo|una empresa pequeña|lo que ofrece]
        [La cuota mensual|El precio por usuario|La suscripción] [es muy alta|se ha duplicado|sube cada año]
      `),
      praise: lines(`
        [Buena relación calidad precio|Vale lo que cuesta|Precio justo] [para un autónomo|]
      `),
    },
  },
  {
    id: 'soporte',
    product: null,
    titles: lines(`
      Soporte sin respuesta
    `),
    sentences: {
      pain: lines(`
        [El soporte|La atención al cliente] [tarda {numero} días en contestar|nunca llama|responde con textos copiados]
        [Llevo|Llevamos] {numero} [días|semanas] esperando [respuesta del soporte|una respuesta de atención al cliente]
      `),
      praise: lines(`
        [El soporte|La atención al cliente] es [rápida y amable|excelente|muy atenta]
        [Respuesta rápida|Ayuda rápida y amable] del soporte, [gracias|muchas gracias|un diez]
      `),
    },
  },
  {
    id: 'rutas',
    product: 'Lumovarn Go',
    titles: lines(`
      Rutas
    `),
    sentences: {
      pain: lines(`
        [La ruta|La planificación de rutas|El navegador] [nos manda al otro lado de la ciudad|no tiene en cuenta el tráfico|da vueltas sin sentido]
        [Los tiempos de viaje|Las horas de llegada] [nunca son reales|son demasiado cortos]
        El mapa [pone la dirección en otra calle|muestra las furgonetas donde no están]
      `),
      praise: lines(`
        [Las rutas|La planificación de rutas] nos [ahorra|ahorran] [una hora al día|mucha gasolina]
      `),
    },
  },
  {
    id: 'agenda',
    product: 'Lumovarn Plan',
    titles: lines(`
      Agenda
    `),
    sentences: {
      praise: lines(`
        [La agenda|El tablero|El calendario de trabajos] es [muy fácil de usar|muy claro|una maravilla]
        [Mover trabajos|Cambiar citas] en [el tablero|la agenda] [es rapidísimo|se hace en segundos]
      `),
      pain: lines(`
        [Las citas|Los trabajos] [salen dos veces en la agenda|desaparecen de la agenda|cambian de hora en el calendario]
      `),
      request: lines(`
        [Falta|Nos gustaría] una vista mensual [en la agenda|del tablero]
      `),
    },
  },
];
