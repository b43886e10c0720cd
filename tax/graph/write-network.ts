/**
 * A network as straight-line code, on integers: each node's value times its grid, as `halvings` has it held, and its hinges as `extremes` has
 * them worked.
 */
import type { Affine } from "./affine.ts";
import { withoutHinges } from "./extremes.ts";
import { halvingsOf } from "./halvings.ts";
import type { Network } from "./network.ts";
import type { CodeWriter } from "./operations.ts";
import { toCents, toSteps } from "./rounding.ts";

/**
 * @param network as `reduce` leaves it
 * @param input   where the amount of a slot is found, in whole cents
 * @returns where each output is found, in whole cents, by name
 */
export function writeNetwork(
  network: Network,
  writer: CodeWriter,
  input: (slot: number) => number,
): ReadonlyMap<string, number> {
  const { nodes } = network;
  const { forms, extremes } = withoutHinges(network);
  const places: (number | undefined)[] = [];

  const place = (node: number): number => (places[node] ??= write(node));

  const write = (index: number): number => {
    const form = forms[index];
    if (form !== undefined) return writeSum(form);
    const extreme = extremes.get(index);
    if (extreme !== undefined) return writer[extreme.kind](writeSum(extreme.left), writeSum(extreme.right));
    const node = nodes[index]!;
    switch (node.op) {
      case "input":
        return input(node.slot);
      case "hinge":
        return writer.max(place(node.of), writer.constant(0));
      case "select":
        return writer.select(place(node.positive), place(node.then), place(node.otherwise));
      case "cents":
        return rounded(node.of, toCents(nodes[node.of]!.grid));
      case "steps":
        return rounded(node.of, toSteps(nodes[node.of]!.grid, node.size));
      case "sum":
        throw new Error("every sum has a form");
    }
  };

  /** Terms of one factor are added before they are multiplied. */
  const writeSum = ({ constant, terms }: Affine): number => {
    const bySize = new Map<number, Part[]>();
    terms.forEach((factor, node) => {
      const size = Math.abs(factor);
      const parts = bySize.get(size) ?? [];
      bySize.set(size, parts);
      parts.push({ place: place(node), isTaken: factor < 0 });
    });
    const parts = [...bySize].flatMap(([size, of]) => {
      if (size === 1) return of;
      const { place, isTaken } = added(of);
      return [{ place: writer.multiply(place, writer.constant(size)), isTaken }];
    });
    if (constant !== 0 || parts.length === 0) {
      const isTaken = constant < 0 && parts.some((part) => !part.isTaken);
      parts.push({ place: writer.constant(isTaken ? -constant : constant), isTaken });
    }
    const { place: sum, isTaken } = added(parts);
    return isTaken ? writer.subtract(writer.constant(0), sum) : sum;
  };

  /** Those that are ready first are added first, so that none waits for more than it must. */
  const added = (parts: readonly Part[]): Part => {
    const depth = ({ place }: Part) => writer.depthOf(place);
    const waiting = parts.toSorted((a, b) => depth(a) - depth(b));
    while (waiting.length > 1) {
      const [a, b] = waiting.splice(0, 2) as [Part, Part];
      const sum =
        a.isTaken === b.isTaken ? { place: writer.add(a.place, b.place), isTaken: a.isTaken } : difference(a, b);
      const later = waiting.findIndex((part) => depth(part) > depth(sum));
      waiting.splice(later < 0 ? waiting.length : later, 0, sum);
    }
    return waiting[0]!;
  };

  const difference = (a: Part, b: Part): Part => {
    const [from, taken] = a.isTaken ? [b, a] : [a, b];
    return { place: writer.subtract(from.place, taken.place), isTaken: false };
  };

  const rounded = (node: number, rounding: ReturnType<typeof toCents>): number => {
    const halved = halvingsOf(nodes[node]!);
    const form = forms[node];
    const [[of, factor] = [], another] = form?.terms ?? [];
    return of === undefined || another !== undefined || factor! < 0
      ? rounding(writer, place(node), halved)
      : rounding(writer, place(of), factor! * halved, form!.constant * halved);
  };

  return new Map([...network.outputs].map(([name, node]) => [name, rounded(node, toCents(nodes[node]!.grid))]));
}

/** What is added, or taken away. */
interface Part {
  place: number;
  isTaken: boolean;
}
