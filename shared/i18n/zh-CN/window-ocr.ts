/** Words of OCR in the window: the tray, and the lines it read beside their page. */
export const windowOcrWords = {
  'ocr.tray.running': '文字识别：还有 {waiting} 页',
  'ocr.tray.paused': '文字识别已暂停：还有 {waiting} 页',
  'ocr.tray.left': '约 {minutes} 分钟',
  'ocr.tray.unread': '{pages} 页未识别',
  'ocr.title': '扫描页文字识别',
  'ocr.case': '待识别 {waiting} · 已识别 {read} · 已跳过 {skipped} · 失败 {failed}',
  'ocr.pause': '暂停',
  'ocr.resume': '继续',
  'ocr.skip': '跳过此案',
  'ocr.retry': '重新识别',
  'ocr.lines': '对照识别文字',
  'ocr.line': '第 {line} 行',
  'ocr.unsure': '把握不大，请核对',
  'ocr.confirmed': '已核对',
  'ocr.confirm': '按此核对无误',
} as const;
