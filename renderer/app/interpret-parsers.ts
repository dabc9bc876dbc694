/** Parsers are interpreted, never compiled: the window's policy runs no code made from strings. Imported first. */
import * as z from 'zod';

z.config({ jitless: true });
