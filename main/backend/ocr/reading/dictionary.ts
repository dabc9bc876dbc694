/** The characters the recognition model can answer with. */

/**
 * Classes of the model: 0 is "nothing", then one a line of the shipped list, and last a space, which the list leaves
 * out. Without it every class is off by one at the end and the answer is garbage.
 */
export function readClasses(list: string): readonly string[] {
  return ['', ...list.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
}
