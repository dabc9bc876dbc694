/** Words of the outline: what a document was recognised by, and what became of findings and passages since. */
export const windowOutlineWords = {
  'outline.reason.title': '按页首标题“{title}”识别',
  'outline.reason.file-name': '按文件名“{title}”识别',
  'outline.reason.likeness': '页首文字与标题“{title}”相近（扫描识别）',
  'outline.reason.contents': '按卷内目录“{title}”及页次识别',
  'outline.reason.layout': '页首居中大字“{title}”，不是已知文书种类',
  'outline.reason.numbering': '页码从第 1 页重新开始',
  'outline.reason.hand': '人工指定',
  'finding.gone': '重新检查后不再发现',
  'evidence.toCheck': '原文有变动，请核对',
} as const;
