import type { OwnFilter } from '@headwater/contract';

/** What a query narrows feedback by, without what else it asks: words to find a theme by are no words of an item. */
export const filterOf = ({
  product,
  segment,
  source,
  language,
  from,
  to,
  whose,
}: OwnFilter): OwnFilter => ({ product, segment, source, language, from, to, whose });
