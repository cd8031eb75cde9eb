import type { BookKindList } from '@headwater/contract';
import { bookKinds, bookShapes } from '@headwater/intake';
import type { z } from 'zod';

/** The kinds of books with their fields: what a wizard or a program needs to know. */
export function listBookKinds(): z.input<typeof BookKindList> {
  return {
    rows: bookKinds.map((kind) => {
      const { title, row, oneOf = [], fields } = bookShapes[kind];
      return {
        kind,
        title,
        row,
        oneOf: [...oneOf],
        fields: fields.map(({ name, type, required = false, means }) => ({
          name,
          type,
          required,
          means,
        })),
      };
    }),
  };
}
