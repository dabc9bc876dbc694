/** The tests' makers, loaded when a figure needs them: the types of test/ rest on those of scripts/, so by what they do. */

export function maker<T>(name: string): Promise<T> {
  return import(new URL(`../../test/makers/${name}.ts`, import.meta.url).href) as Promise<T>;
}
