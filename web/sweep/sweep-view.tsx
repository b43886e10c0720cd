import { memo, useState } from "react";
import { counted, whole } from "../../report/words/amounts.ts";
import { distributionColumns, heatMapTitle, histogramTitle, measured } from "../../report/words/sweep.ts";
import type { Distribution, HeatMap, SweepSummary } from "../../sweep/summary.ts";
import { faultInWords } from "../app/fault.ts";
import { HeatTable } from "../app/heat-table.tsx";
import type { Work } from "../app/work.ts";
import { ask } from "../engine/desk.ts";

/** What came of a sweep of the command line: where the best plan changes, and how tax and value are distributed. */
export const SweepView = memo(function SweepView({ sweep, setSweep }: Pick<Work, "sweep" | "setSweep">) {
  return (
    <div className="sweep">
      <h1>{sweep?.name ?? "Sweep"}</h1>
      {sweep === null && (
        <>
          <p className="note">
            Nobody knows the price. A sweep works one plan at many points, of prices, incomes or laws, and shows what
            the answer depends on. The command line makes one; its results open here.
          </p>
          <pre>
            <code>npx crossover sweep sweep.yaml --out points.csv</code>
          </pre>
        </>
      )}
      <Open isOther={sweep !== null} setSweep={setSweep} />
      {sweep !== null && <Summary summary={sweep.summary} />}
    </div>
  );
});

function Open({ isOther, setSweep }: { isOther: boolean; setSweep: Work["setSweep"] }) {
  const [refused, setRefused] = useState<{ name: string; message: string; remedy: string } | null>(null);
  const [isReading, setReading] = useState(false);
  const open = async (file: File) => {
    setReading(true);
    setRefused(null);
    const read = await ask("sweep", file).catch((reason: unknown) => ({
      message: faultInWords("it cannot be shown", String(reason)),
      remedy: "",
    }));
    setReading(false);
    if ("summary" in read) setSweep({ name: file.name, summary: read.summary });
    else setRefused({ name: file.name, ...read });
  };
  return (
    <div className="start">
      <label className={isOther ? "button" : "button primary"}>
        {isOther ? "Open other results" : "Open results"}
        <input
          className="unseen"
          type="file"
          accept=".csv,.json,.parquet,.duckdb"
          aria-describedby="sweep-files"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void open(file);
            target.value = "";
          }}
        />
      </label>
      <p className="state" id="sweep-files">
        {isReading ? "Being read" : "CSV, or what --summary --json prints"}
      </p>
      {refused !== null && (
        <p className="refused" role="alert">
          <strong>{refused.name}</strong>: {refused.message} <span className="remedy">{refused.remedy}</span>
        </p>
      )}
    </div>
  );
}

function Summary({ summary: { points, failed, errors, heatMap, by, distributions } }: { summary: SweepSummary }) {
  return (
    <>
      <p>
        {counted(points, "point")}
        {failed > 0 && `, of which ${whole(failed)} failed`}.
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ error, points }) => (
            <li key={error}>
              {whole(points)}: {error}
            </li>
          ))}
        </ul>
      )}
      {heatMap !== null && <Heat heatMap={heatMap} />}
      {distributions.length > 0 && <Distributions by={by} all={distributions} />}
      <div className="histograms">
        {distributions.map((each) => (
          <Histogram key={`${each.of} ${each.group}`} by={by} distribution={each} />
        ))}
      </div>
    </>
  );
}

function Heat({ heatMap }: { heatMap: HeatMap }) {
  const { across, down, cells } = heatMap;
  const all = cells.flat().filter((cell) => cell !== null);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return (
    <section aria-labelledby="heat-title">
      <h2 id="heat-title">Where the answer changes</h2>
      <HeatTable
        label={heatMapTitle(heatMap)}
        caption={heatMapTitle(heatMap)}
        across={across.labels}
        down={down?.labels ?? null}
        cell={(row, column) => {
          const amount = cells[row]![column]!;
          return amount === null
            ? null
            : { text: whole(amount), part: (amount - least) / Math.max(1e-9, most - least) };
        }}
      />
    </section>
  );
}

function Distributions({ by, all }: { by: string | null; all: readonly Distribution[] }) {
  return (
    <section aria-labelledby="distribution-title">
      <h2 id="distribution-title">How tax and value are distributed</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Tax and value over the points">
        <table>
          <caption>Under 25 %: a quarter of the points have less</caption>
          <thead>
            <tr>
              {by !== null && <th scope="col">{by}</th>}
              <td />
              {distributionColumns.map((title) => (
                <th scope="col" className="n" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ of, group, points, mean, quantiles }) => (
              <tr key={`${of} ${group}`}>
                {by !== null && <th scope="row">{group}</th>}
                <th scope="row">{measured[of]}</th>
                {[points, mean, ...quantiles].map((amount, i) => (
                  <td className="n" key={distributionColumns[i]}>
                    {whole(amount)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Histogram({ by, distribution }: { by: string | null; distribution: Distribution }) {
  const { bins } = distribution;
  const most = Math.max(...bins.map(({ points }) => points));
  return (
    <table className="histogram">
      <caption>{histogramTitle(distribution, by)}</caption>
      <tbody>
        {bins.map(({ from, points }) => (
          <tr key={from}>
            <th scope="row" className="n">
              {whole(from)}
            </th>
            <td>
              <span style={{ inlineSize: `${(100 * points) / most}%` }} />
            </td>
            <td className="n">{whole(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
