import { describe, expect, it } from 'vitest';
import { readClasses } from '../../../main/backend/ocr/reading/dictionary.ts';
import { loadModels } from '../../../main/backend/ocr/reading/models.ts';

describe('the list of characters of the recognition model', () => {
  it('begins with nothing, and ends with the space the shipped list leaves out', async () => {
    const { classes, recognition } = await loadModels();
    const [output] = recognition.outputMetadata;
    // Without the space every answer of the model would be read one class off at the end of the list.
    expect(classes).toHaveLength(Number(output && 'shape' in output ? output.shape[2] : 0));
    expect([classes[0], classes.at(-1), classes.at(-2)?.trim()]).toEqual(['', ' ', classes.at(-2)]);
    expect(classes).toContain('罚');
  });

  it('is the same whether or not the list ends with a line break', () => {
    expect(readClasses('的\n人\n')).toEqual(['', '的', '人', ' ']);
    expect(readClasses('的\r\n人')).toEqual(['', '的', '人', ' ']);
  });
});
