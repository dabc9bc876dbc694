/** The shipped check data, loaded once, and the one way from files' pages to a checked case. */

import { CheckCatalogSchema, createCatalog } from '../../shared/checks/catalog.ts';
import { RuleDataSchema } from '../../shared/checks/rule/rule-data.ts';
import type { CheckData } from '../../shared/checks/run.ts';
import { CalendarSchema, createCalendar } from '../../shared/deadline/calendar.ts';
import { TimeLimitsSchema } from '../../shared/deadline/limits.ts';
import { vocabulary } from './facts/vocabulary.ts';
import { lawLibrary } from './laws/library.ts';
import { readResource } from './resources.ts';

let loaded: CheckData | null = null;

export function checkData(): CheckData {
  loaded ??= {
    vocabulary: vocabulary(),
    library: lawLibrary(),
    limits: readResource('limits/limits.json', TimeLimitsSchema).limits,
    calendar: createCalendar(readResource('calendars/cn.json', CalendarSchema)),
    rules: readResource('checks/rule-data.json', RuleDataSchema),
    catalog: createCatalog(readResource('checks/catalog.json', CheckCatalogSchema)),
  };
  return loaded;
}
