/**
 * The file of a picture: what stands in its way is told before a search is made for it.
 */
import { extname } from "node:path";
import type { Canvas, Chart } from "../../report/charts/index.ts";
import { OptionError } from "../option-error.ts";
import { mustBeAFile, writeWhole } from "../whole-file.ts";

/** Pixels. */
const WIDTH = 720;

/**
 * @param path as typed, of an SVG file
 * @param option that names it
 * @returns what writes it, whole or not at all
 * @throws {OptionError} if it is no SVG, or there is no such folder
 */
export function pictureFile(path: string, option: string): (draw: (canvas: Canvas) => Chart) => Promise<void> {
  if (extname(path).toLowerCase() !== ".svg") {
    throw new OptionError(`${option}: ${path} is no SVG.\nGive a name that ends in .svg.`);
  }
  mustBeAFile(path, option);
  return async (draw) => {
    // Loaded only now: it is large.
    const { parseHTML } = await import("linkedom");
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const { svg } = draw({ document, width: WIDTH });
    writeWhole(path, standingAlone(svg));
  };
}

/** By itself, on white: without the page's fonts and colours. */
function standingAlone(svg: SVGSVGElement): string {
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("style", "background: white; color: #1c1f24; font-family: system-ui, sans-serif; font-size: 12px");
  // Not every program that shows pictures knows variables; each stands with the colour that it has on light ground.
  return `${svg.outerHTML.replaceAll(/var\(--[\w-]+, ([^)]+)\)/g, "$1")}\n`;
}
