/** Inputs no window sends: wrong types, names that reach into prototypes, very long and very deep values. */
import fc from 'fast-check';

const MEGABYTE = '长'.repeat(350_000);

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? { deeper: value } : [value];
  return value;
}

const DEEP = nested(5000);

/** An object with such a name as its own property, as JSON.parse makes them. */
function named(name: string, value: unknown): unknown {
  return JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
}

const odd = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  '\0',
  '\ud800',
  Number.NaN,
  Infinity,
  -1,
  1.5,
  2 ** 53,
  10n,
  Symbol.iterator,
  [],
  {},
  new Date(0),
  new Map([['caseId', 'x']]),
  new Uint8Array(8),
  () => 'x',
  MEGABYTE,
  DEEP,
  named('__proto__', { caseId: 'x', isAdmin: true }),
  named('constructor', { prototype: { caseId: 'x' } }),
  Object.create(null),
  Object.create({ caseId: 'inherited', userId: 'inherited' }),
);

const any = fc.oneof(
  odd,
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    maxDepth: 3,
  }),
);

/** Anything at all. */
export const garbage: fc.Arbitrary<unknown> = any;

/** Objects that have the right names and wrong things under some of them. */
export function nearlyRight(right: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const names = Object.keys(right);
  if (names.length === 0) return any;
  return fc
    .record({
      spoilt: fc.subarray(names, { minLength: 1 }),
      values: fc.array(any, { minLength: names.length, maxLength: names.length }),
      more: fc.boolean(),
    })
    .map(({ spoilt, values, more }) => {
      const input: Record<string, unknown> = { ...right };
      spoilt.forEach((name, index) => {
        input[name] = values[index];
      });
      if (more) Object.defineProperty(input, '__proto__', { value: { isAdmin: true }, enumerable: true });
      return input;
    });
}
