// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import './data-table.css';

/** One column: its heading and what stands in a row under it. The first column heads the rows. */
export interface Column<Row> {
  key: string;
  heading: ReactNode;
  /** The heading as text, shown beside the cell where rows become cards. */
  name: string;
  cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** What the table holds; read aloud, shown only with `showCaption`. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The row the keyboard stands on, where rows can be walked. */
  current?: string | undefined;
  /** Rows become cards on a phone. */
  cards?: boolean;
}

/** Rows and columns with real headings. On a phone each row becomes a card if asked. */
export function DataTable<Row>({ caption, columns, rows, keyOf, current, cards }: DataTableProps<Row>) {
  return (
    <div className="ui-table-scroll" data-cards={cards ? '' : undefined} role="region" aria-label={caption} tabIndex={0}>
      <table className="ui-table" role="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader">
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => {
            const key = keyOf(row);
            return (
              <tr key={key} role="row" data-row={key} aria-current={key === current ? 'true' : undefined}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row" role="rowheader">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} role="cell" data-label={column.name}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
