/** What the window may ask of the shell itself: dialogs and the window. Paths stay in the shell; tokens come back. */
import * as z from 'zod';
import { command, query } from './define.ts';

export const PickSchema = z.object({ token: z.string(), name: z.string() });
export type Pick = z.output<typeof PickSchema>;

export const shell = {
  /** Version, runtime and whether this is a development runtime. */
  'shell.about': query(
    z.object({}),
    z.object({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      developmentRuntime: z.boolean(),
    }),
  ),
  /** Opens the folder dialog. Empty when the user cancels. */
  'shell.pickFolders': command(z.object({ purpose: z.enum(['import', 'workspace']) }), z.array(PickSchema)),
  /** Opens the file dialog. */
  'shell.pickFile': command(z.object({ purpose: z.enum(['rubric']) }), z.array(PickSchema)),
  /** Asks where to save. */
  'shell.pickSave': command(z.object({ suggestedName: z.string() }), z.array(PickSchema)),
  /** Shows a file the program wrote in the system's file manager. */
  'shell.reveal': command(z.object({ token: z.string() }), z.object({})),
} as const;
