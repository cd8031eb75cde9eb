import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { ChartNoAxesColumn, Download, Table2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { download, toCsv } from '../download.js';
import { usePainted } from '../frame/appearance.js';
import { IconButton } from './button.js';
import { readTokens, type Tokens } from './chart-tokens.js';
import { Menu } from './menu.js';
import { Skeleton } from './states.js';

export type ChartTable = {
  columns: ReadonlyArray<string>;
  rows: ReadonlyArray<ReadonlyArray<string | number>>;
};

type ChartProps = {
  /** Said by screen readers and used as the file's name. */
  title: string;
  /** One sentence on what is drawn, under the title. */
  note?: ReactNode;
  option: (tokens: Tokens) => EChartsCoreOption;
  /** The same figures as rows: nothing is in the drawing alone. */
  table: ChartTable;
  height: number;
  /** Which series arrow keys walk along, and what Enter or a click on a mark does. */
  pickSeries?: number;
  /** A click on a mark of another series picks as well. */
  pickAny?: boolean;
  onPick?: (index: number, series: number) => void;
  heading?: ReactNode;
};

const fileName = (title: string, ending: string): string =>
  `${title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')}.${ending}`;

const ChartTableView = ({ table, title }: { table: ChartTable; title: string }) => (
  <div className="max-h-96 overflow-auto rounded-md border border-line">
    <table aria-label={title} className="num w-full text-sm">
      <thead className="sticky top-0 bg-panel">
        <tr>
          {table.columns.map((column, index) => (
            <th
              key={column}
              scope="col"
              className={`px-3 py-1.5 font-medium text-muted ${index === 0 ? 'text-left' : 'text-right'}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join('|')} className="border-t border-line">
            {row.map((value, index) => (
              <td
                key={table.columns[index]}
                className={`px-3 py-1 ${index === 0 ? 'text-left' : 'text-right'}`}
              >
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** The one way to draw a chart: theme tokens, keyboard, a table behind it, and files to take away. */
export const Chart = ({
  title,
  note,
  option,
  table,
  height,
  pickSeries = 0,
  pickAny = false,
  onPick,
  heading,
}: ChartProps) => {
  const [asTable, setAsTable] = useState(false);
  const [ready, setReady] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const at = useRef(-1);
  const painted = usePainted();
  // `painted` is what the tokens depend on, though they are read from the document.
  const drawn = useMemo(() => ({ painted, option: option(readTokens()) }), [painted, option]);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });

  useEffect(() => {
    const element = box.current;
    if (asTable || element === null) return undefined;
    let gone = false;
    let observer: ResizeObserver | null = null;
    const start = async () => {
      const { init } = await import('./echarts.js');
      if (gone) return;
      const made = init(element, null, { renderer: 'canvas' });
      chart.current = made;
      made.on('click', (event) => {
        const { seriesIndex = pickSeries, dataIndex } = event;
        if (pickAny || seriesIndex === pickSeries) pick.current?.(dataIndex, seriesIndex);
      });
      observer = new ResizeObserver(() => made.resize());
      observer.observe(element);
      setReady(true);
    };
    void start();
    return () => {
      gone = true;
      observer?.disconnect();
      chart.current?.dispose();
      chart.current = null;
      setReady(false);
    };
  }, [asTable, pickSeries, pickAny]);

  useEffect(() => {
    if (ready) chart.current?.setOption(drawn.option, { notMerge: true });
  }, [ready, drawn]);

  const onKeyDown = (event: KeyboardEvent) => {
    const made = chart.current;
    if (made === null || table.rows.length === 0) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      const step = event.key === 'ArrowRight' ? 1 : -1;
      at.current = (at.current + step + table.rows.length) % table.rows.length;
      made.dispatchAction({ type: 'downplay', seriesIndex: pickSeries });
      made.dispatchAction({ type: 'highlight', seriesIndex: pickSeries, dataIndex: at.current });
      made.dispatchAction({ type: 'showTip', seriesIndex: pickSeries, dataIndex: at.current });
    } else if (event.key === 'Enter' && at.current >= 0) {
      event.preventDefault();
      onPick?.(at.current, pickSeries);
    } else if (event.key === 'Escape') {
      made.dispatchAction({ type: 'hideTip' });
    }
  };

  const save = async (ending: 'png' | 'svg' | 'csv') => {
    if (ending === 'csv') {
      download(
        fileName(title, 'csv'),
        new Blob([`\uFEFF${toCsv(table.columns, table.rows)}`], { type: 'text/csv' }),
      );
      return;
    }
    const { init } = await import('./echarts.js');
    const tokens = readTokens();
    const size = { width: box.current?.clientWidth ?? 960, height };
    const full = { ...option(tokens), backgroundColor: tokens.canvas };
    if (ending === 'svg') {
      const made = init(null, null, { renderer: 'svg', ssr: true, ...size });
      made.setOption(full);
      download(
        fileName(title, 'svg'),
        new Blob([made.renderToSVGString()], { type: 'image/svg+xml' }),
      );
      made.dispose();
      return;
    }
    const made = init(document.createElement('div'), null, { renderer: 'canvas', ...size });
    made.setOption(full);
    made.renderToCanvas({ pixelRatio: 2, backgroundColor: tokens.canvas }).toBlob((blob) => {
      if (blob !== null) download(fileName(title, 'png'), blob);
      made.dispose();
    });
  };

  return (
    <figure className="min-w-0">
      <figcaption className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          {heading ?? <h2 className="text-base font-semibold">{title}</h2>}
          {note === undefined ? null : <p className="text-sm text-quiet">{note}</p>}
        </div>
        <IconButton
          label={asTable ? 'View as chart' : 'View as table'}
          aria-pressed={asTable}
          size="sm"
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartNoAxesColumn className="size-4" /> : <Table2 className="size-4" />}
        </IconButton>
        <Menu
          trigger={
            <IconButton label={`Export ${title}`} size="sm">
              <Download className="size-4" />
            </IconButton>
          }
          actions={[
            { label: 'PNG image', onSelect: () => void save('png') },
            { label: 'SVG drawing', onSelect: () => void save('svg') },
            { label: 'CSV figures', onSelect: () => void save('csv') },
          ]}
        />
      </figcaption>
      <div className="mt-2">
        {asTable ? (
          <ChartTableView table={table} title={title} />
        ) : (
          <div className="relative rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent">
            <button
              type="button"
              aria-label={`${title}: walk from mark to mark with the arrow keys, ${table.rows.length} in all`}
              onKeyDown={onKeyDown}
              className="sr-only"
            />
            <div ref={box} style={{ height }} />
            {ready ? null : <Skeleton className="absolute inset-0" />}
          </div>
        )}
      </div>
    </figure>
  );
};
