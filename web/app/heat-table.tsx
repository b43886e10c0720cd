export interface HeatCell {
  text: string;
  /** From 0, the lightest, to 1. */
  part: number;
}

/** Numbers by two keys, the higher the darker; each says its number too. */
export function HeatTable({
  label,
  caption,
  across,
  down,
  cell,
}: {
  label: string;
  caption: string;
  across: readonly string[];
  /** null: one row. */
  down: readonly string[] | null;
  /** null: nothing is there. */
  cell: (row: number, column: number) => HeatCell | null;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={label}>
      <table className="heat">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {down !== null && <td />}
            {across.map((each) => (
              <th scope="col" className="n" key={each}>
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(down ?? [""]).map((each, row) => (
            <tr key={each}>
              {down !== null && <th scope="row">{each}</th>}
              {across.map((at, column) => (
                <Cell key={at} cell={cell(row, column)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** As dark as text can still be read on. */
const DARKEST = 35;

function Cell({ cell }: { cell: HeatCell | null }) {
  if (cell === null) return <td className="n">–</td>;
  return (
    <td
      className="n"
      style={{ background: `color-mix(in srgb, var(--accent) ${Math.round(DARKEST * cell.part)}%, transparent)` }}
    >
      {cell.text}
    </td>
  );
}
