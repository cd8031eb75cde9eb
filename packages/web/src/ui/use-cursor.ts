import { useState } from 'react';

/** The row that the keyboard is on. It follows its row when the order changes. */
export const useCursor = <Row extends { id: string }>(rows: ReadonlyArray<Row>) => {
  const [id, setId] = useState<string | null>(null);
  const found = rows.findIndex((row) => row.id === id);
  const index = found === -1 ? 0 : found;
  const move = (step: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + step))];
    if (next !== undefined) setId(next.id);
  };
  return { row: rows[index] ?? null, index, move, set: setId };
};
