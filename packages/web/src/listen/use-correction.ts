import type { ItemPage, ItemView, Kind, StatementView } from '@headwater/contract';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { explain } from '../api/client.js';
import { correctKind } from '../api/listen.js';
import { kinds } from '../ui/kind.js';
import { say } from '../ui/toast.js';

const withStatement = (item: ItemView, statement: StatementView): ItemView => ({
  ...item,
  statements: item.statements.map((old) => (old.id === statement.id ? statement : old)),
});

/** A person's word on what a statement is: kept for ever, with an undo at hand. */
export const useCorrection = (itemId: string) => {
  const client = useQueryClient();
  const put = (statement: StatementView) => {
    client.setQueryData<ItemView>(['item', itemId], (item) =>
      item === undefined ? item : withStatement(item, statement),
    );
    client.setQueriesData<InfiniteData<ItemPage>>({ queryKey: ['items'] }, (data) =>
      data === undefined
        ? data
        : {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              rows: page.rows.map((row) =>
                row.id === itemId ? withStatement(row, statement) : row,
              ),
            })),
          },
    );
  };
  const correct = async (statement: StatementView, kind: Kind | null): Promise<void> => {
    if (kind === statement.kind || (kind === null && statement.correctedBy === null)) return;
    try {
      put(await correctKind(statement.id, kind));
      void client.invalidateQueries({ queryKey: ['themes'] });
      say({
        title: kind === null ? 'Correction taken back' : `Now ${kinds[kind].label.toLowerCase()}`,
        undo: () => {
          const before = statement.correctedBy === null ? null : statement.kind;
          void correctKind(statement.id, before)
            .then(put)
            .catch((error: unknown) =>
              say({ title: 'The correction stays', description: explain(error), bad: true }),
            );
        },
      });
    } catch (error) {
      say({ title: 'Not corrected', description: explain(error), bad: true });
    }
  };
  return correct;
};
