/**
 * The few parts of WebAssembly's binary format that a kernel needs: functions over one imported memory, in which the module has a
 * room that begins at an imported base.
 *
 * @source WebAssembly Core Specification 2.0, section 5, Binary Format
 */

export interface WasmFunction {
  /** The name it is exported by, or null. */
  name: string | null;
  /** How many parameters it takes, all i32; it returns nothing. */
  parameters: number;
  /** How many locals of each type follow the parameters, in this order; none unless told. */
  i32Locals?: number;
  f64Locals?: number;
  v128Locals?: number;
  /** Instructions, without the `end` of the function. */
  body: Bytes;
}

/** What is used of an engine's `WebAssembly`: the same in Node and in browsers, whose own types are not at hand in both. */
export interface Engine {
  validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  Instance: new (
    module: object,
    imports: { kernel: { memory: object; base: number } },
  ) => { readonly exports: Record<string, (...parameters: number[]) => void> };
}

/** The engine, or undefined where there is none. */
export const engine = (globalThis as unknown as { WebAssembly?: Engine }).WebAssembly;

type Bytes = ArrayLike<number>;

const I32 = 0x7f;
const F64 = 0x7c;
const V128 = 0x7b;

/** Instructions, by the names of the specification. */
export const wasm = {
  block: (body: readonly number[]) => [0x02, 0x40, ...body, 0x0b],
  loop: (body: readonly number[]) => [0x03, 0x40, ...body, 0x0b],
  br: (depth: number) => [0x0c, ...unsigned(depth)],
  brIf: (depth: number) => [0x0d, ...unsigned(depth)],
  call: (index: number) => [0x10, ...unsigned(index)],
  /** Where the module's room in memory begins. */
  base: [0x23, 0x00],
  localGet: (index: number) => [0x20, ...unsigned(index)],
  localSet: (index: number) => [0x21, ...unsigned(index)],
  localTee: (index: number) => [0x22, ...unsigned(index)],
  i32Const: (value: number) => [0x41, ...signed(value)],
  i32Load: (offset: number) => [0x28, 0x02, ...unsigned(offset)],
  i32Store: (offset: number) => [0x36, 0x02, ...unsigned(offset)],
  i32Eqz: [0x45],
  i32LtS: [0x48],
  i32GtS: [0x4a],
  i32GeS: [0x4e],
  i32Add: [0x6a],
  i32Sub: [0x6b],
  f64Load: (offset: number) => [0x2b, 0x03, ...unsigned(offset)],
  f64Store: (offset: number) => [0x39, 0x03, ...unsigned(offset)],
  f64Const: (value: number) => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  f64Eq: [0x61],
  f64Ge: [0x66],
  f64Add: [0xa0],
  f64Sub: [0xa1],
  f64Mul: [0xa2],
  v128Load: (offset: number) => [0xfd, 0x00, 0x04, ...unsigned(offset)],
  v128Store: (offset: number) => [0xfd, 0x0b, 0x04, ...unsigned(offset)],
  /** The same number in both lanes. */
  f64x2Const: (value: number) => {
    const bits = new Uint8Array(Float64Array.of(value, value).buffer);
    return [...simd(0x0c), ...bits];
  },
  bitselect: simd(0x52),
  anyTrue: simd(0x53),
  f64x2Ne: simd(0x48),
  f64x2Gt: simd(0x4a),
  f64x2Ceil: simd(0x74),
  f64x2Floor: simd(0x75),
  f64x2Add: simd(0xf0),
  f64x2Sub: simd(0xf1),
  f64x2Mul: simd(0xf2),
  f64x2Div: simd(0xf3),
  f64x2Pmin: simd(0xf6),
  f64x2Pmax: simd(0xf7),
} as const;

/** An instance is given `kernel.memory` and `kernel.base`. */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const most = Math.max(0, ...functions.map(({ parameters }) => parameters));
  const types = Array.from({ length: most + 1 }, (_, count) =>
    joined([[0x60], vector(new Array(count).fill([I32])), [0x00]]),
  );
  const exported = functions.flatMap(({ name }, index) =>
    name === null ? [] : [joined([text(name), [0x00], unsigned(index)])],
  );
  return joined([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, vector(types)),
    section(
      2,
      vector([
        joined([text("kernel"), text("memory"), [0x02, 0x00], unsigned(1)]),
        joined([text("kernel"), text("base"), [0x03, I32, 0x00]]),
      ]),
    ),
    section(3, vector(functions.map(({ parameters }) => unsigned(parameters)))),
    section(7, vector(exported)),
    section(10, vector(functions.map(code))),
  ]);
}

function code({ i32Locals = 0, f64Locals = 0, v128Locals = 0, body }: WasmFunction): Bytes {
  const locals = vector([
    [...unsigned(i32Locals), I32],
    [...unsigned(f64Locals), F64],
    [...unsigned(v128Locals), V128],
  ]);
  return sized(joined([locals, body, [0x0b]]));
}

const section = (id: number, content: Bytes): Bytes => joined([[id], sized(content)]);

const vector = (items: readonly Bytes[]): Bytes => joined([unsigned(items.length), ...items]);

const sized = (content: Bytes): Bytes => joined([unsigned(content.length), content]);

const text = (value: string): Bytes => sized(new TextEncoder().encode(value));

function joined(parts: readonly Bytes[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function simd(opcode: number): readonly number[] {
  return [0xfd, ...unsigned(opcode)];
}

/** LEB128. */
function unsigned(value: number): number[] {
  const result: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...result, rest];
    result.push((rest & 0x7f) | 0x80);
  }
}

function signed(value: number): number[] {
  const result: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    if (rest >= -0x40 && rest < 0x40) return [...result, rest & 0x7f];
    result.push((rest & 0x7f) | 0x80);
  }
}
