/** Words of the outline: what a document was recognised by, and what became of findings and passages since. */
export const windowOutlineWords = {
  'outline.reason.title': '按页首标题识别',
  'outline.reason.file-name': '按文件名识别',
  'outline.reason.hand': '人工指定',
  'finding.gone': '重新检查后不再发现',
  'evidence.toCheck': '原文有变动，请核对',
} as const;
