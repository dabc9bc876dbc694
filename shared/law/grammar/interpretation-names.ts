/**
 * Short names in which practice cites judicial interpretations: 民诉法解释, 公司法司法解释（三）,
 * 民法典婚姻家庭编解释（一）, 民间借贷司法解释. Derived from the full titles by rule.
 */

const APPLYING =
  /关于适用《(?:中华人民共和国)?([^《》]+)》(?:的)?(.{0,16}?)(?:若干|有关|具体|应用|法律)*(?:问题)?的?(?:解释|规定)(（.{1,3}）)?$/;
const HANDLING =
  /关于(?:人民法院)?(?:审理|办理)(.{2,24}?)(?:等)?(?:纠纷|刑事|民事|行政|犯罪)*案件.{0,6}?(?:适用|应用|具体应用)?法?律?(?:若干|有关)?(?:问题)?的?(?:解释|规定)(（.{1,3}）)?$/;
const SHORTEST_SUBJECT = 4;

/** @param lawNames names of the law a title applies, as practice shortens it: 民事诉讼法 → 民诉法 */
export function interpretationNames(title: string, lawNames: (law: string) => readonly string[]): string[] {
  const applying = APPLYING.exec(title);
  if (applying) {
    const [, law = '', part = '', number = ''] = applying;
    return [law, ...lawNames(law)].flatMap((name) => [
      `${name}${part}解释${number}`,
      `${name}${part}司法解释${number}`,
    ]);
  }
  const handling = HANDLING.exec(title);
  const subject = handling?.[1] ?? '';
  if (subject.length < SHORTEST_SUBJECT) return [];
  const number = handling?.[2] ?? '';
  return [`${subject}司法解释${number}`, `${subject}解释${number}`];
}
