/** "Looked at, nothing found": an item without a deduction is assessed only when somebody says so. */
import { zh } from '../../../shared/i18n/translate.ts';
import { CheckField } from '../../kit/choice.tsx';
import type { SheetActions } from './sheet-actions.ts';

export interface AssessedToggleProps {
  readonly itemId: string;
  readonly name: string;
  readonly hasDeductions: boolean;
  readonly isAssessed: boolean;
  readonly actions: SheetActions;
}

export function AssessedToggle({ itemId, name, hasDeductions, isAssessed, actions }: AssessedToggleProps) {
  if (hasDeductions) return null;
  return (
    <CheckField
      checked={isAssessed}
      label={zh('score.assessed.of', { name })}
      onChange={(assessed) => actions.markAssessed([itemId], assessed)}
    >
      {zh('score.assessed')}
    </CheckField>
  );
}
