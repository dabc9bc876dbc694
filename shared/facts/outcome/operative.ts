/** The part of a decision that decides: from 决定如下 to how it is to be carried out. */
import type { Range } from '../view.ts';

const OPENS =
  /(?:作出|给予|予以)(?:如下|以下)?[^.:;]{0,16}(?:处罚|决定|处理|处罚决定)(?:如下)?:|(?:决定|处罚|处理|建议|处罚决定)如下:|(?:本(?:局|机关|委|大队|厅|队|所)|我(?:局|机关|委|大队)|现)(?:决定|拟决定|拟)(?:对[^.:;]{0,40})?(?:作出|给予|处以|处|:|责令|没收)|(?:决定|拟)(?:对|给予)[^.:;]{0,30}(?:处罚|:)/g;
const CLOSES =
  /(?:当事人|你(?:单位|公司)?|被处罚人|罚(?:没)?款|上述款项)[^.;]{0,24}(?:自收到|应(?:当)?(?:于|自)|必须在|在收到|收到本)|履行方式|救济途径|如不服|不服本|逾期(?:不|未)(?:缴|履)/;

/** Where a compact text decides; the whole text where no opening formula stands in it. */
export function operativePart(compact: string): Range {
  const openings = [...compact.matchAll(OPENS)];
  const last = openings.at(-1);
  if (!last) return { start: 0, end: compact.length };
  const close = CLOSES.exec(compact.slice(last.index + last[0].length));
  return {
    start: last.index,
    end: close ? last.index + last[0].length + close.index : compact.length,
  };
}
