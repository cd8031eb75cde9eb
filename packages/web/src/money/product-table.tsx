import { useQueries } from '@tanstack/react-query';
import type { Query } from '../api/client.js';
import { revenueQuery } from '../api/revenue.js';
import { count, percent, percentRange, wholeMoney } from '../format.js';
import { ScrollX } from '../ui/scroll-x.js';
import { Skeleton } from '../ui/states.js';
import { amount, amountRange, number } from './amounts.js';
import { HeadCell, NumberCell } from './figure.js';
import type { Opened } from './revenue-words.js';

type Props = {
  products: ReadonlyArray<string>;
  query: Query;
  onChoose: (product: string) => void;
  onOpen: (opened: Opened) => void;
};

const none = <span className="text-quiet">–</span>;

/** Products side by side; each opens its own page of revenue. An account of two products is in both rows. */
export const ProductTable = ({ products, query, onChoose, onOpen }: Props) => {
  const results = useQueries({
    queries: products.map((product) => revenueQuery({ ...query, product })),
  });
  return (
    <section aria-labelledby="products" className="min-w-0">
      <h2 id="products" className="text-base font-semibold">
        By product
      </h2>
      <p className="text-sm text-quiet">
        An account of two products stands in both rows, and once in the figures above.
      </p>
      <ScrollX className="mt-2">
        <table aria-label="Revenue by product" className="num w-full text-sm">
          <thead>
            <tr>
              <HeadCell first>Product</HeadCell>
              <HeadCell>Monthly revenue</HeadCell>
              <HeadCell>Accounts</HeadCell>
              <HeadCell>Net retention</HeadCell>
              <HeadCell>Gross retention</HeadCell>
              <HeadCell>Quick ratio</HeadCell>
              <HeadCell>Lifetime value</HeadCell>
            </tr>
          </thead>
          <tbody>
            {products.map((product, index) => {
              const result = results[index];
              const one = result?.data?.summary;
              const open = (set: Opened['set']) =>
                one === null || one === undefined
                  ? undefined
                  : () => onOpen({ set, month: one.month, product, title: product });
              return (
                <tr key={product} className="border-t border-line">
                  <th
                    scope="row"
                    className="stays max-w-44 truncate bg-canvas px-3 py-1.5 text-left align-top font-medium"
                  >
                    <button
                      type="button"
                      onClick={() => onChoose(product)}
                      title={`Show ${product} alone`}
                      className="max-w-full truncate hover:text-accent hover:underline"
                    >
                      {product}
                    </button>
                  </th>
                  {one === undefined ? (
                    <td colSpan={6} className="px-3 py-1.5 text-right text-quiet">
                      {result?.isError === true ? (
                        'could not be shown'
                      ) : (
                        <Skeleton className="h-5" />
                      )}
                    </td>
                  ) : one === null ? (
                    <td colSpan={6} className="px-3 py-1.5 text-right text-quiet">
                      no revenue in this period
                    </td>
                  ) : (
                    <>
                      <NumberCell onOpen={open('paying')}>{wholeMoney(one.mrr)}</NumberCell>
                      <NumberCell onOpen={open('paying')}>{count(one.accounts)}</NumberCell>
                      {[one.netRetention, one.grossRetention].map((kept, which) => (
                        <NumberCell
                          key={which === 0 ? 'net' : 'gross'}
                          onOpen={kept === null ? undefined : open('window')}
                          note={kept === null ? undefined : percentRange(kept)}
                        >
                          {kept === null ? none : percent(kept.value)}
                        </NumberCell>
                      ))}
                      <NumberCell>
                        {one.quickRatio === null ? none : number(one.quickRatio)}
                      </NumberCell>
                      <NumberCell
                        onOpen={open('ever')}
                        note={
                          one.lifetime.ok
                            ? amountRange(one.lifetime.value, one.mrr.currency)
                            : 'too few left'
                        }
                      >
                        {one.lifetime.ok
                          ? amount(one.lifetime.value.value, one.mrr.currency)
                          : none}
                      </NumberCell>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
};
