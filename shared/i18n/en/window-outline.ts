/** Words of the outline: what a document was recognised by, and what became of findings and passages since. */
export const windowOutlineWords = {
  'outline.reason.title': 'Recognised by the title on its first page',
  'outline.reason.file-name': 'Recognised by the name of the file',
  'outline.reason.hand': 'Set by hand',
  'finding.gone': 'No longer found when checked again',
  'evidence.toCheck': 'Moved, please check',
} as const;
