/** Names of the few messages between the preload and the shell. The page never sees them. */
export const CHANNELS = {
  /** Page to shell: `(name, input)`, answered by a Reply. */
  call: 'workbench:call',
  /** Preload to shell: paths of dropped files, answered by picks. */
  dropped: 'workbench:dropped',
  /** Shell to page: `{ name, payload }`. */
  event: 'workbench:event',
} as const;
