/** Words of the outline: what a document was recognised by, and what became of findings and passages since. */
export const windowOutlineWords = {
  'outline.reason.title': 'Recognised by its title, {title}',
  'outline.reason.file-name': 'Recognised by the name of the file, {title}',
  'outline.reason.likeness': 'Its head, read by OCR, is nearly the title {title}',
  'outline.reason.contents': 'Recognised by the list of contents: {title}',
  'outline.reason.layout': 'A large centred title of no known kind: {title}',
  'outline.reason.numbering': 'Page numbers begin anew',
  'outline.reason.hand': 'Set by hand',
  'finding.gone': 'No longer found when checked again',
  'evidence.toCheck': 'Moved, please check',
} as const;
