/** Words of OCR in the window. */
export const windowOcrWords = {
  'ocr.tray.running': 'OCR: {waiting} pages left',
  'ocr.tray.paused': 'OCR paused: {waiting} pages left',
  'ocr.tray.left': 'about {minutes} min',
  'ocr.tray.unread': '{pages} pages not read',
  'ocr.title': 'Text recognition of scanned pages',
  'ocr.case': '{waiting} waiting · {read} read · {skipped} skipped · {failed} failed',
  'ocr.pause': 'Pause',
  'ocr.resume': 'Resume',
  'ocr.skip': 'Skip this case',
  'ocr.retry': 'Read again',
  'ocr.lines': 'Compare recognised text',
  'ocr.line': 'Line {line}',
  'ocr.unsure': 'Unsure, please compare',
  'ocr.confirmed': 'Compared',
  'ocr.confirm': 'It stands there so',
} as const;
